import { findSums } from './read-facts.ts';

const CEILING =
  /(?<!\p{L})(budget|enveloppe|plafond|limite|ceiling|cap(ped)?|limit|maxim\p{L}*|max|au plus|pas plus|tout compris|at most|up to|(no|not)( a (euro|cent|penny))? (more|above|over)|all[- ]in(cluded|clusive)?|exceed\p{L}*|dépass\p{L}*)(?!\p{L})/iu;
const PAST =
  /(?<!\p{L})(last year|(l[’']an|l[’']année) (derni\p{L}+|passée?)|spent|paid|already|previously|dépensé\p{L}*|payé\p{L}*|déjà)(?!\p{L})/iu;
const MONEY = String.raw`(?:€\s*\d|\d[\d\s.,]*(?:k|€|euros?|eur|ht)(?!\p{L}))`;
/** "Between 8,000 and 9,000 euros", "€8,000 to €9,000". */
const RANGE = new RegExp(
  String.raw`(?<!\p{L})(?:entre|between)(?!\p{L}).*\d.*(?<!\p{L})(?:et|and)\s*${MONEY}|\d\s*(?:k|€|euros?|eur)?\s*(?:–|-|à|to)\s*${MONEY}`,
  'iu',
);
const WITH_TAX =
  /(?<!\p{L})(ttc|taxes? (comprises?|included)|(incl\p{L}*|with|after)\.? (of )?(vat|tax\p{L}*)|vat included|tva comprise)(?!\p{L})/iu;

/**
 * The ceiling that a text names, in cents before tax; null where it names none, and where it can't be
 * told: a range, a sum with tax, or nothing but what was spent before. `isNamed`: only beside a word
 * that says "at most".
 */
export function findCeiling(text: string, { isNamed = false } = {}): number | null {
  if (WITH_TAX.test(text)) return null;
  const parts = text
    .split(/[;\n]|,\s|[.!?]+(?=\s|$)/)
    .filter((part) => findSums(part).length > 0 && !PAST.test(part));
  const named = parts.find((part) => CEILING.test(part));
  const part = named ?? (isNamed && !CEILING.test(text) ? undefined : parts[0]);
  if (part === undefined || RANGE.test(part)) return null;
  return findSums(part)[0] ?? null;
}

type Said = { readonly body: string; readonly source?: string };

/**
 * The ceiling that the answers on the budget say, the newest first. What is read in the client's first
 * text stands after the answers to the question itself, and there a sum beside "at most" before another.
 */
export function readCeiling(newestFirst: readonly Said[]): number | null {
  const given = newestFirst.filter(({ source }) => source !== 'text');
  const quoted = newestFirst.filter(({ source }) => source === 'text');
  return firstOf(given, false) ?? firstOf(quoted, true) ?? firstOf(quoted, false);
}

function firstOf(said: readonly Said[], isNamed: boolean): number | null {
  for (const { body } of said) {
    const found = findCeiling(body, { isNamed });
    if (found !== null) return found;
  }
  return null;
}
