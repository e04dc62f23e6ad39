import type { Tx } from '../../db/db.ts';
import type { MemberId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { findMember, isSenior } from '../people/public.ts';
import { findApproval, recordSignature } from '../signing/public.ts';
import { insertEvent } from './events.ts';
import { type Actor, maySignAsSenior } from './policy.ts';
import { findRecoVersion, lockReco, type RecoRow, type RecoVersion } from './reco.ts';
import { findReturn } from './reco-return.ts';
import { hasOtherSenior } from './sign-brief.ts';
import { tables } from './store.ts';

export type SignRecoRefusal =
  | { type: 'not-found' }
  | { type: 'not-allowed' }
  | { type: 'reco-closed' }
  | { type: 'reco-changed' }
  | { type: 'reco-returned' }
  | { type: 'four-eyes' }
  | { type: 'already-signed' };

/** Who has signed this exact version, as what. */
export type Signed = { readonly author: boolean; readonly senior: boolean };

/**
 * The author signs what they wrote; a senior who wrote none of it answers for it. Signing closes the
 * version: from then on it never changes.
 */
export async function signReco(
  tx: Tx,
  input: {
    actor: Actor;
    recommendationId: string;
    version: number;
    contentHash: string;
    at: Date;
  },
): Promise<Result<null, SignRecoRefusal>> {
  const { actor, at } = input;
  const reco = await lockReco(tx, input.recommendationId);
  const version = reco && (await findRecoVersion(tx, reco.id, reco.version));
  if (!reco || !version) return refuse({ type: 'not-found' });
  if (reco.accepted_at || reco.ended_at) return refuse({ type: 'reco-closed' });
  if (version.n !== input.version || version.contentHash !== input.contentHash) {
    return refuse({ type: 'reco-changed' });
  }
  if (await findReturn(tx, reco, version)) return refuse({ type: 'reco-returned' });
  const isAuthor = reco.author_id === actor.memberId;
  if (!isAuthor) {
    if (!maySignAsSenior(actor)) return refuse({ type: 'not-allowed' });
    if (version.writtenBy.includes(actor.memberId)) return refuse({ type: 'four-eyes' });
  }
  if ((await listSigners(tx, reco, version)).includes(actor.memberId)) {
    return refuse({ type: 'already-signed' });
  }
  await recordSignature({}, tx, {
    clientId: reco.client_id,
    subjectKind: 'recommendation',
    subjectId: reco.id,
    version: version.n,
    contentHash: version.contentHash,
    decision: 'approved',
    signer: { kind: 'member', id: actor.memberId, name: actor.name },
    place: isAuthor ? 'author' : 'senior',
    at,
  });
  await closeVersion(tx, reco, version, at);
  await insertEvent(tx, {
    clientId: reco.client_id,
    briefId: reco.brief_id,
    recommendationId: reco.id,
    kind: isAuthor ? 'reco-author-signed' : 'reco-senior-signed',
    memberId: actor.memberId,
    detail: String(version.n),
    at,
  });
  return ok(null);
}

/** Whose approvals of this exact version stand, of the agency's people. */
export async function listSigners(
  tx: Tx,
  reco: Pick<RecoRow, 'id'>,
  { contentHash }: Pick<RecoVersion, 'contentHash'>,
): Promise<MemberId[]> {
  const subject = { subjectKind: 'recommendation', subjectId: reco.id, contentHash } as const;
  const standing = await findApproval(tx, subject);
  return standing.flatMap(
    ({ signerKind, signerId }) => (signerKind === 'member' ? [signerId as MemberId] : []), // a member's own
  );
}

/**
 * Both signatures stand: the author's, and that of somebody who wrote none of it. Where the author is
 * the agency's only senior, the client's signature is the second pair of eyes.
 */
export async function readSigned(tx: Tx, reco: RecoRow, version: RecoVersion): Promise<Signed> {
  const signers = await listSigners(tx, reco, version);
  const author = signers.includes(reco.author_id);
  const isSecond = signers.some((id) => id !== reco.author_id && !version.writtenBy.includes(id));
  const person = await findMember(tx, reco.author_id);
  const isAlone =
    author && isSenior(person?.role ?? '') && !(await hasOtherSenior(tx, reco.author_id));
  return { author, senior: isSecond || isAlone };
}

/** From now on this version never changes. */
export async function closeVersion(tx: Tx, reco: RecoRow, version: RecoVersion, at: Date) {
  if (version.closedAt) return;
  await tables(tx)
    .updateTable('recommendation_version')
    .set({ closed_at: at })
    .where('recommendation_id', '=', reco.id)
    .where('n', '=', version.n)
    .execute();
}
