import type { Tx } from '../../db/db.ts';
import type { ClientId, ContactId, MemberId, PostId } from '../../lib/ids.ts';
import { findContact } from '../clients/public.ts';
import { listMembersByIds } from '../people/public.ts';
import { listStamps } from '../signing/public.ts';
import { type DeliveryState, deliveryTables, listDeliveriesOf } from './delivery-store.ts';
import { listReviews } from './reviews.ts';
import type { Stage } from './schema.ts';
import { type PostRow, tables, toPost } from './store.ts';
import { listAskedOf, listWaitingLinks } from './with-client.ts';

/** A post that isn't finished, and what keeps it: the material of "what waits for whom". */
export type PostFact = {
  readonly postId: PostId;
  readonly clientId: ClientId;
  readonly title: string;
  readonly authorId: MemberId;
  readonly authorName: string;
  readonly stage: Stage;
  readonly stageSince: Date;
  readonly version: number;
  readonly dueAt: Date | null;
  readonly channelIds: readonly string[];
  /** Sent back to its author, or refused by the client: by whom, and why. */
  readonly cameBack: { readonly by: string; readonly reason: string; readonly at: Date } | null;
  /** The link that waits for the client's decision. */
  readonly withClient: {
    readonly contactName: string;
    readonly since: Date;
    readonly openedAt: Date | null;
    readonly expiresAt: Date;
  } | null;
  /** Everybody at the client's of whom this version is asked now. */
  readonly askedOf: readonly ContactId[];
  /** One for each channel; those that were cancelled or withdrawn are left out. */
  readonly deliveries: readonly DeliveryState[];
};

/** Every unfinished post of the scope, or of one client, the one that is due first first. */
export async function listPostFacts(
  tx: Tx,
  wanted: { clientId?: ClientId; now: Date },
): Promise<PostFact[]> {
  const unfinished = await listUnfinished(tx, wanted.clientId);
  const posts = unfinished.map(({ post }) => post);
  const deliveries = await listDeliveriesOf(
    tx,
    posts.map(({ id }) => id),
  );
  const authors = await listMembersByIds(tx, [...new Set(posts.map(({ authorId }) => authorId))]);
  const links = await listWaitingLinks(tx, posts, wanted.now);
  const askedOf = await listAskedOf(tx, posts, wanted.now);
  const facts: PostFact[] = [];
  for (const { post, channelIds } of unfinished) {
    const link = links.get(post.id);
    const contact = link && (await findContact(tx, link.contactId));
    facts.push({
      postId: post.id,
      clientId: post.clientId,
      title: post.title,
      authorId: post.authorId,
      authorName: authors.get(post.authorId)?.name ?? '',
      stage: post.stage,
      stageSince: post.stageSince,
      version: post.version,
      dueAt: post.dueAt,
      channelIds,
      cameBack: isReturned(post) ? await findReturn(tx, post) : null,
      withClient: link
        ? {
            contactName: contact?.name ?? '',
            since: link.createdAt,
            openedAt: link.firstOpenedAt,
            expiresAt: link.expiresAt,
          }
        : null,
      askedOf: askedOf.get(post.id) ?? [],
      deliveries: deliveries
        .filter((one) => one.post_id === post.id)
        .map(({ state }) => state)
        .filter((state) => state !== 'cancelled' && state !== 'withdrawn'),
    });
  }
  return facts;
}

async function listUnfinished(tx: Tx, clientId?: ClientId) {
  const open = deliveryTables(tx)
    .selectFrom('delivery')
    .select('post_id')
    .where('state', 'in', ['prepared', 'sending', 'unknown', 'late', 'refused']);
  let query = tables(tx)
    .selectFrom('post')
    .innerJoin('post_version', (join) =>
      join
        .onRef('post_version.post_id', '=', 'post.id')
        .onRef('post_version.n', '=', 'post.version'),
    )
    .selectAll('post')
    .select('post_version.content')
    .where((eb) => eb.or([eb('post.stage', 'in', unfinishedStages), eb('post.id', 'in', open)]));
  if (clientId) query = query.where('post.client_id', '=', clientId);
  const rows = await query.orderBy('post.due_at').orderBy('post.id').execute();
  return rows.map((row) => ({ post: toPost(row), channelIds: row.content.channelIds }));
}

const unfinishedStages = [
  'draft',
  'in-review',
  'changes-requested',
  'reviewed',
  'with-client',
  'refused',
] as const satisfies readonly Stage[];

function isReturned({ stage }: PostRow): boolean {
  return stage === 'changes-requested' || stage === 'refused';
}

/** The last person who asked for changes, or refused: a reviewer, or the client. */
async function findReturn(tx: Tx, post: PostRow): Promise<PostFact['cameBack']> {
  const review = (await listReviews(tx, post.id)).findLast((one) => one.decision === 'changes');
  const stamps = (await listStamps(tx, 'post', [post.id])).get(post.id) ?? [];
  const stamp = stamps.findLast((one) => one.decision !== 'approved');
  const stampedAt = stamp ? new Date(stamp.decidedAt) : null;
  if (stamp && stampedAt && (!review || stampedAt > review.decided_at)) {
    return { by: stamp.signerName, reason: stamp.comment, at: stampedAt };
  }
  if (!review) return null;
  const people = await listMembersByIds(tx, [review.reviewer_id]);
  const by = people.get(review.reviewer_id)?.name ?? '';
  return { by, reason: review.reason, at: review.decided_at };
}
