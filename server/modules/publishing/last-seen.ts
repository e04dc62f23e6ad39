import type { Tx } from '../../db/db.ts';
import type { ContactId } from '../../lib/ids.ts';
import { listSentLinks } from '../signing/public.ts';

/**
 * The version of each post, other than this content, that this person was last sent (by a link
 * older than `before`): what a newer request is compared with. Absent: they never saw another one.
 */
export async function listLastSeen(
  tx: Tx,
  contactId: ContactId,
  items: readonly { readonly postId: string; readonly contentHash: string }[],
  before?: Date,
): Promise<Map<string, number>> {
  const seen = new Map<string, number>();
  const hashes = new Map(items.map(({ postId, contentHash }) => [postId, contentHash]));
  for (const link of await listSentLinks(tx, 'post', [...hashes.keys()])) {
    if (link.contactId !== contactId) continue;
    if (seen.has(link.subjectId)) continue;
    if (link.contentHash === hashes.get(link.subjectId)) continue;
    if (before && link.createdAt >= before) continue;
    seen.set(link.subjectId, link.version);
  }
  return seen;
}
