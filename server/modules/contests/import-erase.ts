import { sql } from 'kysely';
import type { Tx } from '../../db/db.ts';
import { stageLeaves } from '../../evidence/stage-leaf.ts';
import type { Id } from '../../lib/ids.ts';
import type { ContestRow } from './contest.ts';
import { importTables } from './import-store.ts';

/**
 * Erases what networks answered about the comments of a contest, at the end of its retention: each kept
 * reading with a leaf that says so, and the pages that reports kept of the same publications. Hashes and
 * counts stay. Again: nothing is left to erase. Returns how many of the contest's readings went now.
 */
export async function eraseComments(
  tx: Tx,
  contest: Pick<ContestRow, 'id' | 'client_id'>,
  at: Date,
): Promise<number> {
  const gone = await importTables(tx)
    .updateTable('contest_import')
    .set({ erased_at: at })
    .where('contest_id', '=', contest.id)
    .where('erased_at', 'is', null)
    .returning('id')
    .execute();
  await stageLeaves(
    tx,
    gone
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id }) => ({
        clientId: contest.client_id,
        at,
        kind: 'contest-comments-erasure' as const,
        body: () => ({ contest: contest.id, reading: id }),
      })),
  );
  await sql`select forget_comment_pages(${contest.id})`.execute(tx);
  return gone.length;
}

/** The same for readings that an older copy of the database brought back, by one of them. */
export async function eraseCommentsAgain(
  tx: Tx,
  reading: Id<'contest-import'>,
  at: Date,
): Promise<void> {
  const row = await importTables(tx)
    .selectFrom('contest_import')
    .select(['contest_id', 'client_id'])
    .where('id', '=', reading)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  if (row) await eraseComments(tx, { id: row.contest_id, client_id: row.client_id }, at);
}
