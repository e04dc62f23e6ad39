import type { Tx } from '../../db/db.ts';
import type { Result } from '../../lib/result.ts';
import { listDeliveriesOf } from './delivery-store.ts';
import { decideLate } from './late-decision.ts';
import { normalizeText } from './post.ts';
import { insertPostEvent, lockPost, setStage } from './store.ts';
import type { DeliveryCommandRefusal } from './withdraw.ts';

/**
 * A senior's word on a delivery that missed its window. Where the last one is dropped, the post is:
 * nobody reads "signed" on what will never go out.
 */
export async function decideLatePost(
  tx: Tx,
  command: Parameters<typeof decideLate>[1],
): Promise<Result<null, DeliveryCommandRefusal>> {
  const { by, reason } = command;
  // The post before its deliveries, as everybody who changes both does.
  const post = await lockPost(tx, command.postId);
  const decided = await decideLate(tx, command);
  if (!post || !decided.ok || command.decision === 'publish') return decided;
  const left = (await listDeliveriesOf(tx, [post.id])).some(({ state }) => state !== 'cancelled');
  if (left) return decided;
  await setStage(tx, post, 'dropped', by.at);
  await insertPostEvent(tx, post, {
    at: by.at,
    kind: 'dropped',
    memberId: by.memberId,
    detail: normalizeText(reason),
  });
  return decided;
}
