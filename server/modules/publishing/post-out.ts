import type { Tx } from '../../db/db.ts';
import type { PostId } from '../../lib/ids.ts';
import { type DeliveryState, deliveryTables } from './delivery-store.ts';

/** Sent, being sent, or perhaps sent: its content can't be another one any more. */
export function isOut(states: readonly DeliveryState[]): boolean {
  return states.some((state) => out.has(state));
}

const out: ReadonlySet<DeliveryState> = new Set(['sending', 'unknown', 'accepted']);

/**
 * Whether something of the post is out, with its deliveries held until the transaction ends: a
 * worker that would begin meanwhile waits, and then finds them cancelled.
 */
export async function holdIfNotOut(tx: Tx, postId: PostId): Promise<boolean> {
  const rows = await deliveryTables(tx)
    .selectFrom('delivery')
    .select('state')
    .where('post_id', '=', postId)
    .where('state', 'not in', ['cancelled', 'withdrawn'])
    .orderBy('id')
    .forUpdate()
    .execute();
  return !isOut(rows.map(({ state }) => state));
}
