import type { Tx } from '../../db/db.ts';
import type { CreatorId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { isBarred } from './add-creator.ts';
import { readPseudonyms } from './pseudonym.ts';
import { lockCreator, tables } from './store.ts';

export type CreatorChange = {
  readonly name?: string;
  readonly languages?: readonly string[];
  /** Null erases it. */
  readonly email?: string | null;
};

/** An address that asked never to be written to is not entered by this way either. */
export async function updateCreator(
  tx: Tx,
  id: CreatorId,
  change: CreatorChange,
): Promise<Result<null, { type: 'not-found' } | { type: 'creator-barred' }>> {
  const creator = await lockCreator(tx, id);
  if (!creator) return refuse({ type: 'not-found' });
  const { name, languages, email } = change;
  if (email && (creator.objected_at || (await isBarred(tx, creator.agency_id, [email]))))
    return refuse({ type: 'creator-barred' });
  const key = name ? (await readPseudonyms(tx, creator.agency_id)).ofAuthor(name) : null;
  await tables(tx)
    .updateTable('creator')
    .set({
      name: name ?? creator.name,
      languages: languages ? [...languages] : creator.languages,
      email: email === undefined ? creator.email : email,
      author_keys: key ? [...new Set([...creator.author_keys, key])] : creator.author_keys,
      revision: creator.revision + 1,
    })
    .where('id', '=', id)
    .execute();
  return ok(null);
}
