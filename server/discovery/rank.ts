import type { CreatorPosts, CreatorWriting } from './creator-posts.ts';
import type { PostHit, PostIndex, SubjectQuery } from './post-index.ts';

export { suggestTerms } from './suggest-terms.ts';

export type RankedCreator = {
  creatorId: string;
  place: number;
  score: number;
  /** Posts that are about the subject, not merely naming it. */
  subjectPosts: number;
  /** All their posts in the languages asked for. */
  posts: number;
  /** The posts among the 300 best of everybody, best first: they made the place. */
  votes: readonly PostHit[];
  /** Of the last twelve months, in how many a post is about the subject. */
  persistence: number;
  /** 1 for a post on the subject today, half for one a year ago, and so on; 0 where none has a date. */
  recency: number;
  /** The oldest and the newest post about the subject. */
  firstAt: Date | null;
  lastAt: Date | null;
  /** The newest post about anything. */
  lastPostAt: Date | null;
  /** No post for 180 days, or none with a date. */
  isDormant: boolean;
  /** What a content farm would show; each is a fact, none a verdict. */
  writing: CreatorWriting;
};

/** Why nobody fits: `unknown-words` (in no post), `in-passing` (named, nobody's subject); '' if somebody does. */
export type Near = '' | 'unknown-words' | 'in-passing';

const VOTES = 300;
const SHARPNESS = 4;
const SMOOTHING = 10;
/** From here a post is about the subject (`PostHit`), if it has this share of the best one's score too. */
const ABOUT = 0.4;
const ABOUT_SHARE = 0.25;
/** Fewer than this, or a smaller part of what somebody writes, is in passing. */
const FITS = { posts: 3, share: 0.05 };
const DORMANT_DAYS = 180;
const HALF_LIFE_DAYS = 365;
const DAY_MS = 86_400_000;

/**
 * Who writes about it, mainly and again and again: the 300 best posts vote for their authors, each with
 * exp(4·score/best), and the sum is divided by all of an author's posts plus ten. Being asleep moves no
 * place here. The same posts and the same question give the same order.
 */
export function rankCreators(
  index: PostIndex,
  query: SubjectQuery,
  now: Date,
  limit = Number.POSITIVE_INFINITY,
): { ranked: RankedCreator[]; near: Near } {
  const of = { limit: VOTES, focus: ABOUT, share: ABOUT_SHARE };
  const { hits, about } = index.survey(query, of);
  const best = hits[0]?.score ?? 0;
  if (best === 0) return { ranked: [], near: 'unknown-words' };
  const placed = [...groupBy(hits)].map(([creatorId, votes]): Placed => {
    const own = index.creatorPosts(creatorId, query);
    const sum = votes.reduce((all, hit) => all + Math.exp((SHARPNESS * hit.score) / best), 0);
    const score = sum / (own.posts + SMOOTHING);
    return { creatorId, votes, own, score, about: about.get(creatorId) ?? [] };
  });
  placed.sort((a, b) => b.score - a.score || (a.creatorId < b.creatorId ? -1 : 1));
  const fits = placed.some(
    ({ about: { length }, own }) => length >= FITS.posts && length >= FITS.share * own.posts,
  );
  const ranked = placed.slice(0, limit).map((one, i) => {
    const writing = index.creatorWriting(one.creatorId, query);
    return { ...describe(one, now), place: i + 1, writing };
  });
  return { ranked, near: fits ? '' : 'in-passing' };
}

type Placed = {
  creatorId: string;
  score: number;
  votes: readonly PostHit[];
  /** Hours in ms; not a number where unknown. */
  about: readonly number[];
  own: CreatorPosts;
};

function describe({ creatorId, votes, about, own, score }: Placed, now: Date) {
  const times = about.filter((time) => !Number.isNaN(time)).sort((a, b) => a - b);
  const [first, newest] = [times[0], times.at(-1)];
  const last = own.lastAt?.getTime();
  return {
    creatorId,
    score,
    subjectPosts: about.length,
    posts: own.posts,
    votes,
    persistence: countMonths(times, now),
    recency:
      newest === undefined
        ? 0
        : Math.min(1, 2 ** ((newest - now.getTime()) / DAY_MS / HALF_LIFE_DAYS)),
    firstAt: first === undefined ? null : new Date(first),
    lastAt: newest === undefined ? null : new Date(newest),
    lastPostAt: own.lastAt,
    isDormant: last === undefined || now.getTime() - last > DORMANT_DAYS * DAY_MS,
  };
}

/** In how many of the twelve months before `now` (months of 30.44 days, counted back) there is one. */
function countMonths(times: readonly number[], now: Date): number {
  const months = times.map((time) => Math.floor((now.getTime() - time) / DAY_MS / 30.44));
  return new Set(months.filter((month) => month >= 0 && month < 12)).size;
}

function groupBy(hits: readonly PostHit[]): Map<string, PostHit[]> {
  const groups = new Map<string, PostHit[]>();
  for (const hit of hits) {
    const group = groups.get(hit.creatorId);
    if (group) group.push(hit);
    else groups.set(hit.creatorId, [hit]);
  }
  return groups;
}
