export type Mark = { quote: string; kind: 'block' | 'know' | 'remark' };
export type Segment = { text: string; kinds: readonly Mark['kind'][] };

/** The text cut where marks begin and end; a quote is marked wherever it stands. */
export function markText(text: string, marks: readonly Mark[]): Segment[] {
  const spans = marks.flatMap(({ quote, kind }) =>
    findAll(text, quote).map((at) => ({ ...at, kind })),
  );
  const edges = new Set([0, text.length, ...spans.flatMap(({ from, to }) => [from, to])]);
  const cuts = [...edges].sort((a, b) => a - b);
  return cuts.slice(1).map((to, i) => {
    const from = cuts[i] ?? 0;
    const over = spans.filter((span) => span.from <= from && span.to >= to);
    return { text: text.slice(from, to), kinds: [...new Set(over.map(({ kind }) => kind))] };
  });
}

function findAll(text: string, quote: string): { from: number; to: number }[] {
  if (quote === '') return [];
  const found = [];
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + quote.length)) {
    found.push({ from: at, to: at + quote.length });
  }
  return found;
}

/** What a reader counts as one sign; emoji and accents are one each. */
export function countGraphemes(text: string): number {
  let n = 0;
  for (const _ of graphemes.segment(text)) n++;
  return n;
}

/** The first `n` signs, never half of one. */
export function firstGraphemes(text: string, n: number): string {
  let seen = 0;
  for (const { index } of graphemes.segment(text)) if (seen++ === n) return text.slice(0, index);
  return text;
}

const graphemes = new Intl.Segmenter('fr', { granularity: 'grapheme' });
