/**
 * Words that say nothing of a subject, by language, lower case and without diacritics: articles,
 * pronouns, prepositions, the commonest verbs and adverbs. Long for French and English, short for the rest.
 */
const lists: Readonly<Record<string, string>> = {
  fr: `a ai aie aient ailleurs ainsi alors apres as assez au aucun aucune aujourdhui auquel aura aurai
    auraient aurais aurait auras aurez aurons auront aussi autant autre autres aux auxquels avaient avais
    avait avant avec avez aviez avions avoir avons ayant beaucoup bien bientot bon bonne bonnes bons bref
    ca car ce ceci cela celle celles celui cent cependant certain certaine certaines certains ces cest cet
    cette ceux chacun chacune chaque chez chose choses cinq combien comme comment contre coup cours dans
    de deca dedans dehors deja dela depuis derriere des desormais dessous dessus deux deuxieme devant
    devait devez devoir devrait dire dit dix doit doivent donc dont du durant elle elles en encore enfin
    ensuite entre envers environ es est et etaient etais etait etant etes etre eu eurent eut eux fait
    faire fais faisait faisant faites faudra faudrait faut fera ferai feront fois font fut furent grace
    hors hui huit ici il ils jamais je jusqu jusque la laquelle le lequel les lesquelles lesquels leur
    leurs loin lors lorsque lui ma mais malgre me meme memes mes mettre mien mienne miens mieux mis moi
    moins mon na ne neanmoins ni non nos notamment notre notres nous nouveau nouveaux nouvelle nouvelles
    on ont onze or ou ouais oui par parce parfois parmi partout pas passe pendant permet peu peut peuvent
    peux plupart plus plusieurs plutot point pour pourquoi pourra pourrait pouvait pouvez pouvoir pouvons
    premier premiere presque pres prendre puis puisque qu quand quant quatre que quel quelle quelles
    quelque quelques quelquun quels qui quoi quoique rien sa sais sait sans sauf savoir se selon sept sera
    serai seraient serait seras serez seront ses seul seule seulement si sien sienne sinon six soi sois
    soit sommes son sont sous souvent suis suivant sur surtout ta tandis tant te tel telle tellement
    telles tels tenez tes tiens toi ton toujours tous tout toute toutefois toutes tres trois trop trouve
    trouver tu un une va vais vas vers veut veux via voici voient voila voir vois voit vont vos votre
    vous voyez vraiment vu y`,
  en: `a able about above across actually after again against all almost alone along already also although
    always am among an and another any anyone anything are aren around as at away back be became because
    become been before being below best better between both but by came can cannot cant come comes could
    couldn did didn different do does doesn doing don done down during each either else enough etc even
    ever every everyone everything except few first for from further gave get gets getting give given go
    goes going gone gonna good got had hadn has hasn have haven having he hello hence her here hers
    herself hey hi him himself his how however i if im in indeed instead into is isn it its itself ive
    just keep kind know last later least less let lets like ll lot lots made make makes making many may
    maybe me mean might more most mostly much must my myself near need needs neither never new next no
    nobody none nor not nothing now of off often oh ok okay old on once one ones only onto or other others
    otherwise our ours ourselves out over own part per perhaps pretty put quite rather re really right
    said same saw say says second see seem seems several shall she should shouldn since so some someone
    something sometimes soon still such sure take taken than thank thanks that the their theirs them
    themselves then there therefore these they thing things think this those though three through thus to
    together too took toward towards try trying two under unless until up upon us use used uses using
    usually various ve very via want wanted wants was wasn way ways we well went were weren what whatever
    when where whether which while who whole whom whose why will with within without won would wouldn
    yeah yes yet you your yours yourself`,
  de: `aber alle allem allen aller alles als also am an auch auf aus bei beim bin bis bist da damit dann das
    dass dein dem den denn der des dich die dies diese diesem diesen dieser dieses dir doch dort du durch
    ein eine einem einen einer eines er es etwas euch fur gegen hab habe haben hat hatte hier ich ihm ihn
    ihr ihre im in ins ist ja jede jeder jedes jetzt kann kein keine konnen man mehr mein mich mir mit
    muss nach nicht noch nun nur ob oder ohne schon sehr sein seine sich sie sind so uber um und uns unser
    unter vom von vor war was weil wenn wer werden wie wieder will wir wird wo zu zum zur zwischen`,
  es: `a al algo alguna alguno algunos ante antes asi aun aunque bien cada como con contra cual cuando de del
    desde donde dos durante e el ella ellas ellos en entre era es esa esas ese eso esos esta estaba estan
    estar estas este esto estos fue ha hace hacer han hasta hay la las le les lo los mas me mi mis mucho
    muy nada ni no nos nosotros o os otra otro otros para pero poco por porque pues que quien se sea ser
    si sin sino sobre solo son su sus tambien tan te tiene toda todo todos tu tus un una uno unos vez y ya
    yo`,
  it: `a ad agli ai al alla alle allo anche ancora avere c che chi ci come con contro cosa cui da dagli dai
    dal dalla dalle dei del della delle dello deve di dopo dove due e ed era fare fra gli ha hai hanno ho
    i il in io la le lei li lo loro lui ma me mi mia mio molto ne negli nei nel nella nelle no noi non
    nostra nostro o ogni per perche piu poi prima pui qua quale quando quanto quella quelle quello questa
    queste questi questo se sei senza si sia siamo sono sta sua sue sugli sui sul sulla suo tra tu tua tuo
    tutta tutti tutto un una uno vi voi`,
  nl: `aan al alle als altijd andere bij dan dat de der deze die dit doen door dus een eens en er ge geen goed
    haar had heb hebben heeft hem het hier hij hoe hun iets ik in is ja je kan kon kunnen maar me meer men
    met mij mijn moet na naar niet niets nog nu of om omdat onder ons ook op over reeds te tegen toch toen
    tot u uit uw van veel voor waren was wat we wel werd wezen wie wij wil worden zal ze zei zelf zich zij
    zijn zo zonder zou`,
  pt: `a ao aos as ate com como da das de dela dele deles depois do dos e ela elas ele eles em entre era essa
    esse esta estao estas este eu foi ha isso isto ja la lhe mais mas me mesmo meu minha muito na nao nas
    nem no nos nossa nosso num numa o os ou para pela pelas pelo pelos por qual quando que quem se sem ser
    seu seus so sobre sua suas tambem te tem tenho ter toda todo todos tu um uma umas uns voce`,
};

const sets: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(lists).map(([language, words]) => [language, new Set(words.split(/\s+/))]),
);

const none: ReadonlySet<string> = new Set();

/** The stop words of a language (ISO 639-1), none where we have no list. */
export function stopWordsOf(language: string): ReadonlySet<string> {
  return sets.get(language) ?? none;
}

/** The languages that have a list. */
export const languagesWithStopWords: readonly string[] = [...sets.keys()];
