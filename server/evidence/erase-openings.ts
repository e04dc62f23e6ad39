import type { Tx } from '../db/db.ts';
import type { ClientId } from '../lib/ids.ts';
import { evidenceOf } from './tables.ts';

/**
 * Erases a person's name or address wherever it was committed to in a client's log: salts and
 * values go, the leaves and their proofs stay. Returns how many were erased.
 */
export async function eraseOpenings(
  tx: Tx,
  erasure: { clientId: ClientId; value: string; at: Date },
): Promise<number> {
  const result = await evidenceOf(tx)
    .updateTable('opening')
    .set({ salt: null, value: null, erased_at: erasure.at })
    .where('client_id', '=', erasure.clientId)
    .where('value', '=', erasure.value.normalize('NFC'))
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}
