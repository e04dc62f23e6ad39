import { canonicalBytes } from '../../../verifier/format/canonical.ts';
import type { Tx } from '../../db/db.ts';
import type { ClientId } from '../../lib/ids.ts';
import { signedPart } from './post.ts';
import { tables } from './store.ts';

/** The exact bytes behind these content hashes, for whoever checks the client's log. */
export async function readSignedContents(
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
  return new Map(
    rows.map(({ content, content_hash }) => [content_hash, canonicalBytes(signedPart(content))]),
  );
}
