import type { Tx } from '../../db/db.ts';
import type { ClientId, ContactId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { findContact, readClientFacts } from '../clients/public.ts';
import { createLink } from '../signing/public.ts';
import type { EditorialDeps } from './deps.ts';
import { listLastSeen } from './last-seen.ts';
import { mailRequest } from './link-mails.ts';
import { hasOtherSenior } from './other-senior.ts';
import { type Actor, isOwnWork, maySendToClient } from './policy.ts';
import type { Stage } from './schema.ts';
import {
  findVersion,
  insertPostEvent,
  lockPost,
  type PostRow,
  setStage,
  type VersionRow,
} from './store.ts';
import { listWriters } from './writers.ts';

export type SendRefusal =
  | { type: 'not-found' }
  | { type: 'not-allowed' }
  | { type: 'contact-cannot-sign' }
  | { type: 'not-reviewed'; title: string; stage: Stage }
  | { type: 'no-due-hour'; title: string };

export type Sent = { readonly url: string; readonly expiresAt: Date };

type Item = { readonly post: PostRow; readonly version: VersionRow };

/**
 * Asks one person at the client's to sign the newest versions of these posts, all in one link and
 * one mail. A post that this person has seen before comes with what changed since.
 */
export async function sendToClient(
  deps: Pick<EditorialDeps, 'jobs' | 'publicUrl'>,
  tx: Tx,
  input: {
    actor: Actor & { readonly name: string };
    clientId: ClientId;
    contactId: ContactId;
    postIds: readonly string[];
    at: Date;
    expiresAt?: Date;
  },
): Promise<Result<Sent, SendRefusal>> {
  const { actor, at } = input;
  const client = await readClientFacts(tx, input.clientId);
  if (!client) return refuse({ type: 'not-found' });
  if (!maySendToClient(actor)) return refuse({ type: 'not-allowed' });
  const contact = await findContact(tx, input.contactId);
  if (contact?.clientId !== client.id) return refuse({ type: 'not-found' });
  if (!contact.canSign) return refuse({ type: 'contact-cannot-sign' });
  const items: Item[] = [];
  // In one order, so that two people who send at the same moment wait for each other.
  for (const postId of [...new Set(input.postIds)].sort()) {
    const item = await takeItem(tx, actor, client.id, postId);
    if (!item.ok) return item;
    items.push(item.value);
  }
  items.sort((a, b) => dueOf(a) - dueOf(b));
  const seen = await listLastSeen(
    tx,
    contact.id,
    items.map(({ post, version }) => ({
      postId: post.id,
      version: version.n,
      contentHash: version.contentHash,
    })),
  );
  const link = await createLink(tx, {
    clientId: client.id,
    contactId: contact.id,
    createdBy: actor.memberId,
    items: items.map(({ post, version }) => ({
      subjectKind: 'post',
      subjectId: post.id,
      version: version.n,
      contentHash: version.contentHash,
    })),
    at,
    expiresAt: input.expiresAt,
  });
  for (const { post } of items) await markSent(tx, post, actor, contact, at);
  const url = `${deps.publicUrl}/l/${link.token}`;
  const changed = items.filter(({ post }) => seen.has(post.id));
  await mailRequest(deps.jobs, tx, {
    client,
    contact,
    senderName: actor.name,
    titles: items.map(({ version }) => version.content.title),
    changedTitles: changed.map(({ version }) => version.content.title),
    url,
    expiresAt: link.expiresAt,
  });
  return ok({ url, expiresAt: link.expiresAt });
}

async function takeItem(
  tx: Tx,
  actor: Actor,
  clientId: ClientId,
  postId: string,
): Promise<Result<Item, SendRefusal>> {
  const post = await lockPost(tx, postId);
  if (post?.clientId !== clientId) return refuse({ type: 'not-found' });
  if (!(await isReady(tx, actor, post))) {
    return refuse({ type: 'not-reviewed', title: post.title, stage: post.stage });
  }
  const version = await findVersion(tx, post.id, post.version);
  if (!version) return refuse({ type: 'not-found' });
  if (version.content.dueAt === null) return refuse({ type: 'no-due-hour', title: post.title });
  return ok({ post, version });
}

/** Reviewed, or already with the client (a new link); alone in an agency, submitted is enough. */
async function isReady(tx: Tx, actor: Actor, post: PostRow): Promise<boolean> {
  if (post.stage === 'reviewed' || post.stage === 'with-client') return true;
  if (post.stage !== 'in-review') return false;
  const isOwn = isOwnWork(actor, await listWriters(tx, post));
  return isOwn && !(await hasOtherSenior(tx, actor.memberId));
}

async function markSent(tx: Tx, post: PostRow, actor: Actor, contact: { name: string }, at: Date) {
  await setStage(tx, post, 'with-client', at);
  await insertPostEvent(tx, post, {
    at,
    kind: 'sent-to-client',
    memberId: actor.memberId,
    detail: contact.name,
  });
}

function dueOf({ version }: Item): number {
  return Date.parse(version.content.dueAt ?? '');
}
