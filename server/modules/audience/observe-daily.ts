import { sql } from 'kysely';
import type { BlobStore } from '../../blobs/blobs.ts';
import type { Db } from '../../db/db.ts';
import type { Clock } from '../../lib/clock.ts';
import type { AgencyId, ClientId, OperationId } from '../../lib/ids.ts';
import { agencyNow } from '../people/public.ts';
import { observeOperation } from './observe-operation.ts';

type Due = { operation_id: OperationId; client_id: ClientId; agency_id: AgencyId };

/**
 * Observes, over all agencies, every operation that runs or is still measured, about once a day: visits
 * by whole days. What fails is told to `onError` and tried again at the next call.
 */
export async function observeDaily(deps: {
  readonly worker: Db;
  readonly clock: Clock;
  readonly blobs: Pick<BlobStore, 'put'>;
  readonly onError: (error: unknown, about?: unknown) => void;
}): Promise<number> {
  const nobody = { agencyId: '' as AgencyId, clientIds: [] };
  const due = await deps.worker.read(nobody, async (tx) => {
    const { rows } = await sql<Due>`
      select * from list_operations_to_observe(${deps.clock.now()})`.execute(tx);
    return rows;
  });
  let recorded = 0;
  for (const { operation_id: operationId, client_id, agency_id: agencyId } of due) {
    const work = deps.worker.write({ agencyId, clientIds: [client_id] }, async (tx) => {
      const at = await agencyNow(tx, agencyId, deps.clock);
      return observeOperation(deps, tx, { operationId, at, wholeDays: true });
    });
    try {
      recorded += (await work) ?? 0;
    } catch (error) {
      deps.onError(error, operationId);
    }
  }
  return recorded;
}
