import { sql } from 'kysely';
import type { Tx } from '../../db/db.ts';
import { type Id, newId, type OperationId, type PostId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { findOperationName } from '../operations/public.ts';
import { findPost, listPublications } from '../publishing/public.ts';
import { type Actor, mayWrite } from './policy.ts';
import { tables } from './store.ts';

export type AttachRefusal =
  | { type: 'not-found' }
  | { type: 'not-allowed' }
  | { type: 'post-of-other-client' }
  | { type: 'post-attached'; operation: string };
export type DetachRefusal =
  | { type: 'not-found' }
  | { type: 'not-allowed' }
  | { type: 'reason-missing' }
  | { type: 'operation-sealed' };

type Of = {
  readonly actor: Actor;
  readonly operationId: OperationId;
  readonly postId: PostId;
  readonly at: Date;
};

/**
 * Makes a post an operation's: what is read of its publications from now on is the operation's. What is
 * out for a day already is read once more, as soon as possible. Attaching again changes nothing.
 */
export async function attachPost(tx: Tx, of: Of): Promise<Result<null, AttachRefusal>> {
  const operation = await findOperationName(tx, of.operationId);
  const post = await findPost(tx, of.postId);
  if (!operation || !post) return refuse({ type: 'not-found' });
  if (!mayWrite(of.actor)) return refuse({ type: 'not-allowed' });
  if (operation.clientId !== post.clientId) return refuse({ type: 'post-of-other-client' });
  const { numInsertedOrUpdatedRows: made } = await tables(tx)
    .insertInto('operation_post')
    .values({
      id: newId<Id<'operation-post'>>(of.at.getTime()),
      client_id: post.clientId,
      operation_id: operation.id,
      post_id: post.id,
      attached_by: of.actor.memberId,
      attached_at: of.at,
    })
    .onConflict((conflict) =>
      conflict.column('post_id').where('detached_at', 'is', null).doNothing(),
    )
    .executeTakeFirstOrThrow();
  if (!made) {
    const there = await operationOfPost(tx, post.id);
    if (there === operation.id) return ok(null);
    const other = there && (await findOperationName(tx, there));
    return refuse({ type: 'post-attached', operation: other ? other.name : '' });
  }
  await readOnceMore(tx, of.postId, of.at);
  return ok(null);
}

/** From now on nobody's; what was read stays the operation's. Not once a report of it is sealed. */
export async function detachPost(
  tx: Tx,
  of: Of & { readonly why: string },
): Promise<Result<null, DetachRefusal>> {
  const operation = await findOperationName(tx, of.operationId);
  if (!operation) return refuse({ type: 'not-found' });
  if (!mayWrite(of.actor)) return refuse({ type: 'not-allowed' });
  if (of.why.trim() === '') return refuse({ type: 'reason-missing' });
  if (await isSealed(tx, operation.id)) return refuse({ type: 'operation-sealed' });
  const { numUpdatedRows: gone } = await tables(tx)
    .updateTable('operation_post')
    .set({ detached_by: of.actor.memberId, detached_at: of.at, why: of.why.trim() })
    .where('operation_id', '=', operation.id)
    .where('post_id', '=', of.postId)
    .where('detached_at', 'is', null)
    .executeTakeFirst();
  return gone ? ok(null) : refuse({ type: 'not-found' });
}

/** Whether the client holds a sealed report of this operation. */
export async function isSealed(tx: Tx, id: OperationId): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select operation_is_sealed(${id}) as is`.execute(tx);
  return rows[0]?.is === true;
}

/** The operation that a post is attached to now. */
export async function operationOfPost(tx: Tx, postId: PostId): Promise<OperationId | null> {
  const row = await tables(tx)
    .selectFrom('operation_post')
    .select('operation_id')
    .where('post_id', '=', postId)
    .where('detached_at', 'is', null)
    .executeTakeFirst();
  return row?.operation_id ?? null;
}

const DAY_MS = 86_400_000;

async function readOnceMore(tx: Tx, postId: PostId, at: Date): Promise<void> {
  const out = (await listPublications(tx, [postId])).filter(
    ({ acceptedAt }) => acceptedAt.getTime() + DAY_MS <= at.getTime(),
  );
  if (out.length === 0) return;
  const again = { due_at: at, done_at: null, why: 'not-read-yet', is_missed: false };
  const client = await findPost(tx, postId);
  if (!client) return;
  await tables(tx)
    .insertInto('publication_reading')
    .values(
      out.map(({ deliveryId }) => ({
        delivery_id: deliveryId,
        client_id: client.clientId,
        moment: 'asked' as const,
        ...again,
      })),
    )
    .onConflict((conflict) => conflict.columns(['delivery_id', 'moment']).doUpdateSet(again))
    .execute();
}
