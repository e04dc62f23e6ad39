import type { Tx } from '../../db/db.ts';
import type { ContestEntryId } from '../../lib/ids.ts';
import { findContest } from './contest.ts';
import { takeOut } from './own-entry.ts';
import { tables } from './store.ts';

/**
 * Erases an entrant whom an older copy of the database brought back. Where that copy's list wasn't closed
 * yet, the entry is taken out of it as well. Who isn't there, or is erased already, stays so.
 */
export async function eraseEntryAgain(tx: Tx, id: ContestEntryId, at: Date): Promise<void> {
  const entry = await tables(tx)
    .selectFrom('contest_entry')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  const contest = entry && (await findContest(tx, entry.contest_id));
  if (entry && contest) await takeOut(tx, { contest, entry }, at);
}
