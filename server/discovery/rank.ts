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
  writing: { postsAMonth: number | null; medianWords: number; spread: number };
};

/** Why nobody fits: `unknown-words` (in no post), `in-passing` (named, nobody's subject); '' if somebody does. */
export type Near = '' | 'unknown-words' | 'in-passing';

const VOTES = 300;
const READ = 5_000;
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
  const hits = index.search(query, READ);
  const best = hits[0]?.score ?? 0;
  if (best === 0) return { ranked: [], near: 'unknown-words' };
  const about = groupBy(
    hits.filter(({ focus, score }) => focus >= ABOUT && score >= ABOUT_SHARE * best),
  );
  const voting = groupBy(hits.slice(0, VOTES));
  const ranked = [...voting].map(([creatorId, votes]) => {
    const own = index.creatorPosts(creatorId, query);
    const sum = votes.reduce((all, hit) => all + Math.exp((SHARPNESS * hit.score) / best), 0);
    return describe({ creatorId, votes, own, now, sum, about: about.get(creatorId) ?? [] });
  });
  ranked.sort((a, b) => b.score - a.score || (a.creatorId < b.creatorId ? -1 : 1));
  for (const [i, one] of ranked.entries()) one.place = i + 1;
  const fits = ranked.some(
    ({ subjectPosts, posts }) => subjectPosts >= FITS.posts && subjectPosts >= FITS.share * posts,
  );
  return { ranked: ranked.slice(0, limit), near: fits ? '' : 'in-passing' };
}

type Found = {
  creatorId: string;
  votes: readonly PostHit[];
  about: readonly PostHit[];
  own: ReturnType<PostIndex['creatorPosts']>;
  sum: number;
  now: Date;
};

function describe({ creatorId, votes, about, own, sum, now }: Found): RankedCreator {
  const times = about.flatMap(({ publishedAt }) => publishedAt?.getTime() ?? []);
  const last = own.lastAt?.getTime();
  return {
    creatorId,
    place: 0,
    score: sum / (own.posts + SMOOTHING),
    subjectPosts: about.length,
    posts: own.posts,
    votes,
    persistence: countMonths(times, now),
    recency:
      times.length === 0
        ? 0
        : Math.min(1, 2 ** ((Math.max(...times) - now.getTime()) / DAY_MS / HALF_LIFE_DAYS)),
    firstAt: times.length === 0 ? null : new Date(Math.min(...times)),
    lastAt: times.length === 0 ? null : new Date(Math.max(...times)),
    lastPostAt: own.lastAt,
    isDormant: last === undefined || now.getTime() - last > DORMANT_DAYS * DAY_MS,
    writing: {
      postsAMonth: own.postsAMonth,
      medianWords: own.medianWords,
      spread: own.spread,
    },
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
