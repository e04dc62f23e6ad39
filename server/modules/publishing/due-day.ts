import { sql } from 'kysely';
import type { Tx } from '../../db/db.ts';
import type { ClientId, PostId } from '../../lib/ids.ts';
import { tables } from './store.ts';

/** How many other posts of the client are due on the same day, as its readers count days. */
export async function countDueSameDay(
  tx: Tx,
  wanted: { clientId: ClientId; exceptPostId: string; dueAt: string | null; timeZone: string },
): Promise<number> {
  if (wanted.dueAt === null) return 0;
  const dayOf = (at: unknown) => sql`(${at}::timestamptz at time zone ${wanted.timeZone})::date`;
  const found = await tables(tx)
    .selectFrom('post')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('client_id', '=', wanted.clientId)
    .where('id', '<>', wanted.exceptPostId as PostId)
    .where('stage', 'not in', ['dropped', 'refused'])
    .where(sql<boolean>`${dayOf(sql.ref('due_at'))} = ${dayOf(wanted.dueAt)}`)
    .executeTakeFirst();
  return found?.n ?? 0;
}
