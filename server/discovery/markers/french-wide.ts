import type { Marker } from './marker.ts';

const LESS = '{family}|{clients}|{letters}|{institution}';

/**
 * French, the wide tier: words that only suggest a relation. Each weighs little, so that one alone is a
 * doubtful proposal and two make a fair one; a person decides. The line above each says why it is here.
 */
export const frenchWide: readonly Marker[] = [
  // Received a product, without saying that it was given.
  {
    id: 'fr.received-product',
    kind: 'gift',
    weight: 0.32,
    named: 0.38,
    pattern: String.raw`\b(?:j'ai|nous avons|on a|j'avais|nous avions|ai|que j'ai|ayant) {few}recue?s? (?:[\w'-]+ ){0,3}?(?:colis|box|coffret|panier|produits?|exemplaires?|livres?|romans?|albums?|gamme|palettes?|echantillons?|cremes?|soins?|moules?|robots?|jeux?|kits?|tissus?|chocolats?|biscuits?|thes?|vins?|bouteilles?|capteurs?|modules?|boitiers?|cameras?|casques?|enceintes?|montres?|velos?|smartphones?|tablettes?)\b|\b(?:recue?s?|arrivee?s?) (?:a|au|dans) (?:la|ma|mon|notre) (?:redaction|boite aux lettres|domicile)\b`,
    unless: `${LESS}|\\b(?:command\\w+|achet\\w+|paye\\w*|soldes|abonne\\w*|abonnement)\\b`,
  },
  // Thanks to a name for something.
  {
    id: 'fr.thanks-name',
    kind: 'gift',
    weight: 0.12,
    named: 0.26,
    pattern: String.raw`\b(?:merci|remercie|remercions|remercier) (?:[\w']+ ){0,2}?(?:a|au|aux|les|la|le|l'|chez) ?(?:[\w'&-]+ ){1,7}?(?:(?:pour|de)\b|d'avoir|qui (?:m'|nous ))`,
    unless: `${LESS}|\\b(?:tous|toutes|tout le monde|accueil|demos?|debats?|point de vue|lect\\w+|abonn\\w+|amis?|copains?|dieu|recettes?|photos?|inspiration|partage|conseils?|aide|soutien|commentaires?|vous tous|equipe medicale|infirmi\\w+|relect\\w+|astuce|week-?end|support|travail|projets?|contribu\\w+|evenements?|organis\\w+|articles?|intervention|participation|precisions?|news|info\\w*|lien|idee|code|correct\\w+)\\b|\\bmerci (?:a|de) (?:toi|vous|lui|elle|eux)\\b|\\bmerci de\\b`,
  },
  // A brand does something for the author, whatever the verb.
  {
    id: 'fr.brand-does',
    kind: 'gift',
    weight: 0.4,
    pattern: String.raw`\b(?:marques?|boutiques?|enseignes?|entreprises?|societes?|agences?|createurs?|creatrices?|partenaires?|fabricants?|editions|maisons? d'edition|attachee?s? de presse|e-?shop|laboratoires?|offices? (?:de |du )?tourisme|hotel|chocolaterie|biscuiterie|brasserie|distillerie|conserverie)(?: [\w'&-]+){0,6}? (?:m'|nous |me )(?:a |ont |avait |avaient |aura |propose\w*|offr\w+|envo\w+|invit\w+|permet\w*|gate\w*|confi\w+|laiss\w+|convi\w+)|\bgrace (?:a|au|aux) (?:la |le |les |l'|mon |notre )?(?:marque|boutique|enseigne|agence|partenaire|office (?:de |du )?tourisme|maison)\b`,
    unless: `${LESS}|\\b(?:abandonn\\w+|oubli\\w+|decu\\w*|trahi\\w*|trompe\\w*|arnaqu\\w*|rembours\\w+|factur\\w+|sav|livr\\w+|repondu|refus\\w+|recommande|comptez|euros?)\\b`,
  },
  // Given, with by whom.
  {
    id: 'fr.given-from',
    kind: 'gift',
    weight: 0.2,
    named: 0.28,
    pattern: String.raw`\b(?:offert|offerts|offerte|offertes|confiee?s?|pretee?s?) (?:\w+ )?(?:par|de la part|lors)\b|\bde la part d(?:e|u|es) (?:la |l')?(?:\w+ )?{brand}`,
    unless: `${LESS}|\\b(?:possibilites?|la poste|navigateur|serveur|requete|donnees)\\b|envoye par\\W*$`,
  },
  // Lucky enough to be somewhere or try something.
  {
    id: 'fr.lucky',
    kind: 'invitation',
    weight: 0.32,
    pattern: String.raw`\beu {few}(?:la |le |l'|cette |une |un )?(?:\w+ )?(?:chance|plaisir|privilege|honneur|opportunite|occasion|joie)(?: \w+)?? (?:de |d')(?:pouvoir )?(?:les |le |la |l'|en |y |me )?(?:assister a (?:un |une |la |l')?(?:lancement|avant-premiere|soiree|presentation|defile|atelier)|sejourner|decouvrir (?:en avant|la nouvelle|le nouveau|les nouveaut\w+|les produits|la marque|la gamme))|\blancement auquel\b`,
    unless: `${LESS}|\\b(?:pas|jamais) (?:encore )?eu\\b`,
  },
  // Invited, or an evening for those who write.
  {
    id: 'fr.invited-wide',
    kind: 'invitation',
    weight: 0.38,
    mine: true,
    pattern: String.raw`\b(?:m'a|m'ont|nous a|nous ont|j'etais|j'ai ete|nous etions|nous avons ete|ete|etais|sommes) {few}convi\w+|\b(?:soiree|evenement|journee|operation|cocktail|dejeuner|atelier|diner|brunch|petit-dejeuner|visite|rencontre)s? (?!entre )(?:[\w'-]+ ){0,2}?(?:blogueu\w*|bloggeu\w*|influenceu\w*|presse|vip|de lancement|instameet)|\b(?:accueillie?s?|recue?s?|choyee?s?|gatee?s?) (?:[\w'-]+ ){0,2}?par (?:l'|la |le |les )?(?:[\w'-]+ )?(?:{brand}|office|hotel|chef|maison)|\btous frais payes\b|\bblogueu\w+ (?:invit|convi)\w+`,
    unless: `${LESS}|{talks}|\\b(?:mariage|anniversaire|bapteme|amis|copains)\\b`,
  },
  // Something to be won, said in many ways.
  {
    id: 'fr.win-something',
    kind: 'contest-host',
    weight: 0.36,
    pattern: String.raw`\b(?:fai(?:s|re|t) gagner|a remporter|a gagner|tente[rz] de (?:gagner|remporter)|heureu\w+ gagnante?s?|(?:la|le|les|nos|mes) gagnante?s? du (?:concours|jeu|tirage)|(?:et|:) gagnez? (?:une?|le|la|ton|ta|votre))\b`,
    unless: `{family}|{clients}|{institution}|{noprize}|\\b(?:temps|argent|elections?|match|tournoi|course|oscar|prix nobel|finale?|equipe|place|minutes?|prochaine saison)\\b`,
  },
  // What the author sells or signs.
  {
    id: 'fr.sells-own',
    kind: 'own-product',
    weight: 0.4,
    formal: true,
    pattern: String.raw`\b(?:mon|ma|mes|notre|nos) (?:[\w'-]+ ){0,3}?(?:livres?|romans?|nouvelles(?= (?:\w+ )?(?:publi|paru|sor|sont|ont|seront|dans|disponible))|nouvelle(?= (?:[\w'-]+ )??(?:est|sera|vient|sort|parai))|recueils?|ebooks?|novella|bd|guides?|formations?|boutique|ateliers?|patrons?|jeu)\b[^.!?]{0,80}\b(?:sort\w*|parai\w*|paru\w*|parution|disponibles?|command\w+|precommand\w*|acheter|librairies?|en vente|publiee?s?|dedicac\w+|inscri\w+|editions)\b|\bla (?:sortie|parution|publication|precommande) (?:[\w']+ ){0,2}?(?:de |d')(?:mon|notre|nos|mes) (?:[\w'-]+ ){0,2}?(?:livre|roman|recueil|ebook|guide|nouvelle|album|jeu)\b|\b(?:ma|mes) (?:[\w'-]+ )?dedicaces?\b|\bsignatures? en librairie|\b(?:mon|ma) (?:tout |toute )?(?:nouveau|nouvel|nouvelle|dernier|derniere|premier|premiere|deuxieme|troisieme|second|seconde) (?:livre|roman|recueil|album|bd|fiction|ebook|guide|novella|nouvelle|collection|boutique|formation)\b|\b(?:mon|notre) (?:livre|roman|recueil|ebook) (?:est|sera|vient|sort)\b|\b(?:je serai|retrouve\w*[- ]moi|venez|j'etais) [^.!?]{0,60}\bdedicaces?\b`,
    unless:
      "{family}|\\b(?:mon top|achetee?s? a|objectifs?|demarcher|bilan|prefere\\w*|bibliotheque|livre de chevet|je lis|j'ai lu)\\b",
  },
  // A rebate offered to those who read.
  {
    id: 'fr.readers-rebate',
    kind: 'affiliate',
    weight: 0.36,
    pattern: String.raw`\b(?:vous|lect\w+|abonne\w*|votre|profite[rz]|beneficie[rz])\b[^.!?]{0,80}{rebate}|{rebate}[^.!?]{0,60}\b(?:vous|votre|lect\w+|abonne\w*)\b|\b(?:profite[rz]|beneficie[rz])\b[^.!?]{0,40}\b\d+ ?% (?:de |sur )`,
    unless: `${LESS}|\\b(?:impots?|fiscal\\w*|dechets?|etudiante?s?|justificatif|population|salaires?|emissions?|prix du)\\b`,
  },
  {
    id: 'fr.link-rebate',
    kind: 'affiliate',
    weight: 0.45,
    pattern: String.raw`\b(?:reduction|remise|rabais|bon d'achat|euros? offerts?)\b[^.!?]{0,40}\b(?:avec|via|par|grace a|en passant par|en cliquant sur) (?:ce|mon|mes) liens?\b`,
  },
  // A shop's link under a post, on a line of its own.
  {
    id: 'fr.buy-there',
    kind: 'affiliate',
    weight: 0.38,
    pattern: String.raw`^(?:l')?(?:acheter|achetez|commander|louer) (?:le|la|les|l'|ce|cet|cette)[^.!?]{0,60}\bsur (?:amazon|la fnac|fnac|itunes|rakuten|cdiscount|cultura)\b[^.!?]{0,12}$`,
  },
  // The words of the trade beside the author.
  {
    id: 'fr.trade-words',
    kind: 'partnership',
    weight: 0.26,
    mine: true,
    pattern: String.raw`\b(?:partenariats?|(?<!en )collab(?:oration)? avec|partenaires?|sponsorisee?s?|ambassad(?:rice|eur)s?|placement de produits?|affiliation|affilies?|affiliee?s?|service presse|service de presse|envoi presse|attachee? de presse)\b`,
    unless:
      '{institution}|{people}|{talks}|\\b(?:propos\\w+|refus\\w+|vie|amoureux|danse|jeu|travail|sport|entrainement|couple|club|maillots?|equipe|course|europeens|sociaux|recherche|partenaire et moi|(?:son|ma) partenaire|partenaires? de (?:cet |\\w.)evenement)\\b',
  },
  // Tested, with a product of someone else's.
  {
    id: 'fr.tested',
    kind: 'gift',
    weight: 0.28,
    named: 0.32,
    pattern: String.raw`\b(?:j'ai|nous avons|on a|ai|avons) (?:pu |donc |aussi |deja |enfin |longuement )*(?:teste\w*|essaye\w*|mis a l'epreuve) (?:[\w'-]+ ){0,4}?(?:produits?|gamme|marque|creme|soin|robot|appareil|box|kit|machine|nouveau|nouvelle|modele|poele|moule|couches?|poussette|casque|montre|enceinte)\b`,
    unless: `${LESS}|\\b(?:recettes?|logiciel|navigateur|version \\d|framework|serveur|plugin|achet\\w+)\\b`,
  },
];
