import type { Tx } from '../../db/db.ts';
import type { ClientId, MemberId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { findApproval, listStamps, recordSignature, refuseOwnWork } from '../signing/public.ts';
import type { StampView } from '../signing/schema.ts';
import { findBrandKit } from './brand-kit.ts';
import { lockClient } from './store.ts';

export type SignBrandKitRefusal =
  | { type: 'not-found' }
  | { type: 'content-differs'; n: number }
  | { type: 'four-eyes' }
  | { type: 'already-signed'; n: number };

/**
 * A senior signs one exact version that somebody else wrote. Who works alone has the client's
 * contact sign it by a link: that signature is the second pair of eyes.
 */
export async function signBrandKit(
  tx: Tx,
  input: {
    clientId: ClientId;
    n: number;
    contentHash: string;
    signer: { id: MemberId; name: string };
    at: Date;
  },
): Promise<Result<StampView, SignBrandKitRefusal>> {
  if (!(await lockClient(tx, input.clientId))) return refuse({ type: 'not-found' });
  const version = await findBrandKit(tx, input.clientId, input.n);
  if (!version) return refuse({ type: 'not-found' });
  if (version.contentHash !== input.contentHash) {
    return refuse({ type: 'content-differs', n: input.n });
  }
  const signer = { kind: 'member', ...input.signer } as const;
  const ownWork = refuseOwnWork(signer, version.authorId);
  if (ownWork) return ownWork;
  const subject = { subjectKind: 'brand-kit', subjectId: version.id } as const;
  const standing = await findApproval(tx, { ...subject, contentHash: version.contentHash });
  if (standing.some(({ signerId }) => signerId === signer.id)) {
    return refuse({ type: 'already-signed', n: input.n });
  }
  const { signatureId } = await recordSignature({}, tx, {
    ...subject,
    clientId: input.clientId,
    version: version.n,
    contentHash: version.contentHash,
    decision: 'approved',
    signer,
    authorId: version.authorId,
    at: input.at,
  });
  const stamps = (await listStamps(tx, 'brand-kit', [version.id])).get(version.id);
  const stamp = stamps?.find(({ id }) => id === signatureId);
  if (!stamp) throw new Error('The signature that was just kept is not to be found.');
  return ok(stamp);
}
