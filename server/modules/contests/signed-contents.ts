import { canonicalBytes, type Json } from '../../../verifier/format/canonical.ts';
import type { Tx } from '../../db/db.ts';
import type { ClientId } from '../../lib/ids.ts';
import { tables } from './store.ts';

/** The exact bytes of this client's rules that were signed, by their hash, for an export of the log. */
export async function listRulesContents(
  tx: Tx,
  clientId: ClientId,
  hashes: readonly string[],
): Promise<Map<string, Uint8Array>> {
  if (hashes.length === 0) return new Map();
  const rows = await tables(tx)
    .selectFrom('contest_rules')
    .select(['content', 'content_hash'])
    .where('client_id', '=', clientId)
    .where('content_hash', 'in', hashes)
    .execute();
  // As they were stored: a schema that has grown since adds nothing to what was signed.
  return new Map(rows.map((row) => [row.content_hash, canonicalBytes(row.content as Json)]));
}
