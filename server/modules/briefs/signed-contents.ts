import { canonicalBytes, type Json } from '../../../verifier/format/canonical.ts';
import type { Tx } from '../../db/db.ts';
import type { ClientId } from '../../lib/ids.ts';
import { choiceOf } from './reco.ts';
import { recoContent } from './reco-schema.ts';
import { tables } from './store.ts';

/**
 * The exact bytes that were hashed, for an export of the log: versions of this client's briefs and
 * recommendations, and the plans that were accepted or refused.
 */
export async function listBriefContents(
  tx: Tx,
  clientId: ClientId,
  hashes: readonly string[],
): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  if (hashes.length === 0) return found;
  const briefs = await tables(tx)
    .selectFrom('brief_version')
    .select(['content', 'content_hash'])
    .where('client_id', '=', clientId)
    .where('content_hash', 'in', hashes)
    .execute();
  // As they were stored: a schema that has grown since adds nothing to what was signed.
  for (const row of briefs) found.set(row.content_hash, canonicalBytes(row.content as Json));
  const recos = await tables(tx)
    .selectFrom('recommendation_version')
    .select(['recommendation_id', 'n', 'content', 'content_hash'])
    .where('client_id', '=', clientId)
    .where('closed_at', 'is not', null)
    .execute();
  for (const row of recos) {
    if (hashes.includes(row.content_hash)) {
      found.set(row.content_hash, canonicalBytes(row.content as Json));
    }
    const content = recoContent.parse(row.content);
    const version = { n: row.n, content, contentHash: row.content_hash };
    for (const { key } of content.plans) {
      const { hash, bytes } = choiceOf(row.recommendation_id, version, key);
      if (hashes.includes(hash)) found.set(hash, bytes);
    }
  }
  return found;
}
