import { openAbout } from './about.ts';
import type { Part, PostHit, SubjectQuery, Survey } from './post-index.ts';
import { type Postings, SEGMENT_SIZE } from './postings.ts';
import { openTop } from './top.ts';
import type { LanguageTerms, Vocabulary } from './vocabulary.ts';
import { usualWeights, type Weighed, weighTerms } from './weigh-terms.ts';

type Searched = {
  parts: readonly Part[];
  vocabulary: Vocabulary;
  nameOf(creator: number): string;
};

const K1 = 1.2;
const B = 0.75;
/** The weight of a term that stands in one post of five: rarer ones can be a subject by themselves. */
const SUBJECT_IDF = Math.log(5);

/** One segment's scores; a search leaves them all zero, and none is ever interrupted. */
const scratch = {
  scores: new Float64Array(SEGMENT_SIZE),
  focus: new Float64Array(SEGMENT_SIZE),
};

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
  const { parts, nameOf } = at;
  const weighed = weighTerms(at, query.terms, query.languages);
  const without = weighTerms(at, query.without ?? {}, query.languages);
  const usual = usualWeights(weighed);
  const common = [...usual.values()].reduce((sum, weight) => sum + weight, 0) / usual.size;
  const since = query.since?.getTime() ?? null;
  const top = openTop(of.limit);
  const about = openAbout();
  const { scores, focus } = scratch;
  for (const [number, part] of parts.entries()) {
    const { posts } = part;
    for (const one of weighed) addScores(one, number, part, { scores, focus, usual, common });
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
  const oneTerm = (K1 + 1) * common;
  const times = about.group(voting, of.share * Math.min(oneTerm, hits[0]?.score ?? 0));
  return { hits, about: new Map([...times].map(([creator, own]) => [nameOf(creator), own])) };
}

function creatorAt(parts: readonly Part[], item: number): number {
  return parts[Math.floor(item / SEGMENT_SIZE)]?.posts.creator(item % SEGMENT_SIZE) ?? -1;
}

function addScores(
  { lists, idf, language }: Weighed,
  number: number,
  { posts }: Part,
  into: {
    scores: Float64Array;
    focus: Float64Array;
    usual: ReadonlyMap<LanguageTerms, number>;
    common: number;
  },
): void {
  const list = lists[number];
  if (!list || idf === 0) return;
  const average = language.words / Math.max(1, language.posts) || 1;
  const { scores, focus } = into;
  const { lengths } = posts;
  const own = into.usual.get(language) ?? idf;
  // Terms are alternatives: a rarer one beside it takes nothing from a post that is about this one.
  const share = Math.min(1, idf / Math.min(own, SUBJECT_IDF));
  // A subject that everybody writes about in one language, and few in the other, weighs the same in both.
  const gain = (idf * (K1 + 1) * into.common) / own;
  const base = K1 * (1 - B);
  const slope = (K1 * B) / average;
  for (let i = list.from; i < list.to; i++) {
    const post = list.posts[i] ?? 0;
    const count = list.counts[i] ?? 0;
    const part = count / (count + base + slope * (lengths[post] ?? 0));
    scores[post] = (scores[post] ?? 0) + gain * part;
    const about = part * share;
    if (about > (focus[post] ?? 0)) focus[post] = about;
  }
}

function clear(list: Postings | null, scores: Float64Array): void {
  if (!list) return;
  for (let i = list.from; i < list.to; i++) scores[list.posts[i] ?? 0] = 0;
}
