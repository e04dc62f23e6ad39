import type { Connectors } from '../../connectors/connector.ts';
import type { Tx } from '../../db/db.ts';
import type { ChannelId } from '../../lib/ids.ts';
import { findChannels, networkName, type OpenLink, viewLink } from '../clients/public.ts';
import { listMembersByIds } from '../people/public.ts';
import { listSentLinks, listStamps, markLinkOpened } from '../signing/public.ts';
import type { StampView } from '../signing/schema.ts';
import { viewChanges } from './approval-changes.ts';
import type { ApprovalPage } from './approval-schema.ts';
import { isDecisionOn } from './decide.ts';
import { outgoingText } from './delivery-outgoing.ts';
import { listLastSeen } from './last-seen.ts';
import { findMedia } from './media-store.ts';
import { mediaUrl } from './media-view.ts';
import { listReviews } from './reviews.ts';
import { findPost, findVersion, listVersions, type PostRow, type VersionRow } from './store.ts';

type Asked = ApprovalPage['posts'][number];
type Deps = { readonly connectors: Connectors; readonly isMailSetUp: boolean };

/**
 * What the holder of a link sees. Reading decides nothing; the first reading is dated. A link that
 * has ended says so and shows nothing of what it led to.
 */
export async function viewApprovalPage(
  deps: Deps,
  tx: Tx,
  token: string,
  open: OpenLink,
): Promise<ApprovalPage> {
  const head = await viewLink(tx, open, deps.isMailSetUp);
  if (head.state !== 'open') return { ...head, posts: [] };
  await markLinkOpened(tx, open.link.linkId, open.now);
  return { ...head, posts: await viewPosts(deps, tx, token, open) };
}

async function viewPosts(deps: Deps, tx: Tx, token: string, open: OpenLink): Promise<Asked[]> {
  const items = open.link.items.filter(({ subjectKind }) => subjectKind === 'post');
  const seen = await listLastSeen(
    tx,
    open.link.contact.id,
    items.map(({ subjectId, ...item }) => ({ ...item, postId: subjectId })),
  );
  const posts: Asked[] = [];
  for (const { subjectId, version: n } of items) {
    const post = await findPost(tx, subjectId);
    const version = post && (await findVersion(tx, post.id, n));
    if (!version) continue;
    posts.push(
      await viewPost(deps, tx, token, { ...open, post, version, seen: seen.get(post.id) }),
    );
  }
  return posts;
}

async function viewPost(
  deps: Deps,
  tx: Tx,
  token: string,
  of: OpenLink & { post: PostRow; version: VersionRow; seen: number | undefined },
): Promise<Asked> {
  const { post, version, now } = of;
  const { content } = version;
  const current = await findVersion(tx, post.id, post.version);
  const dueAt = content.dueAt ?? now.toISOString();
  const item = { version: version.n, contentHash: version.contentHash };
  const stamps = (await listStamps(tx, 'post', [post.id])).get(post.id) ?? [];
  const stamp = findDecision(stamps, item);
  const isDropped = post.stage === 'dropped';
  const isReplaced = isDropped || current?.contentHash !== version.contentHash;
  const stands = stamp !== null && stamp.voided === null;
  return {
    postId: post.id,
    version: version.n,
    contentHash: version.contentHash,
    title: content.title,
    pillar: content.pillar,
    ...(await namePeople(tx, post, version)),
    mention: content.mention,
    dueAt,
    windowMinutes: content.windowMinutes,
    isPastDue: new Date(dueAt) <= now,
    networks: await viewNetworks(deps, tx, of),
    images: await viewImages(tx, token, version),
    stamp,
    isAsked: !isReplaced && !stands && post.stage === 'with-client',
    changes: await viewChanges(deps, tx, { ...of, locale: of.client.locale }),
    isReplaced,
    isDropped,
    sentAnew: current && isReplaced && !isDropped ? await findNewRequest(tx, of, current) : 'no',
  };
}

/** What was decided on exactly this: what stands, or else what was voided last. */
function findDecision(
  stamps: readonly StampView[],
  item: { version: number; contentHash: string },
): StampView | null {
  const standing = stamps.findLast((stamp) => isDecisionOn(stamp, item));
  const voided = stamps.findLast((stamp) => isDecisionOn({ ...stamp, voided: null }, item));
  return standing ?? voided ?? null;
}

async function findNewRequest(
  tx: Tx,
  { link }: OpenLink,
  current: VersionRow,
): Promise<Asked['sentAnew']> {
  const sent = (await listSentLinks(tx, 'post', [current.postId])).filter(
    ({ revokedAt, contentHash }) => revokedAt === null && contentHash === current.contentHash,
  );
  if (sent.some(({ contactId }) => contactId === link.contact.id)) return 'to-you';
  return sent.length > 0 ? 'to-another' : 'no';
}

/** Everybody who wrote of it, the author first: a senior who corrected a word is named as a writer too. */
async function namePeople(
  tx: Tx,
  post: PostRow,
  { n, contentHash }: VersionRow,
): Promise<Pick<Asked, 'authors' | 'reviewer'>> {
  const reviews = await listReviews(tx, post.id);
  const review = reviews.findLast(
    (one) => one.decision === 'reviewed' && one.content_hash === contentHash,
  );
  const versions = (await listVersions(tx, post.id)).filter((version) => version.n <= n);
  const savers = versions.map(({ savedBy }) => savedBy);
  const writers = [...new Set([post.authorId, ...savers])];
  const people = await listMembersByIds(tx, review ? [...writers, review.reviewer_id] : writers);
  return {
    authors: writers.flatMap((id) => people.get(id)?.name ?? []),
    reviewer: (review && people.get(review.reviewer_id)?.name) ?? null,
  };
}

async function viewNetworks(
  { connectors }: Deps,
  tx: Tx,
  { version, client }: OpenLink & { version: VersionRow },
): Promise<Asked['networks']> {
  const { content } = version;
  const channels = await findChannels(tx, content.channelIds as ChannelId[]); // stored as such
  return [...channels.values()].map((channel) => ({
    channelId: channel.id,
    network: networkName(channel, client.locale, connectors),
    handle: channel.handle,
    iconPath: connectors.get(channel.connector)?.iconPath ?? null,
    text: outgoingText(content, channel.id, client.locale),
    hasTitle: channel.rights.includes('title'),
  }));
}

async function viewImages(
  tx: Tx,
  token: string,
  { content }: VersionRow,
): Promise<Asked['images']> {
  const media = await findMedia(
    tx,
    content.images.map(({ mediaId }) => mediaId),
  );
  return content.images.map(({ mediaId, alt }) => ({
    url: mediaUrl(mediaId, token),
    alt,
    width: media.get(mediaId)?.width ?? 0,
    height: media.get(mediaId)?.height ?? 0,
  }));
}
