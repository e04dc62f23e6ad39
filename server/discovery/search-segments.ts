import { openAbout } from './about.ts';
import type { Part, PostHit, SubjectQuery, Survey } from './post-index.ts';
import { type Postings, SEGMENT_SIZE, type Segment } from './postings.ts';
import { openTop } from './top.ts';
import type { LanguageTerms, Vocabulary } from './vocabulary.ts';

type Searched = {
  parts: readonly Part[];
  vocabulary: Vocabulary;
  nameOf(creator: number): string;
};
/** A word, or several that must stand near each other. */
type Unit = { language: LanguageTerms; terms: readonly number[] };
type Weighed = {
  lists: readonly (Postings | null)[];
  /** Living posts that have it. */
  found: number;
  idf: number;
  language: LanguageTerms;
};

const K1 = 1.2;
const B = 0.75;

/** One segment's scores; a search leaves them all zero, and none is ever interrupted. */
const scratch = {
  scores: new Float64Array(SEGMENT_SIZE),
  focus: new Float64Array(SEGMENT_SIZE),
};

/** Texts of no known language are searched too. */
const UNDETERMINED = 'und';

/**
 * BM25 term after term, segment after segment: each segment's scores are 65,536 numbers that stay in the
 * processor's cache. Every posting of the query's terms is read once; nothing is pruned, so that the
 * posts about the subject can be counted and not only the best be found.
 */
export function searchSegments(
  at: Searched,
  query: SubjectQuery,
  of: { limit: number; focus: number; share: number },
): Survey {
  const { parts, vocabulary, nameOf } = at;
  const units = listUnits(vocabulary, query.terms, query.languages);
  const weighed = units.map((unit) => weigh(parts, unit));
  const without = listUnits(vocabulary, query.without ?? {}, query.languages).map((unit) =>
    weigh(parts, unit),
  );
  const usual = usualWeights(weighed);
  const since = query.since?.getTime() ?? null;
  const top = openTop(of.limit);
  const about = openAbout();
  const { scores, focus } = scratch;
  for (const [number, part] of parts.entries()) {
    const { posts } = part;
    for (const one of weighed) addScores(one, number, part, { scores, focus, usual });
    for (const { lists } of without) clear(lists[number] ?? null, scores);
    const size = posts.size;
    for (let i = 0; i < size; i++) {
      const focused = focus[i] ?? 0;
      if (focused === 0) continue;
      focus[i] = 0;
      const score = scores[i] ?? 0;
      scores[i] = 0;
      if (score === 0) continue;
      const isAbout = focused >= of.focus;
      if ((score <= top.floor() && !isAbout) || !posts.isAlive(i)) continue;
      if (since !== null && !(posts.time(i) >= since)) continue;
      if (isAbout) about.add(posts.creator(i), posts.time(i), score);
      if (score > top.floor()) top.offer(score, number * SEGMENT_SIZE + i, focused);
    }
  }
  const hits = top.best().map(({ score, item, extra }): PostHit => {
    const { posts } = parts[Math.floor(item / SEGMENT_SIZE)] as Part; // the number came from there
    const i = item % SEGMENT_SIZE;
    const time = posts.time(i);
    return {
      id: posts.id(i),
      creatorId: nameOf(posts.creator(i)),
      score,
      focus: extra,
      publishedAt: Number.isNaN(time) ? null : new Date(time),
    };
  });
  const voting = new Set(top.best().map(({ item }) => creatorAt(parts, item)));
  const times = about.group(voting, of.share * (hits[0]?.score ?? 0));
  return { hits, about: new Map([...times].map(([creator, own]) => [nameOf(creator), own])) };
}

function creatorAt(parts: readonly Part[], item: number): number {
  return parts[Math.floor(item / SEGMENT_SIZE)]?.posts.creator(item % SEGMENT_SIZE) ?? -1;
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
function usualWeights(weighed: readonly Weighed[]): Map<LanguageTerms, number> {
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

function addScores(
  { lists, idf, language }: Weighed,
  number: number,
  { posts }: Part,
  into: { scores: Float64Array; focus: Float64Array; usual: ReadonlyMap<LanguageTerms, number> },
): void {
  const list = lists[number];
  if (!list || idf === 0) return;
  const average = language.words / Math.max(1, language.posts) || 1;
  const { scores, focus } = into;
  const { lengths } = posts;
  const share = Math.min(1, idf / (into.usual.get(language) ?? idf));
  const base = K1 * (1 - B);
  const slope = (K1 * B) / average;
  for (let i = list.from; i < list.to; i++) {
    const post = list.posts[i] ?? 0;
    const count = list.counts[i] ?? 0;
    const part = count / (count + base + slope * (lengths[post] ?? 0));
    scores[post] = (scores[post] ?? 0) + idf * (K1 + 1) * part;
    const about = part * share;
    if (about > (focus[post] ?? 0)) focus[post] = about;
  }
}

function clear(list: Postings | null, scores: Float64Array): void {
  if (!list) return;
  for (let i = list.from; i < list.to; i++) scores[list.posts[i] ?? 0] = 0;
}
