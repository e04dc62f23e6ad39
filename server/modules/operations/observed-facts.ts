import type { Tx } from '../../db/db.ts';
import type { ClientId, DeliverableId, OperationId } from '../../lib/ids.ts';
import { totalOf } from './operation.ts';
import { type CaptureRow, findOperation, tables } from './store.ts';

/** What of an operation is observed: its lines, and its creators' publications as they were captured. */
export type ObservedFacts = {
  readonly clientId: ClientId;
  readonly name: string;
  readonly startsOn: string;
  /** As the client set it when the plan was accepted, before tax; null: none is on record. */
  readonly ceilingCents: number | null;
  /** In cents before tax; what was dropped before it cost anything is left out. */
  readonly lines: readonly { label: string; plannedCents: number; realCents: number | null }[];
  readonly captures: readonly {
    readonly deliverableId: DeliverableId;
    readonly moment: CaptureRow['moment'];
    readonly dueAt: Date;
    readonly capturedAt: Date | null;
    readonly missedBecause: string | null;
    readonly mention: CaptureRow['mention_state'];
  }[];
};

/** Null where the scope doesn't hold the operation. */
export async function readObservedFacts(tx: Tx, id: OperationId): Promise<ObservedFacts | null> {
  const operation = await findOperation(tx, id);
  if (!operation) return null;
  const lines = await tables(tx)
    .selectFrom('operation_line')
    .selectAll()
    .where('operation_id', '=', id)
    .orderBy('place')
    .orderBy('id')
    .execute();
  const captures = await tables(tx)
    .selectFrom('deliverable_capture as c')
    .innerJoin('deliverable as d', 'd.id', 'c.deliverable_id')
    .innerJoin('participation as p', 'p.id', 'd.participation_id')
    .select([
      'c.deliverable_id as deliverableId',
      'c.moment',
      'c.due_at as dueAt',
      'c.captured_at as capturedAt',
      'c.missed_because as missedBecause',
      'c.mention_state as mention',
    ])
    .where('p.operation_id', '=', id)
    // Of whoever was erased nothing is observed anew.
    .where('d.url', 'not like', 'about:blank#%')
    .orderBy('c.due_at')
    .orderBy('c.id')
    .execute();
  return {
    clientId: operation.client_id,
    name: operation.name,
    startsOn: operation.starts_on,
    ceilingCents: operation.ceiling_cents === null ? null : Number(operation.ceiling_cents),
    lines: lines
      .filter((line) => line.state !== 'dropped' || line.real_cents !== null)
      .map((line) => ({
        label: line.label,
        plannedCents: totalOf({
          quantityHundredths: line.quantity_hundredths,
          unitPriceCents: Number(line.unit_price_cents),
        }),
        realCents: line.real_cents === null ? null : Number(line.real_cents),
      })),
    captures,
  };
}
