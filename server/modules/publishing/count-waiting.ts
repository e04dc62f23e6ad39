import type { Tx } from '../../db/db.ts';
import type { ChannelId } from '../../lib/ids.ts';
import { deliveryTables } from './delivery-store.ts';

/** How many deliveries are still to go out on each of these channels. */
export async function countWaiting(
  tx: Tx,
  ids: readonly ChannelId[],
): Promise<ReadonlyMap<ChannelId, number>> {
  if (ids.length === 0) return new Map();
  const rows = await deliveryTables(tx)
    .selectFrom('delivery')
    .select(({ fn }) => ['channel_id', fn.countAll<number>().as('n')])
    .where('channel_id', 'in', ids)
    .where('state', 'in', ['prepared', 'sending', 'unknown', 'late'])
    .groupBy('channel_id')
    .execute();
  return new Map(rows.map(({ channel_id, n }) => [channel_id, Number(n)]));
}
