import { isEntryFormula } from '../../verifier/report/entry-formula.ts';
import { findCliques } from './cliques.ts';
import type { CommercialKind } from './commercial.ts';

/** `author` is a key that stands for a person, never a name. */
export type Comment = {
  postId: string;
  author: string;
  text: string;
  at: Date | null;
  /** Written by another creator of the base, or by the blog's own author. */
  isCreator: boolean;
  isOwn: boolean;
};
export type ReadPost = { id: string; kind: CommercialKind };

/**
 * Null is unknown: no comment could be read. Shares are between 0 and 1. Ordinary posts are those that are
 * neither commercial nor a contest; unless said otherwise the facts are of them, without the author's replies.
 */
export type ReaderFacts = {
  ordinaryPosts: number;
  /** Different people who comment on one post. */
  median: number | null;
  p90: number | null;
  /** People who commented on two posts or more. */
  returning: number;
  /** The most commented post's part of all comments. */
  busiestShare: number | null;
  /**
   * Post by post, the part of those who comment (whatever the post) who are creators of the base
   * themselves, or always come together with one.
   */
  ringShare: number | null;
  /** The part of all comments, on any post, that are nothing but a contest's entry formula. */
  formulaShare: number | null;
  /** People never seen outside contests. */
  onlyInContests: number;
  /** Keys of people who always come together. */
  cliques: string[][];
  /** Different people, on ordinary posts. */
  distinct: number;
};

/** Who answers on ordinary posts: counts of people, medians and percentiles, never means. */
export function readerFacts(posts: readonly ReadPost[], comments: readonly Comment[]): ReaderFacts {
  const kinds = new Map(posts.map(({ id, kind }) => [id, kind]));
  const others = comments.filter(({ isOwn, postId }) => !isOwn && kinds.has(postId));
  const ordinary = posts.filter(({ kind }) => kind === 'none');
  const onOrdinary = others.filter(({ postId }) => kinds.get(postId) === 'none');
  const perPost = countBy(onOrdinary, ordinary);
  const postsOf = groupPosts(onOrdinary);
  const isRead = comments.length > 0 && ordinary.length > 0;
  const cliques = findCliques(onOrdinary);
  const creators = new Set(others.filter(({ isCreator }) => isCreator).map(({ author }) => author));
  const company = cliques.filter((clique) => clique.some((author) => creators.has(author)));
  const ring = new Set([...creators, ...company.flat()]);
  const visits = new Set(others.map(({ postId, author }) => JSON.stringify([postId, author])));
  const ringVisits = others.filter(({ author }) => ring.has(author));
  const formulas = others.filter(({ text }) => isEntryFormula(text)).length;
  const sizes = [...perPost.values()].map((authors) => authors.size);
  return {
    ordinaryPosts: ordinary.length,
    median: isRead ? percentile(sizes, 0.5) : null,
    p90: isRead ? percentile(sizes, 0.9) : null,
    returning: [...postsOf.values()].filter((ids) => ids.size > 1).length,
    busiestShare: onOrdinary.length === 0 ? null : shareOfBusiest(onOrdinary),
    ringShare:
      visits.size === 0
        ? null
        : new Set(ringVisits.map(({ postId, author }) => JSON.stringify([postId, author]))).size /
          visits.size,
    formulaShare: others.length === 0 ? null : formulas / others.length,
    onlyInContests: countOnlyInContests(others, kinds),
    cliques,
    distinct: postsOf.size,
  };
}

function countBy(comments: readonly Comment[], posts: readonly ReadPost[]) {
  const people = new Map(posts.map(({ id }) => [id, new Set<string>()]));
  for (const { postId, author } of comments) people.get(postId)?.add(author);
  return people;
}

function groupPosts(comments: readonly Comment[]): Map<string, Set<string>> {
  const posts = new Map<string, Set<string>>();
  for (const { author, postId } of comments) {
    const known = posts.get(author);
    if (known) known.add(postId);
    else posts.set(author, new Set([postId]));
  }
  return posts;
}

/** Between two neighbours it is their middle, as for a median of an even number. */
function percentile(values: readonly number[], at: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = at * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
  return low + (high - low) * (place - Math.floor(place));
}

function shareOfBusiest(comments: readonly Comment[]): number {
  const counts = new Map<string, number>();
  for (const { postId } of comments) counts.set(postId, (counts.get(postId) ?? 0) + 1);
  return Math.max(...counts.values()) / comments.length;
}

function countOnlyInContests(
  comments: readonly Comment[],
  kinds: ReadonlyMap<string, CommercialKind>,
): number {
  const isContest = ({ postId }: Comment) =>
    kinds.get(postId) === 'contest-host' || kinds.get(postId) === 'contest-entry';
  const inContests = new Set(comments.filter(isContest).map(({ author }) => author));
  for (const comment of comments) if (!isContest(comment)) inContests.delete(comment.author);
  return inContests.size;
}
