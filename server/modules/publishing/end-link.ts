import type { Tx } from '../../db/db.ts';
import type { ClientId, LinkId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { findMember } from '../people/public.ts';
import { findSentLink, listSentLinks, revokeLink } from '../signing/public.ts';
import type { OpenLink } from './approval-link.ts';
import type { EditorialDeps } from './deps.ts';
import { mailDisavowal } from './link-mails.ts';
import { type Actor, maySendToClient } from './policy.ts';
import { insertPostEvent, lockPost, type PostEventKind, setStage } from './store.ts';

/** A senior takes a link back; posts that no other link asks about are "reviewed" again. */
export async function endLink(
  tx: Tx,
  input: { actor: Actor; clientId: ClientId; linkId: LinkId; at: Date },
): Promise<Result<null, { type: 'not-found' } | { type: 'not-allowed' }>> {
  const { actor, at } = input;
  const items = await findSentLink(tx, 'post', input.linkId);
  const posts = [];
  for (const { subjectId } of items) posts.push(await lockPost(tx, subjectId));
  if (!posts.some((post) => post?.clientId === input.clientId)) {
    return refuse({ type: 'not-found' });
  }
  if (!maySendToClient(actor)) return refuse({ type: 'not-allowed' });
  await close(tx, input.linkId, at, { kind: 'link-ended', memberId: actor.memberId });
  return ok(null);
}

/** "This isn't me": the link is closed, and whoever sent it is told. */
export async function disavowLink(
  deps: Pick<EditorialDeps, 'jobs' | 'publicUrl'>,
  tx: Tx,
  { link, client, now }: OpenLink,
): Promise<Result<null, never>> {
  await close(tx, link.linkId, now, { kind: 'link-disavowed', detail: link.contact.name });
  const sender = await findMember(tx, link.createdBy);
  if (sender) {
    const url = `${deps.publicUrl}/clients/${client.id}`;
    await mailDisavowal(deps.jobs, tx, { client, sender, ownerName: link.contact.name, url });
  }
  return ok(null);
}

async function close(
  tx: Tx,
  linkId: LinkId,
  at: Date,
  event: { kind: PostEventKind; memberId?: Actor['memberId']; detail?: string },
) {
  await revokeLink(tx, linkId, at);
  for (const { subjectId } of await findSentLink(tx, 'post', linkId)) {
    const post = await lockPost(tx, subjectId);
    if (!post) continue;
    await insertPostEvent(tx, post, { at, ...event });
    if (post.stage !== 'with-client') continue;
    const living = (await listSentLinks(tx, 'post', [post.id])).some(
      (link) => link.revokedAt === null && link.expiresAt > at,
    );
    if (!living) await setStage(tx, post, 'reviewed', at);
  }
}
