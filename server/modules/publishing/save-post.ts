import type { Connectors } from '../../connectors/connector.ts';
import type { Tx } from '../../db/db.ts';
import type { ChannelId } from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { findChannels, readClientFacts } from '../clients/public.ts';
import { listMembersByIds } from '../people/public.ts';
import { voidSignatures } from '../signing/public.ts';
import { blockingChecks, checkContent } from './check-content.ts';
import { cancelDeliveries } from './delivery-prepare.ts';
import { findMedia } from './media-store.ts';
import { type Actor, mayWrite } from './policy.ts';
import { hashContent, isSameContent, normalizeContent, stageAfterChange } from './post.ts';
import { holdIfNotOut } from './post-out.ts';
import { readCheckFacts } from './read-facts.ts';
import { type Check, type PostContent, postContent } from './schema.ts';
import { findVersion, insertVersion, lockPost, type PostRow, setStage, tables } from './store.ts';

export type SaveRefusal =
  | { type: 'not-found' }
  | { type: 'not-allowed' }
  | {
      type: 'edited-meanwhile';
      by: string;
      at: string;
      version: number;
      /** The client's, in which the hour is told. */
      timeZone: string;
    }
  | { type: 'already-sending' }
  | { type: 'post-dropped' }
  | { type: 'channel-unknown' }
  | { type: 'media-unknown' }
  | { type: 'content-too-long' };

export type Saved = {
  readonly version: number;
  readonly contentHash: string;
  /** Signatures that stood on the older content and stand no more. */
  readonly voided: number;
  readonly checks: readonly Check[];
};

/**
 * Keeps a content as a new version; nothing is written where nothing changed. Where something that
 * is signed changed, every signature is voided, what was prepared is cancelled, and the post goes
 * back to be read: whatever it had reached.
 */
export async function savePost(
  deps: { connectors: Connectors },
  tx: Tx,
  input: {
    actor: Actor;
    postId: string;
    basedOn: number;
    content: PostContent;
    locale: Locale;
    at: Date;
  },
): Promise<Result<Saved, SaveRefusal>> {
  const post = await lockPost(tx, input.postId);
  if (!post) return refuse({ type: 'not-found' });
  const refusal = await refuseSave(tx, input, post);
  if (refusal) return refuse(refusal);
  const client = await readClientFacts(tx, post.clientId);
  const last = await findVersion(tx, post.id, post.version);
  if (!client || !last) return refuse({ type: 'not-found' });
  const settled = await settleContent(tx, post, input.content);
  if (!settled.ok) return settled;
  const content = settled.value;
  const facts = await readCheckFacts(deps, tx, {
    client,
    postId: post.id,
    content,
    now: input.at,
    locale: input.locale,
  });
  const checks = checkContent(facts);
  if (isSameContent(content, last.content)) {
    return ok({ version: post.version, contentHash: last.contentHash, voided: 0, checks });
  }
  const contentHash = hashContent(content);
  const version = await writeVersion(tx, post, { ...input, content, contentHash });
  const voided =
    contentHash === last.contentHash
      ? 0
      : await unsign(tx, post, { ...input, isBlocked: blockingChecks(checks).length > 0 });
  return ok({ version, contentHash, voided, checks });
}

async function refuseSave(
  tx: Tx,
  input: { actor: Actor; basedOn: number },
  post: PostRow,
): Promise<SaveRefusal | null> {
  if (!mayWrite(input.actor)) return { type: 'not-allowed' };
  if (post.stage === 'dropped') return { type: 'post-dropped' };
  if (!(await holdIfNotOut(tx, post.id))) return { type: 'already-sending' };
  if (input.basedOn !== post.version) return describeConflict(tx, post);
  return null;
}

export async function describeConflict(
  tx: Tx,
  post: PostRow,
): Promise<Extract<SaveRefusal, { type: 'edited-meanwhile' }>> {
  const newest = await findVersion(tx, post.id, post.version);
  const people = await listMembersByIds(tx, newest ? [newest.savedBy] : []);
  const client = await readClientFacts(tx, post.clientId);
  return {
    type: 'edited-meanwhile',
    by: (newest && people.get(newest.savedBy)?.name) ?? '?',
    at: (newest?.savedAt ?? post.stageSince).toISOString(),
    version: post.version,
    timeZone: client?.timeZone ?? 'UTC',
  };
}

export type UnsettledRefusal = Extract<
  SaveRefusal,
  { type: 'channel-unknown' | 'media-unknown' | 'content-too-long' }
>;

/** The normal form, with channels and pictures that are this client's and the pictures' own hashes. */
export async function settleContent(
  tx: Tx,
  post: Pick<PostRow, 'clientId'>,
  written: PostContent,
): Promise<Result<PostContent, UnsettledRefusal>> {
  const content = normalizeContent(written);
  if (!fits(content)) return refuse({ type: 'content-too-long' });
  // Ids off the wire: what the scope or this client doesn't hold isn't found.
  const channels = await findChannels(tx, content.channelIds as ChannelId[]);
  const isOurs = (id: string) => channels.get(id as ChannelId)?.clientId === post.clientId;
  if (!content.channelIds.every(isOurs)) return refuse({ type: 'channel-unknown' });
  const media = await findMedia(
    tx,
    content.images.map(({ mediaId }) => mediaId),
  );
  const images = [];
  for (const image of content.images) {
    const found = media.get(image.mediaId);
    if (found?.clientId !== post.clientId) return refuse({ type: 'media-unknown' });
    images.push({ ...image, sha256: found.sha256 });
  }
  return ok({ ...content, images });
}

/** A normal form may be longer than what was typed; what doesn't fit could never be read again. */
export function fits(content: PostContent): boolean {
  return postContent.safeParse(content).success;
}

async function writeVersion(
  tx: Tx,
  post: PostRow,
  saved: { content: PostContent; contentHash: string; actor: Actor; at: Date },
): Promise<number> {
  const n = post.version + 1;
  const { content, at } = saved;
  await insertVersion(tx, post.clientId, {
    postId: post.id,
    n,
    content,
    contentHash: saved.contentHash,
    savedBy: saved.actor.memberId,
    savedAt: at,
  });
  await tables(tx)
    .updateTable('post')
    .set({
      version: n,
      title: content.title,
      pillar: content.pillar,
      due_at: content.dueAt === null ? null : new Date(content.dueAt),
      updated_at: at,
    })
    .where('id', '=', post.id)
    .execute();
  return n;
}

/** What was agreed to is no longer what stands there. */
async function unsign(
  tx: Tx,
  post: PostRow,
  change: { actor: Actor; at: Date; isBlocked: boolean },
): Promise<number> {
  await cancelDeliveries(tx, post.id, { reason: 'content-changed', at: change.at });
  await setStage(tx, post, stageAfterChange(post.stage, change.isBlocked), change.at);
  return voidSignatures(tx, {
    clientId: post.clientId,
    subjectKind: 'post',
    subjectId: post.id,
    reason: 'content-changed',
    by: change.actor.memberId,
    at: change.at,
  });
}
