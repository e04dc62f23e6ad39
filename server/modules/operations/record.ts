import type { Tx } from '../../db/db.ts';
import { type DeliverableId, type Id, type MemberId, newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { addEvent } from './events.ts';
import { type OperationsTables, type ParticipationRow, tables } from './store.ts';

type How = { readonly by: MemberId; readonly at: Date };
type FigureRow = OperationsTables['deliverable_figure'];

/** What was counted about a page, who counted it where, and when: never changed, only read again. */
export async function addFigure(
  tx: Tx,
  of: ParticipationRow,
  figure: {
    deliverableId: string;
    kind: FigureRow['kind'];
    value: number;
    mark: FigureRow['mark'];
    source: string;
  },
  how: How,
): Promise<Result<null, { type: 'not-found' }>> {
  const page = await tables(tx)
    .selectFrom('deliverable')
    .select('id')
    .where('id', '=', figure.deliverableId as DeliverableId) // of this very place
    .where('participation_id', '=', of.id)
    .executeTakeFirst();
  if (!page) return refuse({ type: 'not-found' });
  await tables(tx)
    .insertInto('deliverable_figure')
    .values({
      id: newId<Id<'deliverable-figure'>>(how.at.getTime()),
      client_id: of.client_id,
      deliverable_id: page.id,
      kind: figure.kind,
      value: figure.value,
      mark: figure.mark,
      source: figure.source,
      observed_at: how.at,
      by_id: how.by,
    })
    .execute();
  const detail = { kind: figure.kind, value: figure.value, mark: figure.mark };
  await addEvent(tx, {
    clientId: of.client_id,
    operationId: of.operation_id,
    participationId: of.id,
    kind: 'figure',
    detail,
    ...how,
  });
  return ok(null);
}

/** Somebody of the team has read what came in: nothing of it waits any more. */
export async function markLettersRead(
  tx: Tx,
  of: ParticipationRow,
  how: How,
): Promise<Result<null, never>> {
  await tables(tx)
    .updateTable('outreach_message')
    .set({ read_at: how.at })
    .where('participation_id', '=', of.id)
    .where('direction', '=', 'in')
    .where('read_at', 'is', null)
    .execute();
  return ok(null);
}
