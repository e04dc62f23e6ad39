import { findOpposed } from '../discovery/opposed.ts';
import type { PostHit, SubjectQuery } from '../discovery/post-index.ts';
import type { Near, RankedCreator } from '../discovery/rank.ts';
import { findAudienceSignals } from '../modules/creators/audience-signals.ts';
import type { Described } from './rank-source.ts';

export type Asked = { subject: string; query: SubjectQuery; at: Date; near: Near; limit: number };

const VOTES_SHOWN = 10;
const DAY_MS = 86_400_000;

/** The answer of `creators rank --json`. Unknown is null, never zero; shares are between 0 and 1. */
export function presentRanking(
  asked: Asked,
  ranked: readonly RankedCreator[],
  described: ReadonlyMap<string, Described>,
) {
  const known = ranked.flatMap((one) => {
    const about = described.get(one.creatorId);
    if (!about) return [];
    const texts = one.votes.flatMap(({ id }) => about.posts.get(id) ?? []);
    return [{ one, about, texts, against: findOpposed(texts, asked.query) }];
  });
  const placed = known.filter(({ against }) => !against.isOpposed);
  const asleep = placed.filter(({ one }) => one.isDormant);
  return {
    subject: asked.subject,
    languages: asked.query.languages,
    terms: asked.query.terms,
    at: asked.at.toISOString(),
    near: asked.near,
    total: ranked.length - (known.length - placed.length),
    ranked: placed.slice(0, asked.limit).map(({ one, about, texts }, i) => ({
      place: i + 1,
      creator: about.id,
      title: about.title,
      url: about.url,
      score: round(one.score),
      asleep: presentSleep(one, asked.at),
      subject: presentSubject(one),
      readers: presentReaders(about),
      commercial: presentCommercial(about),
      warnings: [
        ...findAudienceSignals(texts).map(({ kind, posts, extracts }) => ({
          kind,
          posts,
          extracts: extracts.map((extract) => presentExtract(about, extract)),
        })),
        ...(about.commercial.isHidden ? [{ kind: 'mentions-missing' }] : []),
        ...(about.readers?.isRing ? [{ kind: 'same-commenters' }] : []),
      ],
      votes: one.votes.slice(0, VOTES_SHOWN).map((hit) => presentVote(about, hit)),
    })),
    setAside: [
      ...known
        .filter(({ against }) => against.isOpposed)
        .map(({ about, against }) => ({
          creator: about.id,
          title: about.title,
          reason: 'opposed',
          extracts: against.extracts.map((extract) => presentExtract(about, extract)),
        })),
      ...asleep.map(({ one, about }) => ({
        creator: about.id,
        title: about.title,
        reason: 'asleep',
        since: one.lastPostAt?.toISOString() ?? null,
      })),
    ],
  };
}

function presentSleep({ isDormant, lastPostAt }: RankedCreator, at: Date) {
  if (!isDormant) return null;
  const days = lastPostAt ? Math.floor((at.getTime() - lastPostAt.getTime()) / DAY_MS) : null;
  return { since: lastPostAt?.toISOString() ?? null, days };
}

function presentSubject(one: RankedCreator) {
  return {
    posts: one.subjectPosts,
    of: one.posts,
    months: one.persistence,
    recency: round(one.recency),
    first: one.firstAt?.toISOString() ?? null,
    last: one.lastAt?.toISOString() ?? null,
    lastPost: one.lastPostAt?.toISOString() ?? null,
    postsAMonth: one.writing.postsAMonth === null ? null : round(one.writing.postsAMonth),
    medianWords: one.writing.medianWords,
    spread: round(one.writing.spread),
  };
}

/** Unknown is null, never zero. */
function presentReaders({ readers }: Described) {
  if (!readers || readers.median === null) return null;
  const { median, p90, distinct, returning, busiestShare, ringShare, formulaShare } = readers;
  const { ordinaryPosts, onlyInContests } = readers;
  return {
    ...{ median, p90, distinct, returning, busiestShare, ringShare, formulaShare },
    ...{ ordinaryPosts, onlyInContests },
  };
}

function presentCommercial({ commercial }: Described) {
  const { posts, commercial: paid, share, low, high, disclosed, contests, isHidden } = commercial;
  return { posts, commercial: paid, share, low, high, disclosed, contests, isHidden };
}

function presentVote({ posts }: Described, hit: PostHit) {
  const post = posts.get(hit.id);
  return {
    post: post?.key ?? hit.id,
    date: hit.publishedAt?.toISOString() ?? null,
    title: post?.title ?? '',
    url: post?.url ?? '',
    score: round(hit.score),
  };
}

function presentExtract(
  { posts }: Described,
  extract: { postId: string; sentence: string; publishedAt: Date | null },
) {
  const post = posts.get(extract.postId);
  return {
    post: post?.key ?? extract.postId,
    date: extract.publishedAt?.toISOString() ?? null,
    title: post?.title ?? '',
    url: post?.url ?? '',
    sentence: extract.sentence,
  };
}

function round(value: number): number {
  return Number(value.toPrecision(6));
}
