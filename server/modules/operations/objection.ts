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
import { addWorkingDays, dayOf } from '../../lib/work-days.ts';
import { readClientFacts } from '../clients/public.ts';
import { addEvent } from './events.ts';
import { type ParticipationRow, tables } from './store.ts';

const DAYS_TO_ANSWER = 2;

export type ObjectionId = Id<'operation-objection'>;
export type ObjectionRefusal =
  | { type: 'not-found' }
  | { type: 'four-eyes' }
  | { type: 'objection-answered' };
/** What it is about waits for the answer. */
export type ObjectionStop = { type: 'objection-open'; body: string };

type How = { readonly by: MemberId; readonly at: Date };

/** Anybody of the team objects: to a creator's place, or to the whole operation. It is never deleted. */
export async function raiseObjection(
  tx: Tx,
  of: { operationId: OperationId; clientId: ClientId },
  said: { participationId: ParticipationId | null; body: string; proposal: string },
  { by, at }: How,
): Promise<Result<ObjectionId, ObjectionRefusal>> {
  const { operationId, clientId } = of;
  const client = await readClientFacts(tx, clientId);
  if (!client) return refuse({ type: 'not-found' });
  const { participationId } = said;
  if (participationId && !(await isPlaceOf(tx, operationId, participationId)))
    return refuse({ type: 'not-found' });
  const id = newId<ObjectionId>(at.getTime());
  await tables(tx)
    .insertInto('operation_objection')
    .values({
      id,
      client_id: clientId,
      operation_id: operationId,
      participation_id: participationId,
      body: said.body.normalize('NFC'),
      proposal: said.proposal.normalize('NFC'),
      raised_by: by,
      raised_at: at,
      due_at: dueAt(at, client.timeZone),
    })
    .execute();
  const detail = { what: 'raised', body: said.body };
  await addEvent(tx, {
    clientId,
    operationId,
    ...placeOf(participationId),
    ...told(by, at, detail),
  });
  return ok(id);
}

/** A senior answers once, with reasons; nobody answers what they raised themselves. */
export async function answerObjection(
  tx: Tx,
  of: { operationId: OperationId; objectionId: ObjectionId },
  said: { outcome: 'followed' | 'not-followed'; answer: string },
  { by, at }: How,
): Promise<Result<null, ObjectionRefusal>> {
  const row = await tables(tx)
    .selectFrom('operation_objection')
    .selectAll()
    .where('id', '=', of.objectionId)
    .where('operation_id', '=', of.operationId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return refuse({ type: 'not-found' });
  if (row.answered_at) return refuse({ type: 'objection-answered' });
  if (row.raised_by === by) return refuse({ type: 'four-eyes' });
  await tables(tx)
    .updateTable('operation_objection')
    .set({ ...said, answer: said.answer.normalize('NFC'), answered_by: by, answered_at: at })
    .where('id', '=', row.id)
    .execute();
  const { client_id: clientId, operation_id: operationId } = row;
  const detail = { what: said.outcome, body: said.answer };
  const place = placeOf(row.participation_id);
  await addEvent(tx, { clientId, operationId, ...place, ...told(by, at, detail) });
  return ok(null);
}

/** Refuses what leaves for a creator while somebody of the team objects to it, or to the operation. */
export async function checkObjections(
  tx: Tx,
  of: Pick<ParticipationRow, 'id' | 'operation_id'>,
): Promise<Result<null, ObjectionStop>> {
  const open = await tables(tx)
    .selectFrom('operation_objection')
    .select('body')
    .where('operation_id', '=', of.operation_id)
    .where('answered_at', 'is', null)
    .where((eb) => eb.or([eb('participation_id', 'is', null), eb('participation_id', '=', of.id)]))
    .orderBy('n')
    .limit(1)
    .executeTakeFirst();
  return open ? refuse({ type: 'objection-open', body: open.body }) : ok(null);
}

/** Two working days later, at the same hour. */
export function dueAt(at: Date, timeZone: string): Date {
  const day = dayOf(at, timeZone);
  const days = (Date.parse(addWorkingDays(day, DAYS_TO_ANSWER)) - Date.parse(day)) / 86_400_000;
  return new Date(at.getTime() + days * 86_400_000);
}

async function isPlaceOf(tx: Tx, operationId: OperationId, id: ParticipationId): Promise<boolean> {
  const row = await tables(tx)
    .selectFrom('participation')
    .select('id')
    .where('id', '=', id)
    .where('operation_id', '=', operationId)
    .executeTakeFirst();
  return row !== undefined;
}

function placeOf(id: ParticipationId | null) {
  return id ? { participationId: id } : {};
}

function told(by: MemberId, at: Date, detail: Record<string, unknown>) {
  return { kind: 'objection' as const, by, at, detail };
}
