import { sql } from 'kysely';
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

export type LineRefusal =
  | { type: 'not-found' }
  | { type: 'evidence-missing' }
  /** Money that reached creators counts on each one's own place, towards the sum of the law. */
  | { type: 'fees-not-on-record'; paidCents: number; recordedCents: number };

/** What became of a line: ordered, received, paid, at what real price and shown by what. */
export async function updateLine(
  tx: Tx,
  ids: { operationId: OperationId; lineId: OperationLineId },
  change: LineChange,
  how: { by: MemberId; at: Date },
): Promise<Result<null, LineRefusal>> {
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
  if (row.family === 'creators' && (change.state ?? row.state) === 'paid') {
    const real = change.realCents === undefined ? row.real_cents : change.realCents;
    const found = await sumFees(tx, ids, real ?? plannedCents(row));
    if (found.paidCents > found.recordedCents)
      return refuse({ type: 'fees-not-on-record', ...found });
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

function plannedCents(row: { quantity_hundredths: number; unit_price_cents: number }): number {
  return Math.round((row.quantity_hundredths * row.unit_price_cents) / 100);
}

/** What the operation's lines say was paid to creators, this one included, and what their places say. */
async function sumFees(
  tx: Tx,
  ids: { operationId: OperationId; lineId: OperationLineId },
  cents: number,
) {
  const { rows } = await sql<{ others: string; recorded: string }>`select
    (select coalesce(sum(coalesce(real_cents, round(quantity_hundredths * unit_price_cents / 100.0))), 0)
      from operation_line where operation_id = ${ids.operationId} and id <> ${ids.lineId}
        and family = 'creators' and state = 'paid') as others,
    (select coalesce(sum(b.value_cents), 0) from benefit b
      join participation p on p.id = b.participation_id
      where p.operation_id = ${ids.operationId} and b.kind = 'fee' and b.state = 'given') as recorded
  `.execute(tx);
  const [row] = rows;
  return {
    paidCents: cents + Number(row?.others ?? 0),
    recordedCents: Number(row?.recorded ?? 0),
  };
}
