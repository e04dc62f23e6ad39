import { openFetcher } from '../../server/discovery/fetch/fetcher.ts';
import { openParsing } from '../../server/discovery/fetch/parsing.ts';
import { readSource } from '../../server/discovery/fetch/read-source.ts';
import type {
  FoundComment,
  FoundPost,
  Outcome,
  ReadOptions,
  Source,
} from '../../server/discovery/fetch/reading.ts';
import { systemClock } from '../../server/lib/clock.ts';

export type ReadAll = {
  readonly posts: readonly FoundPost[];
  readonly comments: readonly FoundComment[];
  readonly outcome: Outcome;
};

/** Reads a source on loopback to its end, as a crawl would, at a pace for tests. */
export async function readAll(
  source: Source,
  options: Partial<ReadOptions> & { now?: Date } = {},
): Promise<ReadAll> {
  const { now, ...more } = options;
  const fetcher = openFetcher({
    userAgent: 'Compagnon/1.0 (+https://compagnon.example/robots)',
    isAllowedHost: (name) => name === '127.0.0.1' || name === 'localhost',
    clock: systemClock,
    pauseMs: 0,
    timeoutMs: 5_000,
  });
  const clock = now ? { now: () => now } : systemClock;
  await using parsing = openParsing();
  const reader = readSource(fetcher, source, { maxPosts: 500, ...more, clock, parsing });
  const posts: FoundPost[] = [];
  const comments: FoundComment[] = [];
  for (;;) {
    const next = await reader.next();
    if (next.done) return { posts, comments, outcome: next.value };
    if ('comments' in next.value) comments.push(...next.value.comments);
    else posts.push(next.value);
  }
}
