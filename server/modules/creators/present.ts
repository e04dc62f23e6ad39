import type { z } from 'zod';
import type { RankedCreator } from '../../discovery/rank.ts';
import type { Locale } from '../../lib/language.ts';
import type { CommercialAxis } from './commercial-axis.ts';
import type { Factor } from './factors.ts';
import type { Flag } from './flags.ts';
import type { PostRef } from './post-ref.ts';
import type { ShortlistRow } from './rank-for-subject.ts';
import type { ReadersAxis } from './readers-axis.ts';
import type { SetAside } from './set-aside.ts';
import type {
  commercialView,
  factorView,
  flagView,
  postRef,
  readersView,
  ShortlistRowView,
  setAsideView,
  subjectView,
} from './shortlist-schema.ts';

/** A long list shows a few of the posts; the profile shows them. */
const IN_LIST = 4;

const time = (at: Date | null) => at?.toISOString() ?? null;

export function presentPost(post: PostRef): z.infer<typeof postRef> {
  return {
    id: post.id,
    title: post.title,
    url: post.url,
    publishedAt: time(post.publishedAt),
    capturedAt: post.capturedAt.toISOString(),
    sentence: post.sentence,
  };
}

export function presentFactor(
  factor: Factor,
  locale: Locale,
  most = 12,
): z.infer<typeof factorView> {
  return {
    axis: factor.axis,
    key: factor.key,
    bearing: factor.bearing,
    sentence: factor.sentence[locale],
    posts: factor.posts.slice(0, most).map(presentPost),
  };
}

export function presentFlag(flag: Flag, locale: Locale): z.infer<typeof flagView> {
  return {
    kind: flag.kind,
    label: flag.label[locale],
    detail: flag.detail,
    posts: flag.posts.map(presentPost),
  };
}

export function presentReaders(readers: ReadersAxis): z.infer<typeof readersView> {
  return {
    ordinaryPosts: readers.ordinaryPosts,
    median: readers.median,
    p90: readers.p90,
    distinct: readers.distinct,
    returning: readers.returning,
    ringShare: readers.ringShare,
    formulaShare: readers.formulaShare,
    busiestShare: readers.busiestShare,
    onlyInContests: readers.onlyInContests,
    perPost: [...readers.perPost],
  };
}

export function presentCommercial(paid: CommercialAxis): z.infer<typeof commercialView> {
  const { posts, commercial, share, low, high, disclosed, decided, contests } = paid;
  return { posts, commercial, share, low, high, disclosed, decided, contests };
}

export function presentSubject(
  subject: RankedCreator,
  {
    place,
    of,
    isRegular,
    votes,
  }: {
    place: number;
    of: number;
    isRegular: boolean;
    votes: readonly PostRef[];
  },
): z.infer<typeof subjectView> {
  return {
    place,
    of,
    score: subject.score,
    subjectPosts: subject.subjectPosts,
    posts: subject.posts,
    persistence: subject.persistence,
    firstAt: time(subject.firstAt),
    lastAt: time(subject.lastAt),
    isRegular,
    votes: votes.slice(0, 12).map(presentPost),
  };
}

export function presentRow(row: ShortlistRow, of: number, locale: Locale): ShortlistRowView {
  const { counted, isRegular, place } = row;
  const votes = row.factors.find(({ key }) => key === 'subject-posts')?.posts ?? [];
  return {
    creatorId: row.creatorId,
    name: counted.name,
    url: counted.url,
    subject: presentSubject(row.subject, { place, of, isRegular, votes: votes.slice(0, 3) }),
    readers: { ...presentReaders(counted.readers), perPost: [] },
    commercial: presentCommercial(counted.commercial),
    lastPostAt: time(counted.lastPostAt),
    wear: row.wear && { wear: row.wear.wear, operations12: row.wear.operations12 },
    factors: row.factors.map((factor) => presentFactor(factor, locale, IN_LIST)),
    flags: row.flags.map((flag) => presentFlag(flag, locale)),
    isKept: row.choice === 'kept',
  };
}

export function presentSetAside(one: SetAside, locale: Locale): z.infer<typeof setAsideView> {
  return {
    creatorId: one.creatorId,
    name: one.name,
    url: one.url,
    reason: one.reason,
    sentence: one.sentence[locale],
    subjectPosts: one.subjectPosts,
    extracts: one.extracts.map(presentPost),
  };
}
