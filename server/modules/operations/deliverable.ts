import type { Tx } from '../../db/db.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import {
  type AgencyId,
  type DeliverableCaptureId,
  type DeliverableId,
  type MemberId,
  newId,
} from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { CAPTURE_DELIVERABLE } from './capture-job-data.ts';
import { addEvent, type MoveRefusal, moveTo } from './events.ts';
import { hasPublished } from './operation.ts';
import type { CaptureMoment } from './schema.ts';
import { type ParticipationRow, tables } from './store.ts';

const HOUR_MS = 3_600_000;

/** When a page is fetched again, counted from its publication; the last one shows what stays. */
export const MOMENTS: readonly (readonly [moment: CaptureMoment, hours: number])[] = [
  ['live', 0],
  ['day-1', 24],
  ['day-3', 72],
  ['day-7', 168],
  ['day-30', 720],
];

export type DeliverableRefusal =
  | MoveRefusal
  | { type: 'not-found' }
  | { type: 'url-known'; url: string }
  | { type: 'url-elsewhere'; host: string };

type Of = { agencyId: AgencyId; by: MemberId | null; at: Date };

/** "I have published": the page is fetched now and at its planned moments. */
export async function addDeliverable(
  deps: { jobs: Jobs },
  tx: Tx,
  of: ParticipationRow,
  page: { url: string; publishedAt: Date | null },
  how: Of,
): Promise<Result<DeliverableId, DeliverableRefusal>> {
  const url = new URL(page.url).href;
  const known = await tables(tx)
    .selectFrom('deliverable')
    .select('id')
    .where('participation_id', '=', of.id)
    .where('url', '=', url)
    .executeTakeFirst();
  if (known) return refuse({ type: 'url-known', url });
  if (!hasPublished(of.state)) {
    const moved = await moveTo(tx, of, 'published', how);
    if (!moved.ok) return moved;
  }
  const id = newId<DeliverableId>(how.at.getTime());
  const publishedAt = page.publishedAt && page.publishedAt < how.at ? page.publishedAt : how.at;
  await tables(tx)
    .insertInto('deliverable')
    .values({
      id,
      client_id: of.client_id,
      participation_id: of.id,
      url,
      published_at: publishedAt,
      announced_by: how.by ? 'member' : 'creator',
      created_at: how.at,
    })
    .execute();
  await addEvent(tx, { ...eventOf(of), kind: 'deliverable', detail: { url }, ...how });
  for (const [moment, hours] of MOMENTS) {
    const dueAt = moment === 'live' ? how.at : new Date(publishedAt.getTime() + hours * HOUR_MS);
    if (moment !== 'live' && dueAt <= how.at) continue; // it is too late for that one: never counted as missed
    await planCapture(deps, tx, of, id, { moment, dueAt, ...how });
  }
  return ok(id);
}

/** A person wants to see the page as it is now. */
export async function captureNow(
  deps: { jobs: Jobs },
  tx: Tx,
  of: ParticipationRow,
  id: DeliverableId,
  how: Of,
): Promise<Result<DeliverableCaptureId, { type: 'not-found' }>> {
  const row = await tables(tx)
    .selectFrom('deliverable')
    .select('id')
    .where('id', '=', id)
    .where('participation_id', '=', of.id)
    .executeTakeFirst();
  if (!row) return refuse({ type: 'not-found' });
  return ok(await planCapture(deps, tx, of, id, { moment: 'asked', dueAt: how.at, ...how }));
}

async function planCapture(
  { jobs }: { jobs: Jobs },
  tx: Tx,
  of: ParticipationRow,
  deliverableId: DeliverableId,
  plan: Of & { moment: CaptureMoment; dueAt: Date },
): Promise<DeliverableCaptureId> {
  const id = newId<DeliverableCaptureId>(plan.at.getTime());
  await tables(tx)
    .insertInto('deliverable_capture')
    .values({
      id,
      client_id: of.client_id,
      deliverable_id: deliverableId,
      moment: plan.moment,
      due_at: plan.dueAt,
    })
    .execute();
  const ids = { agencyId: plan.agencyId, clientId: of.client_id, captureId: id };
  const isNow = plan.dueAt <= plan.at;
  await jobs.send(tx, CAPTURE_DELIVERABLE, ids, {
    singletonKey: id,
    ...(!isNow && { startAfter: plan.dueAt }),
  });
  return id;
}

function eventOf(of: ParticipationRow) {
  return { clientId: of.client_id, operationId: of.operation_id, participationId: of.id };
}
