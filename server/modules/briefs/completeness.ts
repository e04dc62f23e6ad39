import {
  type Answer,
  ELEMENTS,
  type ElementKey,
  QUESTION_KEYS,
  type QuestionKey,
  type QuestionState,
} from './questions.ts';
import { findCeiling } from './read-ceiling.ts';
import {
  findCold,
  findDays,
  findShelfLife,
  findSums,
  findWeeklyStock,
  hasFigure,
} from './read-facts.ts';
import { findVagueWords } from './vague-words.ts';

/** `sales`: the figures of the question about success, which may be answered apart. */
export type AnswerOf = Omit<Answer, 'question'> & { readonly question: QuestionKey | 'sales' };

/** What is known besides the answers, so that nothing is asked twice. */
export type Known = { readonly hasClaims: boolean; readonly hasBounds: boolean };

export type Completeness = {
  /** 0 to 100: points of the elements that are known, half of those that nobody knows. */
  readonly percent: number;
  readonly questions: readonly {
    readonly key: QuestionKey;
    readonly state: QuestionState;
    /** Points still to be had. */
    readonly open: number;
    readonly missing: readonly ElementKey[];
    /** Another question, whose answer this one's state rests on; null: on its own answers, or on none. */
    readonly restsOn: QuestionKey | null;
  }[];
  /** The three that would tell most, the first in the brief's order where two tell as much. */
  readonly askNext: readonly QuestionKey[];
  /** What the client said about the figures of sales. */
  readonly sales: 'provided' | 'not-provided' | 'unknown' | 'not-asked';
};

const INCLUSIVE =
  /tout compris|ttc|(?<!\p{L})ht(?!\p{L})|hors taxe|personne|dépass|all in|includ|before tax|excl|vat|nobody|not a (euro|cent) more/iu;
const DECIDES = /valid|approuv|approb|décid|décision|signe|approv|decide|decision|sign/iu;
const LIMITS = /stock|prix|magasin|allerg|price|shop|store|shelf|froid|cold/iu;

/** Questions to which "no" is as good as a description. */
const NO_SAYS_ALL: readonly (QuestionKey | 'sales')[] = [
  'promise',
  'existing',
  'constraints',
  'stop',
];

/**
 * How much of a brief is there: a sum over what each question wants to know (`ELEMENTS`), from the
 * answers as they stand. "I don't know" counts half: it can be planned for. That the client gives no
 * figures of sales counts nothing, because nothing will be known.
 */
export function measureBrief(answers: readonly AnswerOf[], known: Known): Completeness {
  const questions = QUESTION_KEYS.map((key) => {
    const elements = ELEMENTS.filter(({ question }) => question === key).map((element) => ({
      ...element,
      got: gainOf(element.key, key, answers, known),
    }));
    const open = elements.reduce((sum, { points, got }) => sum + points * (1 - got), 0);
    const missing = elements.filter(({ got }) => got < 1).map((element) => element.key);
    const state = stateOf(key, answers, elements[0]?.got ?? 0);
    return { key, state, open, missing, restsOn: findRest(elements[0]?.key, key, answers, known) };
  });
  const left = questions.reduce((sum, { open }) => sum + open, 0);
  const byUse = questions
    .map(({ key, open, missing }) => ({ key, open: open - refusedPoints(missing, answers) }))
    .filter(({ open, key }) => open > 0 && !isClosed(key, answers))
    .toSorted((a, b) => b.open - a.open);
  return {
    percent: Math.round(100 - left),
    questions,
    askNext: byUse.slice(0, 3).map(({ key }) => key),
    sales: salesOf(answers),
  };
}

/** 1 known, 0.5 nobody knows, 0 missing. */
function gainOf(
  element: ElementKey,
  question: QuestionKey,
  answers: readonly AnswerOf[],
  known: Known,
): number {
  const own = answers.filter(
    (answer) => answer.question === (element === 'sales' ? 'sales' : question),
  );
  if (own.some(({ judged }) => judged === 'answered')) return 1;
  const read = (key: QuestionKey | 'sales') => texts(answers, key);
  if (isKnown[element](read, known)) return 1;
  const said = own.filter(({ judged }) => judged !== 'vague');
  if (element !== 'sales' && said.some(({ kind }) => kind === 'no')) {
    return NO_SAYS_ALL.includes(question) ? 1 : 0.5;
  }
  return said.some(({ kind }) => kind === 'unknown') ? 0.5 : 0;
}

type Read = (key: QuestionKey | 'sales') => readonly string[];

const isKnown: Readonly<Record<ElementKey, (read: Read, known: Known) => boolean>> = {
  fact: (read) => read('change').some(isSubstance),
  figure: (read) => read('change').some((text) => isSubstance(text) && hasFigure(text)),
  who: (read) => read('audience').some(isSubstance),
  // How success will be judged says what people should do, too.
  effect: (read) => [...read('objective'), ...read('success')].some(isSubstance),
  measure: (read) =>
    read('objective').some((text) => hasFigure(text) || findDays(text, new Date(0)).length > 0),
  claims: (read, { hasClaims }) => hasClaims || read('promise').some(isSubstance),
  what: (read) => read('product').some(isSubstance),
  limits: (read) => read('product').some(saysLimits),
  ceiling: (read) => read('budget').some((text) => findCeiling(text) !== null),
  inclusive: (read) => read('budget').some((text) => INCLUSIVE.test(text)),
  launch: (read) => read('dates').some((text) => findDays(text, new Date(0)).length > 0),
  decision: (read) => [...read('dates'), ...read('means')].some((text) => DECIDES.test(text)),
  past: (read) => read('existing').some(isSubstance),
  bounds: (read, { hasBounds }) => hasBounds || read('constraints').some(isSubstance),
  people: (read) =>
    read('means').some(isSubstance) || read('dates').some((text) => DECIDES.test(text)),
  judged: (read) => read('success').some(isSubstance),
  sales: (read) => read('sales').some(isSubstance),
  limit: (read) => read('stop').some(isSubstance),
};

/** What is answered elsewhere: the effect by how success will be judged, who decides by the dates. */
const ELSEWHERE: Readonly<Partial<Record<ElementKey, QuestionKey>>> = {
  effect: 'success',
  people: 'dates',
};

function findRest(
  element: ElementKey | undefined,
  question: QuestionKey,
  answers: readonly AnswerOf[],
  known: Known,
): QuestionKey | null {
  const other = element && ELSEWHERE[element];
  if (!other) return null;
  const gain = (of: readonly AnswerOf[]) => gainOf(element, question, of, known);
  const without = answers.filter((answer) => answer.question !== other);
  return gain(answers) > gain(without) ? other : null;
}

/** Figures of sales that were refused, or that nobody knows, aren't asked for again. */
function refusedPoints(missing: readonly ElementKey[], answers: readonly AnswerOf[]): number {
  const last = answers.filter(({ question }) => question === 'sales').at(-1);
  const isSaid = last !== undefined && last.kind !== 'text' && missing.includes('sales');
  const points = ELEMENTS.find(({ key }) => key === 'sales')?.points ?? 0;
  return isSaid ? points * (last.kind === 'no' ? 1 : 0.5) : 0;
}

function saysLimits(text: string): boolean {
  if (findWeeklyStock(text) !== null || findCold(text) !== null) return true;
  return findShelfLife(text) !== null || findSums(text).length > 0 || LIMITS.test(text);
}

/** Something is said once the vague words are taken out. */
export function isSubstance(text: string): boolean {
  let rest = text;
  for (const { start, end } of findVagueWords(text).toReversed()) {
    rest = `${rest.slice(0, start)} ${rest.slice(end)}`;
  }
  return (rest.match(/\p{L}{3,}/gu) ?? []).length >= 2 || /\d/.test(rest);
}

function texts(answers: readonly AnswerOf[], key: QuestionKey | 'sales'): string[] {
  return answers
    .filter(
      ({ question, kind, judged }) => question === key && kind === 'text' && judged !== 'vague',
    )
    .map(({ body }) => body);
}

function stateOf(key: QuestionKey, answers: readonly AnswerOf[], first: number): QuestionState {
  if (first > 0) return 'answered';
  const own = answers.filter(({ question }) => question === key);
  if (own.some(({ kind }) => kind !== 'text')) return 'answered';
  return own.length > 0 ? 'vague' : 'missing';
}

/** Asked and answered by "no" or "I don't know": it isn't asked again. */
function isClosed(key: QuestionKey, answers: readonly AnswerOf[]): boolean {
  const own = answers.filter(({ question }) => question === key);
  return own.some(({ kind, judged }) => kind !== 'text' && judged !== 'vague');
}

function salesOf(answers: readonly AnswerOf[]): Completeness['sales'] {
  const last = answers.filter(({ question }) => question === 'sales').at(-1);
  if (!last) return 'not-asked';
  if (last.kind === 'no') return 'not-provided';
  return last.kind === 'unknown' ? 'unknown' : 'provided';
}
