import { sql } from 'kysely';
import type { Db, Scope, Tx } from '../../db/db.ts';
import type { Clock } from '../../lib/clock.ts';
import type { AgencyId, CreatorId } from '../../lib/ids.ts';
import { agencyNow } from '../people/public.ts';
import { eraseDueAt } from './contact.ts';
import { removeCreator } from './remove-creator.ts';
import { tables } from './store.ts';

/**
 * Once a day: erases whom nobody was in touch with for the months that the register says, and blanks
 * signed contracts whose ten years are over. Whoever objected stays out: their hashes are kept already.
 * Answers how many people were erased.
 */
export async function eraseDue({ worker, clock }: { worker: Db; clock: Clock }): Promise<number> {
  const nobody: Scope = { agencyId: '' as AgencyId, clientIds: [] }; // the function tells ids only
  const agencies = await worker.read(nobody, async (tx) => {
    const { rows } = await sql<{ agency_id: AgencyId }>`
      select agency_id from list_agencies_with_creators()`.execute(tx);
    return rows.map(({ agency_id }) => agency_id);
  });
  let erased = 0;
  for (const agencyId of agencies) {
    erased += await worker.write({ agencyId, clientIds: [] }, async (tx) => {
      const at = await agencyNow(tx, agencyId, clock);
      const due = await listDue(tx, at);
      for (const id of due) await removeCreator(tx, id, { bar: false, at });
      await sql`select blank_due_contracts(${at})`.execute(tx);
      return due.length;
    });
  }
  return erased;
}

/** Whose months are over by then. */
export async function listDue(tx: Tx, by: Date): Promise<CreatorId[]> {
  const rows = await tables(tx)
    .selectFrom('creator')
    .select(['id', 'added_at', 'last_contact_at'])
    .execute();
  return rows
    .filter(
      (row) => eraseDueAt({ addedAt: row.added_at, lastContactAt: row.last_contact_at }) <= by,
    )
    .map(({ id }) => id);
}
