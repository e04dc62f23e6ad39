import type pg from 'pg';
import type { JobKind, Jobs } from '../../jobs/jobs.ts';
import type { AgencyId, ClientId, DeliverableCaptureId } from '../../lib/ids.ts';
import { captureDeliverable } from './capture-deliverable.ts';
import { CAPTURE_DELIVERABLE, type CaptureJob, captureJob } from './capture-job-data.ts';
import type { CaptureDeps } from './deps.ts';

/** Fetches one page at one moment; tried again for about an hour, then written down as missing. */
export function captureJobKind(deps: CaptureDeps): JobKind<CaptureJob> {
  return {
    name: CAPTURE_DELIVERABLE,
    data: captureJob,
    handle: (data) => captureDeliverable(deps, data),
    concurrency: 2,
    onePerKey: true,
    retryLimit: 5,
    retryDelaySeconds: 30,
    retryDelayMaxSeconds: 1_800,
  };
}

type Due = { capture_id: DeliverableCaptureId; client_id: ClientId; agency_id: AgencyId };

/**
 * Starts what is due and has no job: after a restart from a backup, or where the demo's clock was
 * moved. A capture that is under way or waits already isn't started twice.
 */
export async function sweepCaptures(
  deps: Pick<CaptureDeps, 'worker' | 'clock'> & { jobs: Jobs; workerPool: Pick<pg.Pool, 'query'> },
): Promise<number> {
  const { rows } = await deps.workerPool.query<Due>('select * from list_due_captures($1)', [
    deps.clock.now(),
  ]);
  for (const row of rows) {
    const scope = { agencyId: row.agency_id, clientIds: [row.client_id] };
    await deps.worker.write(scope, async (tx) => {
      const ids = { agencyId: row.agency_id, clientId: row.client_id, captureId: row.capture_id };
      await deps.jobs.send(tx, CAPTURE_DELIVERABLE, ids, { singletonKey: row.capture_id });
    });
  }
  return rows.length;
}
