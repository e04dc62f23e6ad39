import type { Part, SubjectQuery } from './post-index.ts';
import type { Postings, Segment } from './postings.ts';
import type { LanguageTerms, Vocabulary } from './vocabulary.ts';

/** A word, or several that must stand near each other. */
type Unit = { language: LanguageTerms; terms: readonly number[] };
/** Where it stands in each segment, and how much it weighs in its language. */
export type Weighed = {
  lists: readonly (Postings | null)[];
  /** Living posts that have it. */
  found: number;
  idf: number;
  language: LanguageTerms;
};

/** Texts of no known language are searched too. */
const UNDETERMINED = 'und';

/** A query's words and phrases, each once; those that no language knows are left out. */
export function weighTerms(
  { parts, vocabulary }: { parts: readonly Part[]; vocabulary: Vocabulary },
  terms: SubjectQuery['terms'],
  languages: readonly string[],
): Weighed[] {
  return listUnits(vocabulary, terms, languages).map((unit) => weigh(parts, unit));
}

function listUnits(
  vocabulary: Vocabulary,
  terms: SubjectQuery['terms'],
  languages: readonly string[],
): Unit[] {
  const units = new Map<string, Unit>();
  for (const code of new Set([...languages, UNDETERMINED])) {
    const language = vocabulary.find(code);
    if (!language) continue;
    const own = code === UNDETERMINED ? Object.values(terms).flat() : (terms[code] ?? []);
    for (const term of [...own, ...(terms['*'] ?? [])]) {
      const found = language.findTerms(term);
      if (found) units.set(found.join(' '), { language, terms: [...new Set(found)] });
    }
  }
  return [...units.values()];
}

function weigh(parts: readonly Part[], { language, terms }: Unit): Weighed {
  const lists = parts.map(({ segment }) =>
    terms.length === 1 ? segment.postingsOf(terms[0] ?? -1) : meet(segment, terms),
  );
  let found = 0;
  lists.forEach((list, number) => {
    if (!list) return;
    const part = parts[number];
    found += list.to - list.from;
    if (!part?.dead) return;
    for (let i = list.from; i < list.to; i++) if (!part.posts.isAlive(list.posts[i] ?? 0)) found--;
  });
  const idf = Math.log(1 + (language.posts - found + 0.5) / (found + 0.5));
  return { lists, found, idf: language.posts === 0 ? 0 : idf, language };
}

/** By language, half way between the mean and the greatest weight of those terms that some post has. */
export function usualWeights(weighed: readonly Weighed[]): Map<LanguageTerms, number> {
  const found = weighed.filter((one) => one.found > 0);
  const languages = new Set(found.map(({ language }) => language));
  return new Map(
    [...languages].map((language) => {
      const weights = found.filter((one) => one.language === language).map(({ idf }) => idf);
      const mean = weights.reduce((sum, idf) => sum + idf, 0) / weights.length;
      return [language, (mean + Math.max(...weights)) / 2];
    }),
  );
}

/** The posts in which all terms stand near each other; the rarest count, as often as they can meet. */
function meet(segment: Segment, terms: readonly number[]): Postings | null {
  const lists = terms.map((term) => segment.postingsOf(term));
  if (lists.some((list) => list === null)) return null;
  const sorted = (lists as Postings[]).sort((a, b) => a.to - a.from - (b.to - b.from));
  let met: Map<number, { count: number; places: number }> | null = null;
  for (const list of sorted) {
    const next = new Map<number, { count: number; places: number }>();
    for (let i = list.from; i < list.to; i++) {
      const post = list.posts[i] ?? 0;
      const own = { count: list.counts[i] ?? 0, places: list.places[i] ?? 0 };
      if (met === null) {
        next.set(post, own);
        continue;
      }
      const before = met.get(post);
      const places = before ? nearBy(before.places, own.places) : 0;
      if (before && places !== 0)
        next.set(post, { count: Math.min(before.count, own.count), places });
    }
    met = next;
  }
  const found = [...(met ?? [])];
  if (found.length === 0) return null;
  return {
    posts: Uint16Array.from(found, ([post]) => post),
    counts: Uint8Array.from(found, ([, { count, places }]) => Math.min(count, countBits(places))),
    places: Uint32Array.from(found, ([, { places }]) => places),
    from: 0,
    to: found.length,
  };
}

function nearBy(a: number, b: number): number {
  const around = b | ((b << 1) | (b >>> 31)) | ((b >>> 1) | (b << 31));
  return a & around;
}

function countBits(bits: number): number {
  let count = 0;
  for (let left = bits >>> 0; left !== 0; left &= left - 1) count++;
  return count;
}
