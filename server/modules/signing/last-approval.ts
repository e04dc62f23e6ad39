import type { Tx } from '../../db/db.ts';
import type { ClientId } from '../../lib/ids.ts';
import { tables } from './store.ts';

export type LastApproval = {
  readonly signerName: string;
  readonly decidedAt: Date;
  readonly version: number;
  readonly contentHash: string;
  readonly postId: string;
};

/** The newest approval of a post by a client's person that still stands. */
export async function findLastApproval(
  tx: Tx,
  clientIds: readonly ClientId[],
): Promise<LastApproval | null> {
  if (clientIds.length === 0) return null;
  const row = await tables(tx)
    .selectFrom('signature')
    .leftJoin('signature_void', 'signature_void.signature_id', 'signature.id')
    .select(['signer_name', 'decided_at', 'version', 'content_hash', 'subject_id'])
    .where('signature.client_id', 'in', clientIds)
    .where('subject_kind', '=', 'post')
    .where('signer_kind', '=', 'contact')
    .where('decision', '=', 'approved')
    .where('signature_void.signature_id', 'is', null)
    .orderBy('decided_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row
    ? {
        signerName: row.signer_name,
        decidedAt: row.decided_at,
        version: row.version,
        contentHash: row.content_hash,
        postId: row.subject_id,
      }
    : null;
}
