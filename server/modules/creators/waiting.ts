import type { Tx } from '../../db/db.ts';
import { eraseDueAt } from './contact.ts';
import { tables } from './store.ts';

const SOON_MS = 30 * 86_400_000;

/** What creators wait for, and whom the daily job erases within thirty days. */
export type CreatorsWaiting = {
  /** Requests about their data that nobody has answered, and since when the oldest waits. */
  readonly requests: { readonly count: number; readonly since: Date } | null;
  /** How many are erased soon, and when the first one is. */
  readonly erasures: { readonly count: number; readonly first: Date } | null;
};

export async function readCreatorsWaiting(tx: Tx, now: Date): Promise<CreatorsWaiting> {
  const open = await tables(tx)
    .selectFrom('creator_request')
    .select('asked_at')
    .where('answered_at', 'is', null)
    .orderBy('asked_at')
    .execute();
  const rows = await tables(tx)
    .selectFrom('creator')
    .select(['added_at', 'last_contact_at'])
    .execute();
  const due = rows
    .map((row) => eraseDueAt({ addedAt: row.added_at, lastContactAt: row.last_contact_at }))
    .filter((at) => at.getTime() <= now.getTime() + SOON_MS)
    .sort((a, b) => a.getTime() - b.getTime());
  const [first] = due;
  const [oldest] = open;
  return {
    requests: oldest ? { count: open.length, since: oldest.asked_at } : null,
    erasures: first ? { count: due.length, first } : null,
  };
}
