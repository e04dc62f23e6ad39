import type { Tx } from '../db/db.ts';
import type { ClientId } from '../lib/ids.ts';
import type { Vault } from '../vault/vault.ts';
import { keepNewKey } from './log-key.ts';
import { stageLeaf } from './stage-leaf.ts';
import { evidenceOf } from './tables.ts';

/**
 * Opens a client's log, in the transaction that makes the client: its key, its empty head and the
 * leaf `log-opened`, which is always the first. `origin` is the log's name for ever, one in the world:
 * the agency's host and the client's id do.
 */
export async function openLog(
  deps: { readonly vault: Pick<Vault, 'seal'> },
  tx: Tx,
  log: { clientId: ClientId; origin: string; at: Date },
): Promise<void> {
  const { clientId, origin, at } = log;
  await evidenceOf(tx)
    .insertInto('log_head')
    .values({ client_id: clientId, origin, size: 0, frontier: [] })
    .execute();
  const { vkey } = await keepNewKey(deps, tx, { clientId, origin, fromIndex: 0, at });
  await stageLeaf(tx, {
    clientId,
    at,
    kind: 'log-opened',
    body: () => ({ origin, key: vkey.text }),
  });
}
