import { type LogPart, makeLogPart } from '../../verifier/draw/log-part.ts';
import { joinAll } from '../../verifier/format/bytes.ts';
import { readKeyHistory } from '../../verifier/format/key-history.ts';
import { decodeLeaf, type Leaf } from '../../verifier/format/leaf.ts';
import { finish } from '../../verifier/format/steps.ts';
import { growTree } from '../../verifier/format/tree.ts';
import { native } from '../../verifier/native.ts';
import type { Tx } from '../db/db.ts';
import type { ClientId } from '../lib/ids.ts';
import { findLatestCheckpoint, listExportedCheckpoints } from './checkpoints.ts';
import { evidenceOf } from './tables.ts';

/**
 * The leaves that `isWanted` picks, each with its proof to a signed checkpoint; what isn't under one
 * yet is left out. Null where the log has no checkpoint.
 */
export async function readLogPart(
  tx: Tx,
  clientId: ClientId,
  isWanted: (leaf: Leaf) => boolean,
): Promise<LogPart | null> {
  const head = await findLatestCheckpoint(tx, clientId);
  if (!head) return null;
  const rows = await evidenceOf(tx)
    .selectFrom('leaf')
    .select(['bytes', 'hash'])
    .where('client_id', '=', clientId)
    .where('idx', '<', head.size)
    .orderBy('idx')
    .execute();
  const leaves = rows.map(({ bytes }) => {
    const leaf = decodeLeaf(bytes);
    if (!leaf.ok) throw new Error(`a stored leaf can't be read: ${leaf.error.type}`);
    return leaf.value;
  });
  const history = readKeyHistory(leaves);
  const checkpoints = await listExportedCheckpoints(tx, clientId, head.size);
  return makeLogPart({
    tree: finish(growTree(joinAll(rows.map(({ hash }) => hash)), native.sha256)),
    checkpoints: checkpoints.map(({ note }) => note),
    keys: history.keys,
    witnesses: history.witnesses.map(({ key }) => ({ key, party: 'client' as const })),
    leaves: rows.flatMap(({ bytes }, index) => {
      const leaf = leaves[index];
      return leaf && isWanted(leaf) ? [{ index, bytes }] : [];
    }),
  });
}
