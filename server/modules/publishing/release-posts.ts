import type { Tx } from '../../db/db.ts';
import type { MemberId } from '../../lib/ids.ts';
import { listSentLinks, type SentLink } from '../signing/public.ts';
import { insertPostEvent, lockPost, setStage } from './store.ts';

/** A link is being closed: its posts that no other link asks about are "reviewed" again. */
export async function releasePosts(
  tx: Tx,
  ending: {
    readonly items: readonly SentLink[];
    readonly by: MemberId | null;
    readonly ownerName: string;
    readonly at: Date;
  },
): Promise<void> {
  const { by, at } = ending;
  const closed = new Set(ending.items.map(({ linkId }) => linkId));
  const ids = ending.items.flatMap((item) => (item.subjectKind === 'post' ? [item.subjectId] : []));
  // In one order, so that two closings at the same moment wait for each other.
  for (const id of ids.sort()) {
    const post = await lockPost(tx, id);
    if (!post) continue;
    const event =
      by === null
        ? ({ kind: 'link-disavowed', detail: ending.ownerName } as const)
        : ({ kind: 'link-ended', memberId: by } as const);
    await insertPostEvent(tx, post, { at, ...event });
    if (post.stage !== 'with-client') continue;
    const living = (await listSentLinks(tx, 'post', [post.id])).some(
      (link) => !closed.has(link.linkId) && link.revokedAt === null && link.expiresAt > at,
    );
    if (!living) await setStage(tx, post, 'reviewed', at);
  }
}
