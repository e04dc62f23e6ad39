import type { Tx } from '../../db/db.ts';
import type { ClientId, OperationId } from '../../lib/ids.ts';
import { tables } from './store.ts';

export type OperationName = {
  readonly id: OperationId;
  readonly clientId: ClientId;
  readonly name: string;
};

/** Null where the transaction's scope doesn't hold it. */
export async function findOperationName(tx: Tx, id: string): Promise<OperationName | null> {
  const row = await tables(tx)
    .selectFrom('operation')
    .select(['id', 'client_id', 'name'])
    .where('id', '=', id as OperationId) // any other finds none
    .executeTakeFirst();
  return row ? { id: row.id, clientId: row.client_id, name: row.name } : null;
}
