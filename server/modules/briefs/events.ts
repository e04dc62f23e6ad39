import type { Tx } from '../../db/db.ts';
import {
  type BriefId,
  type ClientId,
  type MemberId,
  newId,
  type RecommendationId,
} from '../../lib/ids.ts';
import { listMembersByIds } from '../people/public.ts';
import { type EventKind, tables } from './store.ts';

export type NewEvent = {
  readonly clientId: ClientId;
  readonly briefId: BriefId;
  readonly recommendationId?: RecommendationId | null;
  readonly kind: EventKind;
  /** Null: somebody at the client's, whom `detail` names. */
  readonly memberId: MemberId | null;
  readonly detail?: string;
  readonly at: Date;
};

export async function insertEvent(tx: Tx, event: NewEvent): Promise<void> {
  await tables(tx)
    .insertInto('brief_event')
    .values({
      id: newId(event.at.getTime()),
      client_id: event.clientId,
      brief_id: event.briefId,
      recommendation_id: event.recommendationId ?? null,
      kind: event.kind,
      member_id: event.memberId,
      detail: event.detail ?? '',
      at: event.at,
    })
    .execute();
}

/** What happened, the newest first; to one recommendation only where it is named. */
export async function listEvents(tx: Tx, briefId: BriefId, recommendationId?: RecommendationId) {
  let query = tables(tx)
    .selectFrom('brief_event')
    .selectAll()
    .where('brief_id', '=', briefId)
    .orderBy('no', 'desc');
  if (recommendationId) query = query.where('recommendation_id', '=', recommendationId);
  const rows = await query.execute();
  const people = await listMembersByIds(
    tx,
    rows.flatMap(({ member_id: id }) => id ?? []),
  );
  return rows.map((row) => ({
    kind: row.kind,
    at: row.at.toISOString(),
    by: row.member_id ? (people.get(row.member_id)?.name ?? '') : '',
    detail: row.detail,
  }));
}
