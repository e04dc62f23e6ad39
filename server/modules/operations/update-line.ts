import type { Tx } from '../../db/db.ts';
import type { MemberId, OperationId, OperationLineId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { addEvent } from './events.ts';
import type { LineState } from './schema.ts';
import { tables } from './store.ts';

export type LineChange = {
  readonly state?: LineState;
  readonly realCents?: number | null;
  readonly evidence?: string;
  readonly owner?: string;
  readonly dueOn?: string | null;
};

/** What became of a line: ordered, received, paid, at what real price and shown by what. */
export async function updateLine(
  tx: Tx,
  ids: { operationId: OperationId; lineId: OperationLineId },
  change: LineChange,
  how: { by: MemberId; at: Date },
): Promise<Result<null, { type: 'not-found' } | { type: 'evidence-missing' }>> {
  const row = await tables(tx)
    .selectFrom('operation_line')
    .selectAll()
    .where('id', '=', ids.lineId)
    .where('operation_id', '=', ids.operationId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) return refuse({ type: 'not-found' });
  const evidence = change.evidence ?? row.evidence;
  // What is said to be paid to somebody else shows an invoice.
  if (change.state === 'paid' && !row.is_internal && evidence.trim() === '') {
    return refuse({ type: 'evidence-missing' });
  }
  await tables(tx)
    .updateTable('operation_line')
    .set({
      state: change.state ?? row.state,
      real_cents: change.realCents === undefined ? row.real_cents : change.realCents,
      evidence,
      owner: change.owner ?? row.owner,
      due_on: change.dueOn === undefined ? row.due_on : change.dueOn,
      changed_by: how.by,
      changed_at: how.at,
    })
    .where('id', '=', row.id)
    .execute();
  await addEvent(tx, {
    clientId: row.client_id,
    operationId: ids.operationId,
    kind: 'line',
    detail: { label: row.label, from: row.state, to: change.state ?? row.state },
    ...how,
  });
  return ok(null);
}
