import type { Tx } from '../../db/db.ts';
import type { DeliveryId, PostId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { voidSignatures } from '../signing/public.ts';
import { mayDecideDelivery } from './delivery-policy.ts';
import { addEvent, type DeliveryRow, deliveryTables, lockDelivery } from './delivery-store.ts';
import type { Actor, DeliveryCommandRefusal } from './withdraw.ts';

/** How long a senior's word to publish after the window lasts. */
const SECOND_WINDOW_MS = 60 * 60_000;

/**
 * A senior decides on a delivery that missed its window: publish it within the hour, or drop it.
 * All other checks are made again when it is sent. Once nothing of the post is left to send, and
 * nothing of it is out, its approval is voided: the window that was signed has passed.
 */
export async function decideLate(
  tx: Tx,
  command: {
    postId: PostId;
    deliveryId: DeliveryId;
    decision: 'publish' | 'drop';
    reason: string;
    by: Actor;
  },
): Promise<Result<null, DeliveryCommandRefusal>> {
  const { by, decision, reason } = command;
  const row = await lockDelivery(tx, command.deliveryId);
  if (!row || row.post_id !== command.postId) return refuse({ type: 'not-found' });
  if (!mayDecideDelivery(by.role)) return refuse({ type: 'not-allowed' });
  if (row.state !== 'late') return refuse({ type: 'delivery-not-late' });
  const kind = decision === 'publish' ? 'late-publish' : 'late-drop';
  await deliveryTables(tx)
    .updateTable('delivery')
    .set(
      decision === 'publish'
        ? {
            state: 'prepared',
            held: null,
            lease_owner: null,
            lease_until: null,
            retry_at: null,
            next_try_at: by.at,
            late_until: new Date(by.at.getTime() + SECOND_WINDOW_MS),
          }
        : { state: 'cancelled', held: null },
    )
    .where('id', '=', row.id)
    .execute();
  await addEvent(tx, row, { at: by.at, kind, detail: { who: by.name, reason } });
  if (decision === 'drop' && !(await isAnythingLeft(tx, row))) {
    await voidSignatures(tx, {
      clientId: row.client_id,
      subjectKind: 'post',
      subjectId: row.post_id,
      reason: 'window-passed',
      by: by.memberId,
      at: by.at,
    });
  }
  return ok(null);
}

async function isAnythingLeft(tx: Tx, row: DeliveryRow): Promise<boolean> {
  const other = await deliveryTables(tx)
    .selectFrom('delivery')
    .select('id')
    .where('post_id', '=', row.post_id)
    .where('state', 'not in', ['cancelled', 'withdrawn'])
    .limit(1)
    .executeTakeFirst();
  return other !== undefined;
}
