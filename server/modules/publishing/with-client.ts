import type { Tx } from '../../db/db.ts';
import type { ContactId } from '../../lib/ids.ts';
import { findContact } from '../clients/public.ts';
import { listSentLinks, type SentLink } from '../signing/public.ts';
import type { PostView } from './schema.ts';
import type { PostRow } from './store.ts';

/** The newest link that still asks about each of these posts. */
export async function listWaitingLinks(
  tx: Tx,
  posts: readonly Pick<PostRow, 'id' | 'stage'>[],
  now: Date,
): Promise<Map<string, SentLink>> {
  const asked = posts.filter(({ stage }) => stage === 'with-client').map(({ id }) => id);
  const waiting = new Map<string, SentLink>();
  for (const link of await listSentLinks(tx, 'post', asked)) {
    if (link.revokedAt !== null || link.expiresAt <= now) continue;
    const other = waiting.get(link.subjectId);
    if (!other || other.version < link.version) waiting.set(link.subjectId, link);
  }
  return waiting;
}

/** Of whom the newest version of each post is asked: every person with a living link to it. */
export async function listAskedOf(
  tx: Tx,
  posts: readonly Pick<PostRow, 'id' | 'stage' | 'version'>[],
  now: Date,
): Promise<Map<string, ContactId[]>> {
  const asked = new Map(
    posts.filter(({ stage }) => stage === 'with-client').map((post) => [post.id as string, post]),
  );
  const people = new Map<string, ContactId[]>();
  for (const link of await listSentLinks(tx, 'post', [...asked.keys()])) {
    if (link.revokedAt !== null || link.expiresAt <= now) continue;
    if (link.version !== asked.get(link.subjectId)?.version) continue;
    const those = people.get(link.subjectId) ?? [];
    if (!those.includes(link.contactId)) those.push(link.contactId);
    people.set(link.subjectId, those);
  }
  return people;
}

export async function viewWithClient(
  tx: Tx,
  post: PostRow,
  now: Date,
): Promise<PostView['withClient']> {
  const link = (await listWaitingLinks(tx, [post], now)).get(post.id);
  if (!link) return null;
  const contact = await findContact(tx, link.contactId);
  return {
    linkId: link.linkId,
    name: contact?.name ?? '',
    since: link.createdAt.toISOString(),
    openedAt: link.firstOpenedAt?.toISOString() ?? null,
    expiresAt: link.expiresAt.toISOString(),
  };
}
