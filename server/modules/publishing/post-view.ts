import type { Connectors } from '../../connectors/connector.ts';
import type { Tx } from '../../db/db.ts';
import type { Session } from '../../http/context.ts';
import type { MemberId } from '../../lib/ids.ts';
import { listContacts, readClientFacts } from '../clients/public.ts';
import { listMembersByIds } from '../people/public.ts';
import { listStamps } from '../signing/public.ts';
import { blockingChecks, checkContent } from './check-content.ts';
import { listDeliveriesOf } from './delivery-store.ts';
import { viewDeliveries } from './delivery-view.ts';
import { summarizeDeliveries } from './diffusion.ts';
import { findMedia } from './media-store.ts';
import { presentMedia } from './media-view.ts';
import { hasOtherSenior } from './other-senior.ts';
import { viewOwnRequest } from './own-request.ts';
import { maySeeReviews } from './policy.ts';
import { decideControls } from './post-controls.ts';
import { listPostEvents } from './post-events.ts';
import { mergeJournal } from './post-journal.ts';
import { readCheckFacts } from './read-facts.ts';
import { listRemarks } from './remarks.ts';
import { listReviews } from './reviews.ts';
import type { PostView } from './schema.ts';
import { findPost, listVersions } from './store.ts';
import { viewWithClient } from './with-client.ts';
import { listWriters } from './writers.ts';

export type Reader = Pick<Session, 'memberId' | 'role' | 'locale' | 'scope'>;

/** Everything that the page of a post shows; null where the reader's scope doesn't hold it. */
export async function viewPost(
  deps: { readonly connectors: Connectors },
  tx: Tx,
  reader: Reader,
  postId: string,
  now: Date,
): Promise<PostView | null> {
  const post = await findPost(tx, postId);
  const client = post && (await readClientFacts(tx, post.clientId));
  if (!post || !client) return null;
  const { locale } = reader;
  const versions = await listVersions(tx, post.id);
  const newest = versions.at(-1);
  if (!newest) return null;
  const { content } = newest;
  const isInside = maySeeReviews(reader);
  const reviews = isInside ? await listReviews(tx, post.id) : [];
  const remarks = (await listRemarks(tx, post.id)).filter(
    (remark) => isInside || remark.author_id === null,
  );
  const events = await listPostEvents(tx, post.id);
  const stamps = (await listStamps(tx, 'post', [post.id])).get(post.id) ?? [];
  const deliveries = await viewDeliveries(deps, tx, { postId: post.id, locale, client, now });
  const states = (await listDeliveriesOf(tx, [post.id])).map(({ state }) => state);
  const checks = checkContent(
    await readCheckFacts(deps, tx, { client, postId: post.id, content, now, locale }),
  );
  const ids = content.images.map(({ mediaId }) => mediaId);
  const media = await findMedia(tx, ids);
  const people = await listMembersByIds(tx, [
    post.authorId,
    ...versions.map(({ savedBy }) => savedBy),
    ...reviews.map((review) => review.reviewer_id),
    ...events.flatMap((event) => (event.member_id ? [event.member_id] : [])),
  ]);
  const nameOf = (id: MemberId | null) => (id === null ? null : (people.get(id)?.name ?? ''));
  const signed = new Set(
    stamps
      .filter((stamp) => stamp.decision === 'approved' && !stamp.voided)
      .map((stamp) => stamp.contentHash),
  );
  const contacts = await listContacts(tx, client.id);
  const own = await viewOwnRequest(deps, tx, { reader, client, post, newest, now });
  const controls = decideControls(
    reader,
    post,
    {
      states,
      hasBlockingCheck: blockingChecks(checks).length > 0,
      writers: await listWriters(tx, post),
      hasOtherSenior: await hasOtherSenior(tx, reader.memberId),
      canSomebodySign: contacts.some(({ canSign }) => canSign),
      whyNotDecide: own.why,
    },
    locale,
  );
  return {
    id: post.id,
    client: { id: client.id, name: client.name },
    clientTimeZone: client.timeZone,
    author: { id: post.authorId, name: nameOf(post.authorId) ?? '' },
    stage: post.stage,
    stageSince: post.stageSince.toISOString(),
    diffusion: summarizeDeliveries(states, client.pausedAt !== null),
    version: post.version,
    content,
    contentHash: newest.contentHash,
    media: ids.flatMap((id) => {
      const found = media.get(id);
      return found ? [presentMedia(found)] : [];
    }),
    checks,
    reviews: reviews.map((review) => ({
      id: review.id,
      version: review.version,
      reviewer: nameOf(review.reviewer_id) ?? '',
      decision: review.decision,
      reasonKind: review.reason_kind,
      reason: review.reason,
      decidedAt: review.decided_at.toISOString(),
    })),
    remarks: remarks.map((remark) => ({
      id: remark.id,
      version: remark.version,
      place: remark.place,
      quote: remark.quote,
      body: remark.body,
      author: remark.author_name,
      createdAt: remark.created_at.toISOString(),
      doneAt: remark.done_at?.toISOString() ?? null,
    })),
    stamps,
    deliveries: deliveries.views,
    journal: mergeJournal(
      { versions, reviews, stamps, events, deliveries: deliveries.journal },
      nameOf,
      locale,
    ),
    versions: versions.map((version) => ({
      n: version.n,
      by: nameOf(version.savedBy) ?? '',
      at: version.savedAt.toISOString(),
      contentHash: version.contentHash,
      isSigned: signed.has(version.contentHash),
    })),
    withClient: await viewWithClient(tx, post, now),
    isForClient: reader.role === 'client',
    asked: own.asked,
    pillars: client.brandKit?.content.pillars ?? [],
    can: controls.can,
    why: controls.why,
  };
}
