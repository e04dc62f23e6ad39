import { consistencyRanges } from '../../verifier/format/proof.ts';
import { appendHash, emptyFrontier, type Frontier, rootOf } from '../../verifier/format/tree.ts';
import type { Tx } from '../db/db.ts';
import type { ClientId } from '../lib/ids.ts';
import { evidenceOf } from './tables.ts';

const CHUNK = 4_096;

/**
 * The proof that the log of `from` leaves begins the log of `to` leaves. Reads the stored hashes once,
 * some thousand at a time, whatever the log's size. Throws where there are no such sizes.
 */
export async function proveConsistency(
  tx: Tx,
  clientId: ClientId,
  from: number,
  to: number,
): Promise<Uint8Array[]> {
  const proof: Uint8Array[] = [];
  for (const [begin, end] of consistencyRanges(from, to)) {
    proof.push(rootOf(await growFrontier(tx, clientId, begin, end)));
  }
  return proof;
}

/** The frontier over the leaves from `begin` up to `end`. */
export async function growFrontier(
  tx: Tx,
  clientId: ClientId,
  begin: number,
  end: number,
): Promise<Frontier> {
  let frontier: Frontier = emptyFrontier;
  for (let at = begin; at < end; at += CHUNK) {
    const hashes = await listHashes(tx, clientId, at, Math.min(at + CHUNK, end));
    frontier = hashes.reduce((whole, hash) => appendHash(whole, hash), frontier);
  }
  return frontier;
}

async function listHashes(tx: Tx, clientId: ClientId, begin: number, end: number) {
  const rows = await evidenceOf(tx)
    .selectFrom('leaf')
    .select('hash')
    .where('client_id', '=', clientId)
    .where('idx', '>=', begin)
    .where('idx', '<', end)
    .orderBy('idx')
    .execute();
  if (rows.length !== end - begin) throw new RangeError('the log has no such leaves');
  return rows.map(({ hash }) => hash);
}
