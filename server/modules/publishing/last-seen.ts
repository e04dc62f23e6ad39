import type { Tx } from '../../db/db.ts';
import type { ContactId } from '../../lib/ids.ts';
import { listSentLinks } from '../signing/public.ts';

/**
 * The newest version of each post, older than this one and of another content, that this person was
 * sent: what the newer request is compared with. Absent: they never saw another one.
 * By number, not by hour: a demo's clock stands still.
 */
export async function listLastSeen(
  tx: Tx,
  contactId: ContactId,
  items: readonly {
    readonly postId: string;
    readonly version: number;
    readonly contentHash: string;
  }[],
): Promise<Map<string, number>> {
  const seen = new Map<string, number>();
  const asked = new Map(items.map((item) => [item.postId, item]));
  for (const link of await listSentLinks(tx, 'post', [...asked.keys()])) {
    const item = asked.get(link.subjectId);
    if (!item || link.contactId !== contactId) continue;
    if (link.version >= item.version) continue;
    if (link.contentHash === item.contentHash) continue;
    if (link.version > (seen.get(link.subjectId) ?? 0)) seen.set(link.subjectId, link.version);
  }
  return seen;
}
