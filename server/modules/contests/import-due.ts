import type pg from 'pg';
import type { FoundContest } from './contest.ts';
import { type ImportDeps, importComments } from './import-comments.ts';

/**
 * Reads the comments of every contest whose signed rules take them, where it is time; the worker calls it
 * every minute, before lists are closed. What a network doesn't answer is asked for again.
 */
export async function importDueComments(
  deps: ImportDeps & {
    readonly workerPool: Pick<pg.Pool, 'query'>;
    readonly onError: (error: unknown, about?: unknown) => void;
  },
): Promise<void> {
  const { rows } = await deps.workerPool.query<FoundContest>(
    'select * from list_contests_with_comments($1)',
    [deps.clock.now()],
  );
  for (const contest of rows) {
    try {
      await importComments(deps, contest, false);
    } catch (error) {
      deps.onError(error, contest.contest_id);
    }
  }
}
