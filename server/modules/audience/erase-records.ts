import type { Tx } from '../../db/db.ts';
import type { ObservationId } from '../../lib/ids.ts';
import { logErased } from './log-erasures.ts';
import { tables } from './store.ts';

/**
 * Erases what these records said, by their places from 0, each with a leaf that says so; what the
 * source answered goes with them. Hashes and places stay. Returns how many were erased now: one that
 * is gone already isn't erased twice.
 */
export async function eraseRecords(
  tx: Tx,
  of: {
    readonly observationId: ObservationId;
    readonly places: readonly number[];
    readonly at: Date;
  },
): Promise<number> {
  if (of.places.length === 0) return 0;
  const rows = await tables(tx)
    .updateTable('observation_record')
    .set({ salt: null, record: null, erased_on: of.at })
    .where('observation_id', '=', of.observationId)
    .where('place', 'in', [...new Set(of.places)])
    .where('erased_on', 'is', null)
    .returning(['observation_id', 'place', 'client_id'])
    .execute();
  if (rows.length === 0) return 0;
  await logErased(tx, rows, of.at);
  await tables(tx)
    .updateTable('observation')
    .set({ raw: null })
    .where('id', '=', of.observationId)
    .execute();
  return rows.length;
}
