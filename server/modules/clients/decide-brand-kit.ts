import type { Tx } from '../../db/db.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { listStamps, recordSignature, signerByLink } from '../signing/public.ts';
import type { Decision, StampView } from '../signing/schema.ts';
import { type BrandKitVersion, findBrandKit, findNewestBrandKit } from './brand-kit.ts';
import type { OpenLink } from './client-link.ts';
import { findContact } from './contacts.ts';
import { findDecision } from './kit-requests.ts';
import { lockClient } from './store.ts';
import { tellDecisions } from './tell-decisions.ts';

export type KitDecision = {
  readonly n: number;
  readonly contentHash: string;
  readonly decision: Decision;
  readonly comment: string;
  readonly name: string;
};

export type DecideKitRefusal =
  | { type: 'not-found' }
  | { type: 'four-eyes' }
  | { type: 'not-signer' }
  | { type: 'comment-missing' }
  | { type: 'content-differs'; n: number }
  | { type: 'brand-kit-replaced'; n: number; newest: number }
  | { type: 'already-decided'; by: string; at: string; timeZone: string };

/**
 * The decision of a client's person on one exact version, which must still be the newest. The very
 * same decision again answers the stamp that stands, and neither signs nor mails a second time.
 */
export async function decideBrandKit(
  deps: { readonly jobs: Jobs; readonly publicUrl: string },
  tx: Tx,
  open: OpenLink,
  input: KitDecision,
): Promise<Result<StampView, DecideKitRefusal>> {
  const { client, link, now } = open;
  const comment = input.comment.normalize('NFC').trim();
  if (input.decision === 'changes' && comment === '') return refuse({ type: 'comment-missing' });
  await lockClient(tx, client.id);
  const kit = await findAsked(tx, open, input);
  if (!kit.ok) return kit;
  const { id, n, contentHash, authorId } = kit.value;
  const before = findDecision(await readStamps(tx, id), link.linkId);
  if (before) {
    const isSame = before.decision === input.decision && before.comment === comment;
    if (isSame) return ok(before);
    const { signerName: by, decidedAt: at } = before;
    return refuse({ type: 'already-decided', by, at, timeZone: client.timeZone });
  }
  const contact = await findContact(tx, link.contact.id);
  if (!contact?.canSign) return refuse({ type: 'not-signer' });
  // Somebody of the client's who also writes here doesn't approve their own words.
  if (input.decision === 'approved' && contact.memberId === authorId) {
    return refuse({ type: 'four-eyes' });
  }
  const { signer, linkOwnerName } = signerByLink(link.contact, input.name);
  await recordSignature({}, tx, {
    clientId: client.id,
    subjectKind: 'brand-kit',
    subjectId: id,
    version: n,
    contentHash,
    decision: input.decision,
    signer,
    authorId,
    linkOwnerName,
    linkId: link.linkId,
    comment,
    at: now,
  });
  const stamp = findDecision(await readStamps(tx, id), link.linkId);
  if (!stamp) throw new Error(`the decision on brand kit ${id} was not recorded`);
  const path = `/clients/${client.id}/brand-kit?v=${n}`;
  await tellDecisions(deps, tx, {
    client,
    owner: link.contact,
    senderId: link.createdBy,
    decisions: [{ kind: 'brand-kit', title: null, stamp, path }],
    at: now,
  });
  return ok(stamp);
}

/** The version that the link asks about, if it is what the person saw and nothing is newer. */
async function findAsked(
  tx: Tx,
  { client, link }: OpenLink,
  { n, contentHash }: KitDecision,
): Promise<Result<BrandKitVersion, DecideKitRefusal>> {
  const item = link.items.find((held) => held.subjectKind === 'brand-kit' && held.version === n);
  const kit = item ? await findBrandKit(tx, client.id, n) : null;
  if (!item || !kit) return refuse({ type: 'not-found' });
  if (item.contentHash !== contentHash || kit.contentHash !== contentHash) {
    return refuse({ type: 'content-differs', n });
  }
  const newest = await findNewestBrandKit(tx, client.id);
  if (newest && newest.n > n) return refuse({ type: 'brand-kit-replaced', n, newest: newest.n });
  return ok(kit);
}

async function readStamps(tx: Tx, id: string): Promise<StampView[]> {
  return (await listStamps(tx, 'brand-kit', [id])).get(id) ?? [];
}
