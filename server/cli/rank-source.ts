import type { IndexedPost, PostIndex } from '../discovery/post-index.ts';
import type { RankedCreator } from '../discovery/rank.ts';
import type { Counted } from '../modules/creators/facts.ts';

/** What is known of a ranked creator beside their place. `key`: what an archive calls a post. */
export type Described = {
  id: string;
  title: string;
  url: string;
  commercial: Counted['commercial'];
  /** Null: no comment could be read. */
  readers: Counted['readers'] | null;
  posts: ReadonlyMap<string, IndexedPost & { key: string; url: string }>;
};

/** Creators and posts to rank, from the database or from an archive; `at`: the day it is asked. */
export type RankSource = {
  index: PostIndex;
  languages: ReadonlySet<string>;
  at: Date;
  badLines: number;
  describe(ranked: readonly RankedCreator[]): Promise<ReadonlyMap<string, Described>>;
  close(): Promise<void>;
};

export const YEAR_MS = 365.25 * 86_400_000;

/** An archive is asked on the day of its newest post, never in the future. */
export function archiveDay(newest: Date | null): Date {
  const today = new Date();
  return newest && newest < today ? newest : today;
}
