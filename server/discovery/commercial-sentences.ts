import { PARAGRAPH, type VisibleText } from './commercial-visible.ts';

/** A sentence of a visible text: from `start` to before `end` in `shown`. */
export type Sentence = { start: number; end: number };

const ABBREVIATIONS =
  /(?:^|[\s("'])(?:mm?|mmes?|mlles?|dr|pr|me|st|ste|mr|mrs|ms|jr|sr|cf|ex|env|min|max|vol|no|art|tel|av|bd|bld|inc|ltd|co|corp|approx|vs|e\.g|i\.e|p\.ex|par ex|c\.a\.d|c\.a\.s|c\.a\.c|fig|p|pp|ed|eds|coll|c)$/;

const LINKING =
  /(?:^|[\s'])(?:de|du|des|la|le|les|l|un|une|par|avec|et|ou|a|au|aux|en|pour|sur|chez|dans|que|qui|ma|mon|mes|sa|son|ses|leur|ce|cette|the|an?|of|by|with|and|or|to|for|from|in|on|at|my|our|their)$|,$/;

/** Where the sentences of a text lie, in order, without the white space around them. */
export function splitSentences(text: VisibleText): Sentence[] {
  const { shown, plain } = text;
  const joins = joinsLines(shown);
  const found: Sentence[] = [];
  let start = 0;
  const close = (end: number) => {
    let [from, to] = [start, end];
    while (from < to && /\s/.test(shown[from] ?? '')) from++;
    while (to > from && /\s/.test(shown[to - 1] ?? '')) to--;
    if (/[\p{L}\p{N}#]/u.test(shown.slice(from, to))) found.push({ start: from, end: to });
    start = end;
  };
  for (let place = 0; place < shown.length; place++) {
    const char = shown[place];
    if (char === PARAGRAPH) close(place + 1);
    else if (char === '\n') {
      if (!joins(place, start)) close(place + 1);
    } else if (char === '.' || char === '!' || char === '?') {
      let after = place + 1;
      while (/[.!?]/.test(shown[after] ?? '')) after++;
      while (/["')\]]/.test(shown[after] ?? '')) after++;
      if (shown[after] === ' ' && text.source[text.at[after + 1] ?? 0] === '»') after += 2;
      if (endsSentence(shown, plain, place, after)) close(after);
      place = after - 1;
    }
  }
  close(shown.length);
  return found;
}

function endsSentence(shown: string, plain: string, dot: number, after: number): boolean {
  const rest = shown.slice(after, after + 12);
  if (rest !== '' && !/^\s|^[^\p{L}\p{N}\s]/u.test(rest)) {
    // "fini.Merci": a forgotten space, but no address or number.
    return /^\p{Lu}\p{Ll}/u.test(rest) && /\p{Ll}$/u.test(shown.slice(0, dot).slice(-1));
  }
  const single = after - dot === 1 && shown[dot] === '.';
  if (single && ABBREVIATIONS.test(plain.slice(Math.max(0, dot - 12), dot))) return false;
  if (single && /(?:^|[\s("'.])\p{Lu}$/u.test(shown.slice(Math.max(0, dot - 3), dot))) return false;
  if (single && /^\d{1,2}$/.test(plain.slice(Math.max(0, dot - 3), dot).trim())) return false;
  return !/^\s*\p{Ll}/u.test(rest);
}

/** Whether a single line break goes on with its sentence. */
function joinsLines(shown: string) {
  const breaks = shown.match(/[^\n\u2029]\n[^\n\u2029]/g) ?? [];
  const lowerNext = shown.match(/[^\n\u2029.!?:]\n[ ]*\p{Ll}/gu) ?? [];
  const isWrapped = breaks.length > 3 && lowerNext.length / breaks.length > 0.4;
  return (place: number, start: number): boolean => {
    const before = shown.slice(Math.max(start, shown.lastIndexOf('\n', place - 1) + 1), place);
    if (/[.!?:…]["')\]\s]*$/.test(before)) return false;
    const next = shown.slice(place + 1, place + 40).trimStart();
    if (/^[\p{Ll}(]/u.test(next)) return true;
    if (LINKING.test(before.trimEnd().toLowerCase().slice(-12))) return true;
    return isWrapped && before.length >= 50;
  };
}

/** The sentence as it stands in the source: `source.slice(start, start + text.length) === text`. */
export function quote(
  text: VisibleText,
  { start, end }: Sentence,
): { start: number; text: string } {
  const { source, at, until } = text;
  let from = at[start] ?? 0;
  let to = end > start ? (until[end - 1] ?? source.length) : from;
  // Signs that belong to the first word; a picture's bracket doesn't.
  while (from > 0 && /[[*_]/.test(source[from - 1] ?? '') && source[from - 2] !== '!') from--;
  for (let round = 0; round < 4; round++) {
    const more = /^(?:\]\([^()\s]{0,1500}\)|\*+|_+)/.exec(source.slice(to, to + 1600))?.[0];
    if (more === undefined || (more.startsWith(']') && !isOpen(source.slice(from, to)))) break;
    to += more.length;
  }
  return { start: from, text: source.slice(from, to) };
}

/** Whether a bracket is left open. */
function isOpen(text: string): boolean {
  return text.lastIndexOf('[') > text.lastIndexOf(']');
}

/** The words themselves as they stand in the source, without signs before or after. */
export function quoteWords(text: VisibleText, { start, end }: Sentence): string {
  const from = text.at[start] ?? 0;
  const raw = text.source.slice(from, end > start ? text.until[end - 1] : from);
  return raw.replace(/^[^\p{L}\p{N}#]+|[^\p{L}\p{N})\]]+$/gu, '') || raw;
}
