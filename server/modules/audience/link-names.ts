import type { Tx } from '../../db/db.ts';
import type { ClientId } from '../../lib/ids.ts';
import { tables } from './store.ts';

/** What a client's tagged links are called, by their tag. */
export async function listLinkNames(tx: Tx, clientId: ClientId): Promise<Map<string, string>> {
  const rows = await tables(tx)
    .selectFrom('tagged_link')
    .select(['tag', 'name'])
    .where('client_id', '=', clientId)
    .execute();
  return new Map(rows.map(({ tag, name }) => [tag, name]));
}
