import type { Tx } from '../../db/db.ts';
import type { Session } from '../../http/context.ts';
import type { MemberId, OperationId } from '../../lib/ids.ts';
import type { ClientFacts } from '../clients/public.ts';
import { listMembersByIds } from '../people/public.ts';
import type { ObjectionView } from './objection-schema.ts';
import * as policy from './policy.ts';
import type { Place } from './read-operation.ts';
import { tables } from './store.ts';
import { nameOf } from './view-line.ts';

/** The team's objections in an operation, those that wait first; none of them is for the client. */
export async function viewObjections(
  tx: Tx,
  session: Session,
  of: {
    operationId: OperationId;
    client: Pick<ClientFacts, 'accountableId'>;
    places: readonly Place[];
    now: Date;
  },
): Promise<ObjectionView[]> {
  if (!policy.maySeeRemarks(session)) return [];
  const rows = await tables(tx)
    .selectFrom('operation_objection')
    .selectAll()
    .where('operation_id', '=', of.operationId)
    .orderBy((eb) => eb('answered_at', 'is not', null))
    .orderBy('n')
    .execute();
  const { accountableId } = of.client;
  const ids = [...rows.flatMap((row) => [row.raised_by, row.answered_by]), accountableId];
  const known = ids.filter((id): id is MemberId => id !== null);
  const people = await listMembersByIds(tx, [...new Set(known)]);
  const names = new Map(of.places.map((place) => [place.row.id, nameOf(place, session.locale)]));
  return rows.map((row) => {
    const isLate = row.answered_at === null && row.due_at < of.now;
    // Late, or raised by who would have to answer: the head's.
    const isHeads = isLate || accountableId === null || accountableId === row.raised_by;
    return {
      id: row.id,
      participationId: row.participation_id,
      creator: (row.participation_id && names.get(row.participation_id)) ?? '',
      body: row.body,
      proposal: row.proposal,
      by: people.get(row.raised_by)?.name ?? '',
      at: row.raised_at.toISOString(),
      dueAt: row.due_at.toISOString(),
      isLate,
      waitsFor: isHeads ? null : (people.get(accountableId)?.name ?? null),
      outcome: row.outcome,
      answer: row.answer ?? '',
      answeredBy: (row.answered_by && people.get(row.answered_by)?.name) ?? '',
      answeredAt: row.answered_at?.toISOString() ?? null,
      canAnswer:
        row.answered_at === null &&
        policy.mayRelease(session) &&
        row.raised_by !== session.memberId,
    };
  });
}
