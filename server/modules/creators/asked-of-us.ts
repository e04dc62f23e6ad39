import type { Tx } from '../../db/db.ts';
import type { CreatorId } from '../../lib/ids.ts';
import { tables } from './store.ts';

/** What a creator asked about themselves: `dueAt` is null where it was done or answered. */
export type Asked = {
  readonly kind: 'objection' | 'access' | 'correction' | 'removal';
  readonly at: Date;
  readonly dueAt: Date | null;
};

/**
 * What these creators object to, and what they wait for: an objection is done at once and stands, a request
 * about data is due within one month (GDPR, article 12.3). What was answered is left out.
 */
export async function listAsked(
  tx: Tx,
  ids: readonly CreatorId[],
): Promise<ReadonlyMap<CreatorId, readonly Asked[]>> {
  const found = new Map<CreatorId, Asked[]>();
  if (ids.length === 0) return found;
  const add = (id: CreatorId, asked: Asked) => found.set(id, [...(found.get(id) ?? []), asked]);
  const objected = await tables(tx)
    .selectFrom('creator')
    .select(['id', 'objected_at'])
    .where('id', 'in', [...ids])
    .where('objected_at', 'is not', null)
    .execute();
  for (const { id, objected_at: at } of objected)
    if (at) add(id, { kind: 'objection', at, dueAt: null });
  const open = await tables(tx)
    .selectFrom('creator_request')
    .select(['creator_id', 'kind', 'asked_at'])
    .where('creator_id', 'in', [...ids])
    .where('answered_at', 'is', null)
    .orderBy('asked_at')
    .execute();
  for (const { creator_id: id, kind, asked_at: at } of open)
    if (id) add(id, { kind, at, dueAt: monthAfter(at) });
  return found;
}

function monthAfter(at: Date): Date {
  const due = new Date(at);
  due.setUTCMonth(due.getUTCMonth() + 1);
  return due;
}
