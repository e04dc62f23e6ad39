import type { Tx } from '../../db/db.ts';
import {
  type ClientId,
  type Id,
  type MemberId,
  newId,
  type OperationId,
  type ParticipationId,
} from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { canBecome } from './operation.ts';
import type { ParticipationState } from './schema.ts';
import { type ParticipationRow, tables } from './store.ts';

export type EventKind =
  | 'opened'
  | 'objection'
  | 'objective'
  | 'countries'
  | 'closed'
  | 'left-out'
  | 'line'
  | 'state'
  | 'undone'
  | 'answer'
  | 'question'
  | 'letter'
  | 'benefit'
  | 'agreement'
  | 'signed'
  | 'address'
  | 'parcel'
  | 'deliverable'
  | 'capture'
  | 'mention'
  | 'figure'
  | 'mail';

type NewEvent = {
  readonly clientId: ClientId;
  readonly operationId: OperationId;
  readonly participationId?: ParticipationId;
  readonly kind: EventKind;
  readonly at: Date;
  /** Null: the creator, or the machine. */
  readonly by: MemberId | null;
  readonly detail?: Record<string, unknown>;
};

/** Writes down what happened; nothing of it is ever changed. */
export async function addEvent(tx: Tx, event: NewEvent): Promise<void> {
  await tables(tx)
    .insertInto('participation_event')
    .values({
      id: newId<Id<'participation-event'>>(event.at.getTime()),
      client_id: event.clientId,
      operation_id: event.operationId,
      participation_id: event.participationId ?? null,
      kind: event.kind,
      at: event.at,
      by_id: event.by,
      detail: JSON.stringify(event.detail ?? {}),
    })
    .execute();
}

export type MoveRefusal = {
  type: 'state-does-not-fit';
  from: ParticipationState;
  to: ParticipationState;
};

/** Brings a creator's place to a state that follows from where it is, with a dated event. */
export async function moveTo(
  tx: Tx,
  row: ParticipationRow,
  to: ParticipationState,
  how: { by: MemberId | null; at: Date; note?: string },
): Promise<Result<null, MoveRefusal>> {
  const from = row.state;
  if (!canBecome(from, to)) return refuse({ type: 'state-does-not-fit', from, to });
  await tables(tx)
    .updateTable('participation')
    .set({
      state: to,
      state_since: how.at,
      ...(to === 'accepted' ? { accepted_at: how.at } : {}),
      ...(to === 'declined' ? { accepted_at: null } : {}),
      ...(how.note ? { note: how.note } : {}),
    })
    .where('id', '=', row.id)
    .execute();
  await addEvent(tx, {
    clientId: row.client_id,
    operationId: row.operation_id,
    participationId: row.id,
    kind: 'state',
    at: how.at,
    by: how.by,
    detail: { from, to, ...(how.note ? { note: how.note } : {}) },
  });
  return ok(null);
}
