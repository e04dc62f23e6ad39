import type { Tx } from '../../db/db.ts';
import type { MemberId } from '../../lib/ids.ts';
import { findMember, isSenior } from '../people/public.ts';
import { findVersion, type PostRow } from './store.ts';

/**
 * Whose work a post is, as it stands: none of these may review it. Whoever saved its newest version,
 * and its author; where another senior wrote since, two of them have had it in hand, and the author
 * may read what became of it.
 */
export async function listWriters(
  tx: Tx,
  post: Pick<PostRow, 'id' | 'authorId' | 'version'>,
): Promise<readonly MemberId[]> {
  const newest = await findVersion(tx, post.id, post.version);
  const last = newest?.savedBy ?? post.authorId;
  if (last === post.authorId) return [last];
  const writer = await findMember(tx, last);
  return writer && isSenior(writer.role) ? [last] : [last, post.authorId];
}
