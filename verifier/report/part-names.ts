import type { Language } from '../words/language.ts';
import type { ReportContent } from './content.ts';
import type { FigurePart } from './figure.ts';

type InWords = Readonly<Record<string, { readonly fr: string; readonly en: string }>>;

/** What the parts of a figure are called where the indicator itself names them. */
const partWords: InWords = {
  robots: { fr: 'robots retirés', en: 'robots removed' },
  'own-networks': { fr: 'venues des réseaux de l’agence', en: 'from the agency’s networks' },
  'opt-in': { fr: 'acceptent la lettre', en: 'accept the letter' },
  'not-yet-due': { fr: 'pas encore dues', en: 'not yet due' },
  'longest-delay': { fr: 'délai le plus long', en: 'longest delay' },
  'ninth-decile': { fr: '9e décile', en: '9th decile' },
  'without-answer': { fr: 'sans réponse', en: 'without an answer' },
  agreement: { fr: 'accord entre lecteurs', en: 'agreement between readers' },
  before: { fr: 'avant', en: 'before' },
  during: { fr: 'pendant', en: 'during' },
  positive: { fr: 'positifs', en: 'positive' },
  nuanced: { fr: 'nuancés', en: 'nuanced' },
  negative: { fr: 'négatifs', en: 'negative' },
  delay: { fr: 'délai', en: 'delay' },
  missing: { fr: 'manque', en: 'missing' },
  live: { fr: 'à la parution', en: 'as published' },
  'day-1': { fr: 'un jour après', en: 'one day later' },
  'day-3': { fr: 'trois jours après', en: 'three days later' },
  'day-7': { fr: 'sept jours après', en: 'seven days later' },
  'day-30': { fr: 'trente jours après', en: 'thirty days later' },
  asked: { fr: 'après la demande de mention', en: 'after the mention was asked for' },
  reactions: { fr: 'réactions', en: 'reactions' },
  replies: { fr: 'réponses', en: 'replies' },
  reposts: { fr: 'republications', en: 'reposts' },
  quotes: { fr: 'citations', en: 'quotes' },
  comments: { fr: 'commentaires', en: 'comments' },
  shares: { fr: 'partages', en: 'shares' },
  saves: { fr: 'enregistrements', en: 'saves' },
  followers: { fr: 'abonnés', en: 'followers' },
  views: { fr: 'vues', en: 'views' },
  reach: { fr: 'portée', en: 'reach' },
  impressions: { fr: 'impressions', en: 'impressions' },
  bluesky: { fr: 'Bluesky', en: 'Bluesky' },
  wordpress: { fr: 'WordPress', en: 'WordPress' },
  demo: { fr: 'réseau de démonstration', en: 'demonstration network' },
};

/** Whose parts are texts as somebody wrote them: a line of a plan, a creator, an answer, a brand. */
const free = new Set([
  'spent',
  'quoted',
  'ceiling',
  'survey',
  'declared-views',
  'share-of-voice',
  'spontaneous',
]);

/** Whose parts are called by several words: a network, a publication, a moment, a number. */
const composed = new Set([
  'reach',
  'impressions',
  'followers',
  'interactions',
  'engagement-by-reach',
  'engagement-by-followers',
  'mentions-after',
  'captures',
]);

/** Where and how something was read, as leaves say it; what isn't here stands as it is. */
const sourceWords: InWords = {
  'our-server': { fr: 'notre serveur', en: 'our server' },
  'own-server': { fr: 'notre serveur', en: 'our server' },
  creator: { fr: 'le créateur', en: 'the creator' },
  'creator-page': { fr: 'page du créateur', en: 'the creator’s page' },
  'public-search': { fr: 'recherche publique', en: 'public search' },
  survey: { fr: 'questions posées', en: 'questions asked' },
  client: { fr: 'le client', en: 'the client' },
  mastodon: { fr: 'Mastodon', en: 'Mastodon' },
  'tagged-link': { fr: 'lien marqué', en: 'tagged link' },
  'contest-entries': { fr: 'participations au jeu', en: 'entries of the contest' },
  'contest-opt-in': { fr: 'case de la lettre cochée', en: 'the letter’s box ticked' },
  'read-by-hand': { fr: 'relevé par l’agence', en: 'read by the agency' },
  'search-by-hand': { fr: 'recherche', en: 'search' },
  'page-comments': { fr: 'commentaires de la page', en: 'the page’s comments' },
  'told-with-proof': { fr: 'dit, avec ce qui le montre', en: 'told, with what shows it' },
  'mailing-list': { fr: 'liste d’envoi', en: 'mailing list' },
  'sign-ups-imported': { fr: 'inscriptions importées', en: 'imported sign-ups' },
  form: { fr: 'formulaire', en: 'form' },
  'plan-lines': { fr: 'lignes du plan', en: 'lines of the plan' },
  'planned-captures': { fr: 'captures prévues', en: 'planned captures' },
  'page-capture': { fr: 'page capturée', en: 'captured page' },
  'public-page': { fr: 'page publique', en: 'public page' },
  'network-numbers': { fr: 'nombres du réseau', en: 'the network’s numbers' },
  'planned-readings': { fr: 'relevés prévus', en: 'planned readings' },
  'comments-as-readers-see-them': {
    fr: 'commentaires tels que vus par les lecteurs',
    en: 'comments as readers see them',
  },
};

const paramWords: InWords = {
  party: { fr: 'à qui', en: 'to whom' },
  question: { fr: 'question', en: 'question' },
  answer: { fr: 'réponse', en: 'answer' },
  origin: { fr: 'venues par', en: 'through' },
};

const partyWords: InWords = {
  client: { fr: 'le client', en: 'the client' },
  creator: { fr: 'les créateurs', en: 'the creators' },
  entrant: { fr: 'les participants', en: 'the entrants' },
};

/** `notre serveur, lien marqué`. */
export function sourceInWords(source: string, method: string, language: Language): string {
  const said = (word: string) =>
    sourceWords[word]?.[language] ?? partWords[word]?.[language] ?? word;
  return source === method || method === '' ? said(source) : `${said(source)}, ${said(method)}`;
}

/** What an indicator was told besides: `à qui : les créateurs`. */
export function paramInWords(
  name: string,
  value: string,
  { names, language }: { readonly names: Names; readonly language: Language },
): string {
  const party = name === 'party' ? partyWords[value]?.[language] : undefined;
  const said = party ?? names.get(value) ?? value;
  const colon = language === 'fr' ? '\u00a0: ' : ': ';
  return `${paramWords[name]?.[language] ?? name}${colon}${said}`;
}

const idPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export type Names = ReadonlyMap<string, string>;

/** What the agency calls the ids, tags and addresses of its report. */
export function namesOf({ names }: Pick<ReportContent, 'names'>): Names {
  return new Map(names.map(({ id, name }) => [id, name]));
}

/** The name of a part in words: never a code of ours, an id only where the agency gave it no name. */
export function partName(
  name: string,
  indicator: string,
  { names, language }: { readonly names: Names; readonly language: Language },
): string {
  if (free.has(indicator)) return name;
  const whole = names.get(name) ?? partWords[name]?.[language];
  if (whole !== undefined) return whole;
  if (!composed.has(indicator)) return objectName(name, names, language);
  const [first = '', ...rest] = name.split(' ');
  const said = (word: string) => partWords[word]?.[language] ?? objectName(word, names, language);
  // What happened stands after what it happened to.
  const words = first === 'delay' || first === 'missing' ? [...rest, first] : [first, ...rest];
  return words.map(said).join(', ');
}

/** A moment or another word of ours. */
export function partWord(word: string, language: Language): string {
  return partWords[word]?.[language] ?? word;
}

/** What a figure was read on: its name, or as it stands. */
export function objectName(object: string, names: Names, language: Language): string {
  const known = names.get(object);
  if (known !== undefined) return known;
  if (idPattern.test(object)) return `${unnamed[language]} …${object.slice(-6)}`;
  return object.replace(/^https:\/\//, '').replace(/\/$/, '');
}

const unnamed = { fr: 'sans nom', en: 'without a name' } as const;

const moments = ['live', 'day-1', 'day-3', 'day-7', 'day-30', 'asked'];

/** Parts as they are read: rules by their number, moments as they come; all others as computed. */
export function partsInOrder(parts: readonly FigurePart[]): readonly FigurePart[] {
  const rank = ({ name }: FigurePart) => {
    const rule = /^R([0-9]+)$/.exec(name)?.[1];
    return rule === undefined ? moments.indexOf(name) : Number(rule);
  };
  const isRanked = (part: FigurePart) => rank(part) >= 0;
  const ranked = parts.filter(isRanked).sort((a, b) => rank(a) - rank(b));
  return [...ranked, ...parts.filter((part) => !isRanked(part))];
}
