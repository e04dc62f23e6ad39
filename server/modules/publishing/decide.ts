import type { Tx } from '../../db/db.ts';
import type { MemberId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { findContact, type OpenLink, tellDecisions } from '../clients/public.ts';
import { listStamps, recordSignature, type Signer, signerByLink } from '../signing/public.ts';
import type { Decision, StampView } from '../signing/schema.ts';
import { cancelDeliveries, prepareDeliveries } from './delivery-prepare.ts';
import type { EditorialDeps } from './deps.ts';
import { normalizeText } from './post.ts';
import { insertRemarks } from './remarks.ts';
import { holdSignedAfterHour } from './signed-after-hour.ts';
import { findVersion, lockPost, type PostRow, setStage } from './store.ts';

export type DecideInput = {
  readonly items: readonly { postId: string; version: number; contentHash: string }[];
  readonly decision: Decision;
  readonly comment: string;
  readonly place: string;
  readonly quote: string;
  readonly name: string;
};

export type DecideRefusal =
  | { type: 'not-found' }
  | { type: 'four-eyes' }
  | { type: 'comment-missing' }
  | { type: 'content-changed'; postId: string; title: string }
  | { type: 'not-asked-any-more'; postId: string; title: string }
  | {
      type: 'already-decided';
      postId: string;
      title: string;
      by: string;
      at: string;
      timeZone: string;
    };

type Asked = { readonly post: PostRow; readonly version: number; readonly contentHash: string };
type Decided = { readonly postId: string; readonly title: string; readonly stamp: StampView };

/**
 * The decision of a named person on exact versions, all of them or none. The very same decision
 * again answers the stamps that stand already, and neither signs nor mails a second time.
 */
export async function decide(
  deps: Pick<EditorialDeps, 'jobs' | 'publicUrl'>,
  tx: Tx,
  open: OpenLink,
  input: DecideInput,
): Promise<Result<readonly StampView[], DecideRefusal>> {
  const { link, client, now } = open;
  const comment = normalizeText(input.comment).trim();
  if (input.decision === 'changes' && comment === '') return refuse({ type: 'comment-missing' });
  const { signer, linkOwnerName } = signerByLink(link.contact, input.name);
  const done: Decided[] = [];
  const asked: Asked[] = [];
  for (const item of inOneOrder(open, input.items)) {
    const checked = await checkItem(tx, open, item, { decision: input.decision, comment });
    if (!checked.ok) return checked;
    if (checked.value.stamp) done.push(checked.value.stamp);
    else asked.push(checked.value.asked);
  }
  const fresh: Decided[] = [];
  for (const one of asked) {
    fresh.push(await signOne(tx, open, one, { ...input, comment, signer, linkOwnerName }));
  }
  if (fresh.length > 0) {
    await tellDecisions(deps, tx, {
      client,
      owner: link.contact,
      senderId: link.createdBy,
      decisions: fresh.map((one) => ({ ...one, kind: 'post', path: `/posts/${one.postId}` })),
      at: now,
    });
  }
  const stamps = new Map([...done, ...fresh].map(({ stamp }) => [stamp.id, stamp]));
  return ok([...stamps.values()]);
}

/** Only what the link holds, each once, in the order of the ids: rows are locked in one order. */
function inOneOrder({ link }: OpenLink, items: DecideInput['items']) {
  const asked = new Map(items.map((item) => [item.postId, item]));
  return [...asked.values()]
    .map((item) => ({
      ...item,
      isOfLink: link.items.some(
        (held) => held.subjectKind === 'post' && held.subjectId === item.postId,
      ),
      isExact: link.items.some(
        (held) =>
          held.subjectId === item.postId &&
          held.version === item.version &&
          held.contentHash === item.contentHash,
      ),
    }))
    .sort((a, b) => (a.postId < b.postId ? -1 : 1));
}

type Item = ReturnType<typeof inOneOrder>[number];

async function checkItem(
  tx: Tx,
  { link, client }: OpenLink,
  item: Item,
  given: { decision: Decision; comment: string },
): Promise<Result<{ stamp: Decided | null; asked: Asked }, DecideRefusal>> {
  if (!item.isOfLink) return refuse({ type: 'not-found' });
  const post = await lockPost(tx, item.postId);
  if (!post) return refuse({ type: 'not-found' });
  const { postId } = item;
  const current = await findVersion(tx, post.id, post.version);
  if (!item.isExact || current?.contentHash !== item.contentHash) {
    return refuse({ type: 'content-changed', postId, title: post.title });
  }
  const asked = { post, version: item.version, contentHash: item.contentHash };
  const stamps = (await listStamps(tx, 'post', [post.id])).get(post.id) ?? [];
  const stamp = stamps.findLast((one) => isDecisionOn(one, item));
  if (stamp) {
    const isSame = stamp.decision === given.decision && stamp.comment === given.comment;
    if (isSame) return ok({ stamp: { postId, title: post.title, stamp }, asked });
    const { signerName: by, decidedAt: at } = stamp;
    const { timeZone } = client;
    return refuse({ type: 'already-decided', postId, title: post.title, by, at, timeZone });
  }
  if (post.stage !== 'with-client') {
    return refuse({ type: 'not-asked-any-more', postId, title: post.title });
  }
  const contact = await findContact(tx, link.contact.id);
  const isTheirs = (id: MemberId) => id === post.authorId || id === current.savedBy;
  // Somebody of the client's who also writes here doesn't approve their own post.
  if (given.decision === 'approved' && contact?.memberId && isTheirs(contact.memberId)) {
    return refuse({ type: 'four-eyes' });
  }
  return ok({ stamp: null, asked });
}

export function isDecisionOn(
  stamp: StampView,
  item: { version: number; contentHash: string },
): boolean {
  if (stamp.voided) return false;
  if (stamp.signerKind !== 'contact') return false;
  return stamp.version === item.version && stamp.contentHash === item.contentHash;
}

type Given = Omit<DecideInput, 'items' | 'name'> & {
  readonly signer: Signer;
  readonly linkOwnerName: string | null;
};

async function signOne(
  tx: Tx,
  { link, client, now }: OpenLink,
  { post, version, contentHash }: Asked,
  given: Given,
): Promise<Decided> {
  const { decision, comment, signer } = given;
  await recordSignature({}, tx, {
    clientId: client.id,
    subjectKind: 'post',
    subjectId: post.id,
    version,
    contentHash,
    decision,
    signer,
    authorId: post.authorId,
    linkOwnerName: given.linkOwnerName,
    linkId: link.linkId,
    comment,
    place: given.place,
    at: now,
  });
  if (decision === 'approved') {
    await setStage(tx, post, 'signed', now);
    await prepareDeliveries(tx, { postId: post.id, version, at: now });
    await holdSignedAfterHour(tx, post.id, now);
  } else {
    await cancelDeliveries(tx, post.id, { reason: decision, at: now });
    await setStage(tx, post, decision === 'changes' ? 'changes-requested' : 'refused', now);
  }
  if (decision === 'changes') {
    const remark = { place: given.place, quote: given.quote, body: comment };
    const author = { id: null, name: signer.name };
    await insertRemarks(tx, post, [remark], { version, author, reviewId: null, at: now });
  }
  const stamps = (await listStamps(tx, 'post', [post.id])).get(post.id) ?? [];
  const stamp = stamps.findLast((one) => isDecisionOn(one, { version, contentHash }));
  if (!stamp) throw new Error(`the decision on post ${post.id} was not recorded`);
  return { postId: post.id, title: post.title, stamp };
}
