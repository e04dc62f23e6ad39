import type { QuestionKey } from './questions.ts';
import { findDays, findSums, hasFigure } from './read-facts.ts';
import { findTense } from './read-tense.ts';
import { findVagueWords, ideaStems, stemPattern } from './vague-words.ts';

/** A piece of the client's own words, and where it should stand; a person corrects it. */
export type Filed = {
  readonly place: QuestionKey | 'idea';
  readonly quote: string;
  readonly start: number;
  readonly end: number;
};

const CROWD =
  /\d[\d\s\u00a0\u202f.,]*\s*k?\s*(fans|abonné|followers?|likes|vues|views|personnes|people|inscrits|subscribers)/iu;
const LAUNCH =
  /(?<!\p{L})(lan[cç]\p{L}*|sort(ons|ie|ira)|nouve\p{L}+ (gamme|produit|recette|offre|site|collection)|launch\p{L}*|new (range|product|line|recipe|offer|site))/iu;
const GREETING =
  /^(bonjour|bonsoir|salut|hello|hi|dear|chère?s?|cordialement|merci|bien à vous|à bientôt|best|regards|thanks|thank you)(?!\p{L})[^,]{0,40}$/iu;

/** The client's own label: only a sentence that says so is taken for an objective. */
const OBJECTIVE_LABEL = /^(notre |nos |our )?(objectifs?|objectives?|goals?)\s*:/iu;
const BUDGET =
  /(?<!\p{L})(budget|enveloppe|plafond|ceiling|maxim\p{L}*|tout compris|all in)(?!\p{L})/iu;
/** Money that is gone isn't a ceiling. */
const PAST_SUM =
  /(?<!\p{L})(déjà|already)\s+(\p{L}+\s+)?(payé|donné|versé|offert|envoyé|dépensé|paid|gave|given|spent|sent)/iu;

/** What a fragment without ideas is about, by its words; the first that fits. */
const SIGNS: readonly (readonly [QuestionKey, RegExp])[] = [
  ['budget', /(?<!\p{L})(budget|enveloppe|plafond|ceiling)|€|(?<!\p{L})euros?(?!\p{L})/iu],
  [
    'existing',
    /(?<!\p{L})(déjà|l’an dernier|l'an dernier|already|last year|previous(ly)?)(?!\p{L})/iu,
  ],
  [
    'means',
    /(?<!\p{L})(valide\p{L}*|approuv\p{L}*|absent\p{L}*|congés?|approv\p{L}*|on leave|away)/iu,
  ],
  [
    'audience',
    /(?<!\p{L})(cible\p{L}*|s’adress\p{L}*|s'adress\p{L}*|pour (les|ceux|nos)|target\p{L}*|aimed at)/iu,
  ],
  [
    'product',
    /(?<!\p{L})(prix|stock|magasins?|allerg\p{L}*|conserv\p{L}*|price|shops?|stores?|shelf)/iu,
  ],
  [
    'change',
    /(?<!\p{L})(ventes?|chiffre|baiss\p{L}*|stagn\p{L}*|perd\p{L}*|sales|drop\p{L}*|los(e|ing|t)|declin\p{L}*)/iu,
  ],
  [
    'constraints',
    /(?<!\p{L})(interdi\p{L}*|surtout pas|jamais|éviter|never|avoid|forbid\p{L}*|must not)/iu,
  ],
  [
    'dates',
    /(?<!\p{L})(noël|pâques|rentrée|avant|d’ici|d'ici|christmas|easter|before|by the end)(?!\p{L})/iu,
  ],
];

/**
 * Proposes where each piece of a client's text stands: what is asked for by name is an idea, and never
 * an objective; sums, days and the product go to their question. What fits nowhere isn't filed.
 */
export function fileText(text: string, at: Date): Filed[] {
  return splitSentences(text).flatMap((sentence) => fileSentence(text, sentence, at));
}

type Span = { readonly start: number; readonly end: number };

function fileSentence(text: string, sentence: Span, at: Date): Filed[] {
  const fragments = splitFragments(text, sentence).filter(
    (span) => !GREETING.test(text.slice(span.start, span.end)),
  );
  const ideas = fragments.filter((span) => isIdea(text.slice(span.start, span.end)));
  if (ideas.length > 0) {
    const rest = fragments.filter((span) => !ideas.includes(span));
    const filedRest = rest.flatMap((span) => filePlain(text, span, at));
    const filedIdeas = ideas.map((span) => quoteOf(text, withoutLead(text, span), 'idea'));
    return [...filedIdeas, ...filedRest].sort((a, b) => a.start - b.start);
  }
  const first = fragments[0];
  const last = fragments.at(-1);
  if (!first || !last) return [];
  return filePlain(text, { start: first.start, end: last.end }, at);
}

function filePlain(text: string, span: Span, at: Date): Filed[] {
  const words = text.slice(span.start, span.end);
  if (OBJECTIVE_LABEL.test(words)) return [quoteOf(text, span, 'objective')];
  const places = new Set<QuestionKey>();
  // A launch of years ago is what exists, not what is asked for.
  const tense = findTense(words, at);
  const isOver = tense === 'past' || tense === 'before-this-year';
  const isLaunch = LAUNCH.test(words) && !isOver;
  if (isOver && LAUNCH.test(words)) places.add('existing');
  if (isLaunch) places.add('product');
  if (findSums(words).length > 0) {
    if (PAST_SUM.test(words) || isOver) places.add('existing');
    else if (!isLaunch || BUDGET.test(words)) places.add('budget');
  }
  if (!isOver && (findDays(words, at).length > 0 || (isLaunch && tense === 'future')))
    places.add('dates');
  const sign = SIGNS.find(([, pattern]) => pattern.test(words));
  if (places.size === 0 && sign) places.add(sign[0]);
  if (places.size === 0 && isOver) places.add('existing');
  if (sign && sign[0] === 'change' && hasFigure(words)) places.add('change');
  return [...places].map((place) => quoteOf(text, span, place));
}

function isIdea(words: string): boolean {
  if (CROWD.test(words)) return true;
  if (findVagueWords(words).some((span) => span.isIdea)) return true;
  return ideaStems.some((stem) => stemPattern(stem).test(words));
}

function quoteOf(text: string, { start, end }: Span, place: Filed['place']): Filed {
  return { place, quote: text.slice(start, end), start, end };
}

/** Without "we would like", "and that we": the idea alone, still in the client's words. */
function withoutLead(text: string, { start, end }: Span): Span {
  const lead =
    /^((et|and|puis|then|avec|with|aussi|also)\s+)?((on|nous|we)\s+(voudrait|voudrions|veut|voulons|aimerait|aimerions|would like|want|need)\s+(to\s+)?)?/iu;
  const cut = lead.exec(text.slice(start, end))?.[0].length ?? 0;
  return cut < end - start ? { start: start + cut, end } : { start, end };
}

function splitSentences(text: string): Span[] {
  return [...text.matchAll(/[^.!?\n]+(?:[.](?=\d)[^.!?\n]+)*/g)].map((match) =>
    trim(text, { start: match.index, end: match.index + match[0].length }),
  );
}

/** At commas and semicolons that aren't within brackets or a number. */
function splitFragments(text: string, { start, end }: Span): Span[] {
  const spans: Span[] = [];
  let depth = 0;
  let from = start;
  for (let i = start; i <= end; i++) {
    const char = text[i] ?? '';
    if (char === '(') depth++;
    if (char === ')') depth--;
    const isInNumber = /\d/.test(text[i - 1] ?? '') && /\d/.test(text[i + 1] ?? '');
    const isCut = i === end || (depth <= 0 && !isInNumber && (char === ',' || char === ';'));
    if (!isCut) continue;
    const span = trim(text, { start: from, end: i });
    if (span.end > span.start) spans.push(span);
    from = i + 1;
  }
  return spans;
}

function trim(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /\s/.test(text[start] ?? '')) start++;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end--;
  return { start, end };
}
