import type { Tx } from '../../db/db.ts';
import type { ClientId, OperationId } from '../../lib/ids.ts';
import { pseudonymOf } from './pseudonym.ts';
import { tables } from './store.ts';

/** The same name for the same person on the same network, within one operation and nowhere else. */
export async function pseudonyms(
  tx: Tx,
  of: { clientId: ClientId; operationId: OperationId | null; network: string },
): Promise<(text: string) => string> {
  const scope_id = of.operationId ?? of.clientId;
  await tables(tx)
    .insertInto('pseudonym_salt')
    .values({ scope_id, client_id: of.clientId })
    .onConflict((conflict) => conflict.column('scope_id').doNothing())
    .execute();
  const { salt } = await tables(tx)
    .selectFrom('pseudonym_salt')
    .select('salt')
    .where('scope_id', '=', scope_id)
    .executeTakeFirstOrThrow();
  return (text) => pseudonymOf(salt, of.network, text);
}
