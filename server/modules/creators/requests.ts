import type { z } from 'zod';
import type { Tx } from '../../db/db.ts';
import { type AgencyId, type CreatorId, type Id, type MemberId, newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { listMembersByIds } from '../people/public.ts';
import { listCreatorNames } from './find-creator.ts';
import type { requestView } from './own-schema.ts';
import { tables } from './store.ts';

export type RequestKind = z.infer<typeof requestView>['kind'];

/** Writes down what somebody asked about their data; with an answer where it was done at once. */
export async function recordRequest(
  tx: Tx,
  request: {
    agencyId: AgencyId;
    creatorId: CreatorId | null;
    kind: RequestKind;
    body: string;
    replyTo?: string | null;
    answer?: string;
    at: Date;
  },
): Promise<void> {
  await tables(tx)
    .insertInto('creator_request')
    .values({
      id: newId<Id<'creator-request'>>(request.at.getTime()),
      agency_id: request.agencyId,
      creator_id: request.creatorId,
      kind: request.kind,
      body: request.body,
      reply_to: request.replyTo ?? null,
      asked_at: request.at,
      answer: request.answer ?? null,
      answered_at: request.answer === undefined ? null : request.at,
    })
    .execute();
}

/** What waits first, the oldest of it first; then what was answered. */
export async function listRequests(
  tx: Tx,
  of?: { creatorId: CreatorId },
): Promise<z.infer<typeof requestView>[]> {
  const rows = await tables(tx)
    .selectFrom('creator_request')
    .selectAll()
    .$if(of !== undefined, (query) => query.where('creator_id', '=', of?.creatorId ?? null))
    .orderBy((eb) => eb('answered_at', 'is not', null))
    .orderBy('asked_at')
    .limit(500)
    .execute();
  const names = await listCreatorNames(
    tx,
    rows.map((row) => row.creator_id).filter((id) => id !== null),
  );
  const answerers = rows.map((row) => row.answered_by).filter((id) => id !== null);
  const people = await listMembersByIds(tx, [...new Set<MemberId>(answerers)]);
  return rows.map((row) => ({
    id: row.id,
    creatorId: row.creator_id,
    name: row.creator_id ? (names.get(row.creator_id)?.name ?? null) : null,
    kind: row.kind,
    body: row.body,
    replyTo: row.reply_to,
    askedAt: row.asked_at.toISOString(),
    answer: row.answer,
    answeredAt: row.answered_at?.toISOString() ?? null,
    answeredBy: row.answered_by ? (people.get(row.answered_by)?.name ?? null) : null,
  }));
}

/** Answers once; the address to reply to is erased with it. Tells whom to write to. */
export async function answerRequest(
  tx: Tx,
  { id, answer, by, at }: { id: string; answer: string; by: MemberId; at: Date },
): Promise<
  Result<
    { replyTo: string | null; creatorId: CreatorId | null },
    { type: 'not-found' } | { type: 'already-answered' }
  >
> {
  const row = await tables(tx)
    .selectFrom('creator_request')
    .select(['id', 'reply_to', 'creator_id', 'answered_at'])
    .where('id', '=', id as Id<'creator-request'>) // of the path
    .forUpdate()
    .executeTakeFirst();
  if (!row) return refuse({ type: 'not-found' });
  if (row.answered_at) return refuse({ type: 'already-answered' });
  await tables(tx)
    .updateTable('creator_request')
    .set({ answer, answered_by: by, answered_at: at, reply_to: null })
    .where('id', '=', row.id)
    .execute();
  return ok({ replyTo: row.reply_to, creatorId: row.creator_id });
}
