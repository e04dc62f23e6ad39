/** A place in a sentence where a position against something shows, and how strongly (2: refusal, 1: reproach). */
export type Cue = { weight: 1 | 2; from: number; to: number };

type Cues = { strong: RegExp; weak: RegExp; undone: RegExp };

const LETTER = '[\\p{L}\\p{N}]';
/** `\\b` that knows letters with accents. */
const EDGE = `(?:(?<!${LETTER})(?=${LETTER})|(?<=${LETTER})(?!${LETTER}))`;

/** Apostrophes are straight, letters small, accents kept. */
const french: Cues = {
  strong: join(
    "\\b(je|nous|on|j'ai|nous avons|on a) (refus(e|ons|é)|rejet(te|ons|é)|boycott(e|ons|é)|combat(s|tons)?|dénon(ce|çons))",
    'boycott\\p{L}*',
    "pourquoi (je|j'|nous|on|il faut|vous devriez|tu devrais).{0,30}\\b(plus|jamais|arrêt\\p{L}+|refus\\p{L}+|cess\\p{L}+|boycott\\p{L}+|renon\\p{L}+)",
    '(je suis|nous sommes|on est) (\\p{L}+ment )?(contre|opposée?s? (à|au))',
    "(arrêt(ez|ons)|cess(ez|ons)|j'ai arrêté|nous avons arrêté|on a arrêté|j'arrête|j'ai cessé) (d'|de )(acheter|manger|boire|consommer|utiliser|prendre|soutenir|financer|conduire|porter|produire|croire|vendre|donner)",
    "\\bne? ?(mange|boi|achèt|consomm|utilis|prend|conduir|port)\\p{L}* plus (jamais|d'|de |aucun)",
    "\\bn'(achèt|utilis)\\p{L}* plus (jamais|d'|de |aucun)",
    "n'achetez (pas|plus|jamais)",
    '(dire|disons|dites|dis|je dis) non (à|au|aux)',
    '(halte|stop|non) (à|au|aux) ',
    '\\bà bas (le|la|les)',
    'en finir avec',
    "(lutt|milit|manifest|protest|mobilis|batt|engag)\\p{L}* (\\p{L}+ ){0,2}contre (l'|le |la |les |ces )",
    "(il faut|il faudrait|on devrait|faisons|demandons à|qu'on) (interdire|abolir|supprimer|bannir|boycotter)",
    "\\b(est|sont|c'est|reste|restent) (bien |surtout |d'abord |devenue?s? )?une? (arnaque|escroquerie|imposture|hérésie|aberration|mascarade|supercherie|absurdité|désastre|fléau|poison)",
    "(personne|nul|l'humain|l'homme|le corps) n'(en )?a (pas )?besoin",
    "refuser (l'|le |la |les |tout |tous les )",
  ),
  weak: join(
    "n'(a|ont|avons|avez|ai) (pas|nul|nullement|aucun) besoin d",
    'souffrance|maltrait\\p{L}+|cruauté|cruel\\p{L}*|tortur\\p{L}+|abattoirs?|abattus?|massacr\\p{L}+',
    'exploités?|exploitées?|exploitent|exploitation (des|animale|humaine)',
    'lobb(y|ies|ying)|greenwashing|écoblanchiment|propagande|mensong\\p{L}+|nous ment\\p{L}*|nous cache\\p{L}*|scandal\\p{L}+|arnaques?|escroquerie',
    'pollu\\p{L}+|toxiques?|poison|empoisonn\\p{L}+|nocifs?|nocives?|néfastes?|ravages?|fléau|désastre',
    'derrière chaque|épuisée?s?|inutiles?|superflu\\p{L}*',
    'inadmissible\\p{L}*|inacceptable\\p{L}*|indéfendable\\p{L}*|injustifiable\\p{L}*|honteu\\p{L}+|indécent\\p{L}*',
    'ne (paie|paient|paye|payent|rapporte|nourrit) (pas|même pas|plus)',
    "(se passer|sortir|nous passer|me passer) (de|d'|du|des)\\b",
    "n(e|') ?(vous |nous )?(dit|disent|montre\\p{L}*) (pas|jamais)|la vérité sur|la face cachée|l'envers d",
    "\\bnon merci\\b|ne croyez pas|\\bment(ent)? (sur|à|aux)\\b|n'y gagne\\p{L}* (rien|pas)|sous-payée?s?|aucun regret|\\ban sans\\b",
    "n'est (pas|plus) (indispensable|nécessaire|naturel)|ferme-usine|élevages? intensifs?",
    'séparée?s? de (sa|leur) mère|arrach\\p{L}+ à (sa|leur) mère',
  ),
  undone:
    /\b(n'est|ne sont|n'y a|ne suis|ne dis|ne dirais|ne refus\p{L}+|ne boycott\p{L}+|sans|jamais|ni)\s+(pas |jamais |rien |plus |point )?$|\bne (me |nous |vous )?$/u,
};

const english: Cues = {
  strong: join(
    "\\bwhy (i|we|you|you'll|nobody|no one).{0,24}(don't|do not|no longer|won't|never|stop(ped)?|quit|gave up|refuse|reject|should(n't| not)|boycott)",
    'boycott\\p{L}*',
    '\\b(stop|quit|stopped|quitting|stopping|gave up|giving up) (buying|eating|drinking|using|driving|wearing|supporting|funding|making|selling|consuming)',
    "\\b(i|we) (refuse|reject|oppose|condemn|will not accept|won't accept)",
    "\\b(i am|i'm|we are|we're) (\\p{L}+ly )?(against|opposed to)",
    '\\bsay(ing)? no to',
    '\\bnever (buy|eat|drink|use|wear|drive) .{0,30}\\bagain',
    "\\b(don't|do not|never) (buy|eat|drink|use|support|fund)\\b",
    '(should|must|ought to) (all )?be (banned|abolished|outlawed|boycotted)',
    '\\b(ban|abolish|outlaw) (all |the |every )?',
    '\\bno such thing as (an? )?(ethical|humane|clean|responsible|sustainable|happy|good)',
    '\\b(is|are|was|remains?) (just |nothing but |still |simply )?an? (scam|lie|fraud|con|rip-?off|disaster|disgrace|sham|abomination)',
    '\\bdown with\\b',
    '(fight|fighting|campaign|campaigning|protest|protesting|march|marching|demonstrat\\p{L}+) against',
    '\\b(nobody|no one) needs',
    '\\b(the )?(case|arguments?) against',
    '\\bend (the )?(use|production|sale|consumption) of',
  ),
  weak: join(
    "\\b(don't|doesn't|do not|does not) need",
    'cruelty|\\bcruel\\b|suffering|slaughter\\p{L}*|exploit(s|ed|ing|ation)\\b|tortur\\p{L}+',
    'greenwash\\p{L}*|lobby\\p{L}*|propaganda|(full|pack|web) of lies|lies about|lied to|lying to|scandal\\p{L}*|\\bscams?\\b|rip-?off',
    'pollut\\p{L}+|toxic|poison\\p{L}*|harmful|destroy(s|ed|ing)?\\b|\\bkills?\\b|\\bkilling\\b',
    'unethical|unsustainable|unacceptable|indefensible|shameful|immoral|inhumane|wasteful|pointless',
    "the truth about|dark side of|(don't|won't|never) tell you|don't believe|(isn't|is not) (necessary|natural)",
    'year without|no regrets|no thanks|factory farm\\p{L}*|next to nothing|underpaid',
    'behind every|taken from (its|their) mother|\\bexhausted\\b',
    '\\b(ditch|ditched|ditching)\\b|get(ting)? rid of|live without|living without|go(ing)? without',
  ),
  undone:
    /\b(not|never|isn't|aren't|wasn't|don't|doesn't|didn't|won't|wouldn't|can't|without|nor)\s+$/u,
};

/** Where a sentence takes position against something, in French or English; both where the language is another. */
export function readStance(sentence: string, language: string): Cue[] {
  const plain = sentence.toLowerCase().replace(/[’ʼ]/g, "'");
  const cues = language === 'fr' ? [french] : language === 'en' ? [english] : [french, english];
  return cues.flatMap((one) => [
    ...find(plain, one.strong, one.undone, 2),
    ...find(plain, one.weak, one.undone, 1),
  ]);
}

function find(plain: string, cue: RegExp, undone: RegExp, weight: 1 | 2): Cue[] {
  return [...plain.matchAll(cue)]
    .filter(({ index }) => !undone.test(plain.slice(Math.max(0, index - 24), index)))
    .map(({ index, 0: text }) => ({ weight, from: index, to: index + text.length }));
}

function join(...sources: string[]): RegExp {
  const all = sources.map((source) => `(?:${source})`).join('|');
  return new RegExp(all.replaceAll('\\b', EDGE), 'gu');
}
