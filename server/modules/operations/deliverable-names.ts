import type { Tx } from '../../db/db.ts';
import type { ClientId, CreatorId, DeliverableId } from '../../lib/ids.ts';
import { tables } from './store.ts';

/** A client's publications by creators: where each stands and whose it is, the oldest first. */
export async function listDeliverables(
  tx: Tx,
  clientId: ClientId,
): Promise<{ id: DeliverableId; url: string; creatorId: CreatorId }[]> {
  const rows = await tables(tx)
    .selectFrom('deliverable as d')
    .innerJoin('participation as p', 'p.id', 'd.participation_id')
    .select(['d.id', 'd.url', 'p.creator_id as creatorId'])
    .where('d.client_id', '=', clientId)
    .orderBy('d.published_at')
    .orderBy('d.id')
    .execute();
  return rows;
}
