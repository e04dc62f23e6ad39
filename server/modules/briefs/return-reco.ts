import type { Tx } from '../../db/db.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { recordSignature } from '../signing/public.ts';
import { insertEvent } from './events.ts';
import { type Actor, maySignAsSenior } from './policy.ts';
import { findRecoVersion, lockReco } from './reco.ts';
import { findReturn } from './reco-return.ts';
import { closeVersion, readSigned } from './sign-reco.ts';

export type ReturnRecoRefusal =
  | { type: 'not-found' }
  | { type: 'not-allowed' }
  | { type: 'reco-closed' }
  | { type: 'reco-changed' }
  | { type: 'reco-returned' }
  | { type: 'already-signed' };

/**
 * A senior sends the newest version back to its author, with the reason: nobody signs or sends it any
 * more, the next version is a new one. What both have signed is answered for, and isn't sent back.
 */
export async function returnReco(
  tx: Tx,
  input: {
    actor: Actor;
    recommendationId: string;
    version: number;
    contentHash: string;
    reason: string;
    at: Date;
  },
): Promise<Result<null, ReturnRecoRefusal>> {
  const { actor, at, reason } = input;
  const reco = await lockReco(tx, input.recommendationId);
  const version = reco && (await findRecoVersion(tx, reco.id, reco.version));
  if (!reco || !version) return refuse({ type: 'not-found' });
  if (!maySignAsSenior(actor) || reco.author_id === actor.memberId) {
    return refuse({ type: 'not-allowed' });
  }
  if (reco.accepted_at || reco.ended_at) return refuse({ type: 'reco-closed' });
  if (version.n !== input.version || version.contentHash !== input.contentHash) {
    return refuse({ type: 'reco-changed' });
  }
  if (await findReturn(tx, reco, version)) return refuse({ type: 'reco-returned' });
  const signed = await readSigned(tx, reco, version);
  if (signed.author && signed.senior) return refuse({ type: 'already-signed' });
  await recordSignature({}, tx, {
    clientId: reco.client_id,
    subjectKind: 'recommendation',
    subjectId: reco.id,
    version: version.n,
    contentHash: version.contentHash,
    decision: 'changes',
    signer: { kind: 'member', id: actor.memberId, name: actor.name },
    comment: reason,
    place: 'senior',
    at,
  });
  await closeVersion(tx, reco, version, at);
  await insertEvent(tx, {
    clientId: reco.client_id,
    briefId: reco.brief_id,
    recommendationId: reco.id,
    kind: 'reco-returned',
    memberId: actor.memberId,
    detail: String(version.n),
    at,
  });
  return ok(null);
}
