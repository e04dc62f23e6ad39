import { fold } from './fold.ts';

/** What one writes to take part, and nothing else: after it is cut out, hardly a word is left. */
const formulas = [
  // French
  "j'aime,? et (je )?(partage|suis|like)( (sur|la|ta|page|facebook|instagram|twitter|le concours))*",
  'je (re)?(tente|participe|joue|retente)( (aussi|avec (grand )?plaisir|volontiers|ma chance|le coup|egalement|bien sur|avec joie))*',
  'je (croise|touche|serre) (les doigts|fort|du bois)( tres fort)?',
  "(on|j') ?(participe|tente|essaie|croise les doigts)( (aussi|ma chance|avec plaisir|notre chance))*",
  'participation( (enregistree|faite|pour moi|avec plaisir))?',
  'allez (hop )?je (tente|participe|joue)',
  'une chance (de plus|en plus|supplementaire)',
  "j('ai|e) (partage|like|aime|tweete|retweete|suis|relaye)( (deja|aussi|sur|la page|facebook|instagram|twitter|le concours|et|abonnee?|fan|ton blog|l'article))*",
  '(abonnee?|inscrite?|fan|partage|like)( (sur|a|la|ta|page|newsletter|facebook|instagram|et|sous le (pseudo|nom)( de)?))* ?:?',
  "(super|chouette|joli|beau|magnifique|genial)e? (concours|lots?|cadeaux?|jeu)( merci)?( beaucoup| pour (ce|le|l'opportunite|ton).*)?",
  'merci (beaucoup )?(pour|de) (ce|le|cette) (beau |joli |super |chouette )?(concours|jeu|chance|cadeau)( et bonne chance.*)?',
  'bonne chance a (tous|toutes|tout le monde)( et a toutes)?',
  '(je )?(prends|veux bien) (ma|une) (chance|participation)',
  'mon (pseudo|mail|email|compte)( (facebook|instagram|twitter|est|sur))*',
  'la reponse (est|a la question est)?( la)? ?[abc123]?',
  'hop je participe',
  // English
  "(count me in|i'?m in|i enter|entering|entered|enter me( please)?|pick me( please)?|me please|yes please)",
  "(i'?d|i would) (love|like) to (win|enter|try)( this| it| one)?( so much)?",
  '(good luck|best of luck)( to)?( everyone| all)?',
  '(fingers|everything) crossed( for me)?',
  '(thanks?|thank you)( so much)? for (the|this|a) (great |lovely |amazing |awesome )?(giveaway|chance|contest|competition|opportunity)( to win)?',
  '(great|lovely|amazing|awesome|fab|fabulous|cool|what a great) (giveaway|prizes?|contest|competition)',
  '(liked|shared|followed|following|tweeted|retweeted|subscribed|commented|done|all done|tagged)( (and|on|you|via|facebook|twitter|instagram|by|email|rafflecopter|your page|as))*',
  'my (name|handle|username|email) is',
].map((source) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'gu'));

const FEW = 2;
const LONG = 240;

/** Whether a comment does nothing but enter a contest, in French or in English. */
export function isEntryFormula(text: string): boolean {
  if (text.length > LONG) return false;
  const plain = fold(text.toLowerCase().replace(/[’ʼ]/g, "'"))
    .replace(/(https?:\/\/|www\.)\S+|\S+@\S+|[#@][\p{L}\p{N}_.]+/gu, ' ')
    .replace(/[^\p{L}\p{N}' ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  let left = plain;
  for (const formula of formulas) left = left.replace(formula, ' ');
  if (left === plain) return false;
  const words = left.split(' ').filter((word) => word !== '' && !POLITE.has(word));
  return words.length <= FEW;
}

const POLITE = new Set(
  `bonjour bonsoir coucou hello hi hey merci bisous bises bise gros bonne journee soiree a bientot et pour
  moi aussi avec plaisir tres oui yes please thanks thank you the and for me so la le les un une ce cette
  alors donc hop allez oh wow super je i j c t me to it this that tous toutes everyone all x xx xxx lol mdr`.split(
    /\s+/,
  ),
);
