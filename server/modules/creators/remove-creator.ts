import type { Tx } from '../../db/db.ts';
import type { CreatorId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { barHash } from './pseudonym.ts';
import { lockCreator, tables } from './store.ts';

/**
 * Erases everything that is held of a creator: posts, comments, marks, notes, address. With `bar`, two
 * hashes stay (site and address), so that no list, crawl or message finds them again.
 */
export async function removeCreator(
  tx: Tx,
  id: CreatorId,
  { bar, at }: { bar: boolean; at: Date },
): Promise<Result<null, { type: 'not-found' }>> {
  const creator = await lockCreator(tx, id);
  if (!creator) return refuse({ type: 'not-found' });
  if (bar) await barCreator(tx, creator, at);
  await tables(tx).deleteFrom('creator').where('id', '=', id).execute();
  return ok(null);
}

/**
 * They want no proposals: out of every list and index at once, never fetched or written to again. What
 * was published stays readable to answer them, until it is removed.
 */
export async function recordObjection(tx: Tx, id: CreatorId, at: Date): Promise<void> {
  const creator = await lockCreator(tx, id);
  if (!creator) return;
  await barCreator(tx, creator, at);
  await tables(tx)
    .updateTable('creator')
    .set({ objected_at: creator.objected_at ?? at, email: null })
    .where('id', '=', id)
    .execute();
}

type Barred = NonNullable<Awaited<ReturnType<typeof lockCreator>>>;

async function barCreator(tx: Tx, { agency_id, site, email }: Barred, at: Date) {
  const hashes = [site, ...(email ? [email] : [])].map((text) => barHash(agency_id, text));
  await tables(tx)
    .insertInto('creator_barred')
    .values(hashes.map((hash) => ({ agency_id, hash, since: at })))
    .onConflict((on) => on.doNothing())
    .execute();
}
