import type { Tx } from '../../db/db.ts';
import type { PostId } from '../../lib/ids.ts';
import { addEvent, deliveryTables } from './delivery-store.ts';

/**
 * An approval that comes after the hour publishes nothing by itself: what was prepared for that
 * hour waits for a senior, also while the window of lateness is open.
 */
export async function holdSignedAfterHour(tx: Tx, postId: PostId, at: Date): Promise<void> {
  const missed = await deliveryTables(tx)
    .updateTable('delivery')
    .set({ state: 'late' })
    .where('post_id', '=', postId)
    .where('state', '=', 'prepared')
    .where('due_at', '<=', at)
    .returning(['id', 'client_id'])
    .execute();
  for (const delivery of missed) {
    await addEvent(tx, delivery, { at, kind: 'late', detail: { reason: 'signed-after-hour' } });
  }
}
