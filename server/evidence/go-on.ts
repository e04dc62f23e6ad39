import { toHex } from '../../verifier/format/bytes.ts';
import type { Tx } from '../db/db.ts';
import type { ClientId } from '../lib/ids.ts';
import { readLogSize } from './read-log.ts';
import { stageLeaf } from './stage-leaf.ts';
import { evidenceOf } from './tables.ts';

/**
 * Goes on with a log whose last leaves are lost for good: a leaf says in the log itself up to where
 * somebody outside had seen it. What witnesses hold keeps contradicting it, as it should.
 *
 * @returns the size of the largest head that was settled; null where there was none
 */
export async function goOnWithLog(
  tx: Tx,
  given: { clientId: ClientId; at: Date },
): Promise<number | null> {
  const { clientId, at } = given;
  const tables = evidenceOf(tx);
  const open = await tables
    .selectFrom('held_head')
    .select(['size', 'root'])
    .where('client_id', '=', clientId)
    .where('settled_at', 'is', null)
    .orderBy('size')
    .execute();
  const kept = await readLogSize(tx, clientId);
  for (const { size, root } of open) {
    await stageLeaf(tx, {
      clientId,
      at,
      kind: 'log-restored',
      body: () => ({ kept, heldSize: size, heldRoot: toHex(root) }),
    });
  }
  await tables
    .updateTable('held_head')
    .set({ settled_at: at })
    .where('client_id', '=', clientId)
    .where('settled_at', 'is', null)
    .execute();
  return open.at(-1)?.size ?? null;
}
