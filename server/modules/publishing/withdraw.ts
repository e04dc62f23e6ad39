import type { Tx } from '../../db/db.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { AgencyId, DeliveryId, MemberId, PostId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { withdrawalJob } from './delivery-jobs.ts';
import { mayDecideDelivery } from './delivery-policy.ts';
import { addEvent, deliveryTables, lockDelivery, type Withdrawal } from './delivery-store.ts';

/** The member who acts, and the hour of the agency. */
export type Actor = {
  readonly memberId: MemberId;
  readonly name: string;
  readonly role: string;
  readonly agencyId: AgencyId;
  readonly at: Date;
};

export type DeliveryCommandRefusal =
  | { type: 'not-found' }
  | { type: 'not-allowed' }
  | { type: 'delivery-not-out' }
  | { type: 'delivery-not-late' }
  | { type: 'delivery-not-stopped' }
  | { type: 'no-smaller-image' };

/**
 * Asks for a publication to be deleted on its network, with a reason. A job does it: the state says
 * `withdrawn` once the network has confirmed. The capture and the leaves stay.
 */
export async function withdraw(
  deps: { readonly jobs: Jobs },
  tx: Tx,
  command: { postId: PostId; deliveryId: DeliveryId; reason: string; by: Actor },
): Promise<Result<null, DeliveryCommandRefusal>> {
  const { by } = command;
  const row = await lockDelivery(tx, command.deliveryId);
  if (!row || row.post_id !== command.postId) return refuse({ type: 'not-found' });
  if (!mayDecideDelivery(by.role)) return refuse({ type: 'not-allowed' });
  if (row.state !== 'accepted') return refuse({ type: 'delivery-not-out' });
  const withdrawal: Withdrawal = {
    by: by.memberId,
    name: by.name,
    reason: command.reason,
    at: by.at.toISOString(),
  };
  await deliveryTables(tx)
    .updateTable('delivery')
    .set({ withdrawal: JSON.stringify(withdrawal) })
    .where('id', '=', row.id)
    .execute();
  const detail = { who: by.name, reason: command.reason };
  await addEvent(tx, row, { at: by.at, kind: 'withdrawal-asked', detail });
  const ids = { deliveryId: row.id, clientId: row.client_id, agencyId: by.agencyId };
  await deps.jobs.send(tx, withdrawalJob, ids);
  return ok(null);
}
