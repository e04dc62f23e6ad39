import type { Tx } from '../../db/db.ts';
import type { AgencyId, CreatorId } from '../../lib/ids.ts';
import { recordObjection, removeCreator } from './remove-creator.ts';
import { tables } from './store.ts';

/** Erases a creator whom an older copy of the database brought back; what bars them is told apart. */
export async function eraseCreatorAgain(tx: Tx, id: CreatorId, at: Date): Promise<void> {
  await removeCreator(tx, id, { bar: false, at });
}

/** The same of an objection. */
export async function objectAgain(tx: Tx, id: CreatorId, at: Date): Promise<void> {
  await recordObjection(tx, id, at);
}

/** Keeps somebody out by their hash, also where the copy is from before they were known. */
export async function barAgain(
  tx: Tx,
  { agencyId, hash, at }: { agencyId: AgencyId; hash: string; at: Date },
): Promise<void> {
  await tables(tx)
    .insertInto('creator_barred')
    .values({ agency_id: agencyId, hash, since: at })
    .onConflict((on) => on.doNothing())
    .execute();
}
