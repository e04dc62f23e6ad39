import type { Tx } from '../../db/db.ts';
import type { DeliveryId, PostId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { mayDecideDelivery } from './delivery-policy.ts';
import { addEvent, deliveryTables, lockDelivery } from './delivery-store.ts';
import type { Actor, DeliveryCommandRefusal } from './withdraw.ts';

/**
 * The same delivery tries again, under the same key: after a refusal that was mended, after a person
 * has looked at the network that can't be asked, or sooner than it would by itself.
 * `useSmallerImage` accepts the lighter pictures that were prepared from the signed ones.
 */
export async function retryDelivery(
  tx: Tx,
  command: { postId: PostId; deliveryId: DeliveryId; useSmallerImage: boolean; by: Actor },
): Promise<Result<null, DeliveryCommandRefusal>> {
  const { by, useSmallerImage } = command;
  const row = await lockDelivery(tx, command.deliveryId);
  if (!row || row.post_id !== command.postId) return refuse({ type: 'not-found' });
  if (!mayDecideDelivery(by.role)) return refuse({ type: 'not-allowed' });
  const waitsForPerson = row.state === 'unknown' && row.held === 'ask-person';
  const isStopped = row.state === 'refused' || row.state === 'prepared' || waitsForPerson;
  if (!isStopped || row.lease_owner !== null) return refuse({ type: 'delivery-not-stopped' });
  if (useSmallerImage && Object.keys(row.renditions).length === 0) {
    return refuse({ type: 'no-smaller-image' });
  }
  await deliveryTables(tx)
    .updateTable('delivery')
    .set({
      state: 'prepared',
      held: null,
      retry_at: null,
      refusal: null,
      ...(useSmallerImage && { renditions_accepted_at: by.at }),
    })
    .where('id', '=', row.id)
    .execute();
  const reason = useSmallerImage ? 'smaller-image' : 'again';
  await addEvent(tx, row, { at: by.at, kind: 'retried', detail: { who: by.name, reason } });
  return ok(null);
}
