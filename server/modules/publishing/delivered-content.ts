import { canonicalBytes } from '../../../verifier/format/canonical.ts';
import type { Tx } from '../../db/db.ts';
import type { ClientId } from '../../lib/ids.ts';
import { signedPart } from './post.ts';
import { tables } from './store.ts';

/** The exact bytes that signatures of posts signed, by their hash: what an exported log shows. */
export async function findSignedPosts(
  tx: Tx,
  clientId: ClientId,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  if (hashes.length === 0) return new Map();
  const rows = await tables(tx)
    .selectFrom('post_version')
    .select(['content', 'content_hash'])
    .where('client_id', '=', clientId)
    .where('content_hash', 'in', hashes)
    .execute();
  return new Map(rows.map((row) => [row.content_hash, canonicalBytes(signedPart(row.content))]));
}
