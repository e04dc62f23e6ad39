import type { Tx } from '../../db/db.ts';
import { stageLeaf } from '../../evidence/stage-leaf.ts';
import type { ClientId, LinkId, MemberId, SignatureId } from '../../lib/ids.ts';
import { newId } from '../../lib/ids.ts';
import { refuseOwnWork, type Signer } from './policy.ts';
import type { Decision, LeafRef, SubjectKind } from './schema.ts';
import { lockSubject, tables } from './store.ts';

export type SignatureInput = {
  readonly clientId: ClientId;
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  readonly version: number;
  /** What is signed: this exact content and no other. */
  readonly contentHash: string;
  readonly decision: Decision;
  readonly signer: Signer;
  /** Who wrote what is signed; the caller has refused the author already. */
  readonly authorId?: MemberId | null;
  readonly linkOwnerName?: string | null;
  readonly linkId?: LinkId | null;
  readonly comment?: string;
  readonly place?: string;
  readonly at: Date;
};

/**
 * Keeps a named person's decision on one exact version; an approval is also a leaf of the client's
 * log, in the same transaction. The row is never changed afterwards.
 *
 * The caller has checked that the person may decide (`refuseOwnWork`, `refuseLink`) and that
 * `contentHash` is what the person saw. Throws where the author approves their own work.
 */
export async function recordSignature(
  _deps: object,
  tx: Tx,
  input: SignatureInput,
): Promise<{ signatureId: SignatureId; leaf: LeafRef | null }> {
  const isApproval = input.decision === 'approved';
  if (isApproval && input.authorId && refuseOwnWork(input.signer, input.authorId)) {
    throw new Error('An author approved their own work: the command must refuse it.');
  }
  await lockSubject(tx, input.subjectKind, input.subjectId);
  const signatureId = newId<SignatureId>(input.at.getTime());
  const signerName = input.signer.name.normalize('NFC');
  const leaf = isApproval
    ? await stageLeaf(tx, {
        clientId: input.clientId,
        at: input.at,
        kind: 'approval',
        body: (commit) => ({
          approval: signatureId,
          subject: input.subjectKind,
          subjectId: input.subjectId,
          version: input.version,
          contentHash: input.contentHash,
          signerKind: input.signer.kind,
          signer: commit('signer', signerName),
        }),
      })
    : null;
  await tables(tx)
    .insertInto('signature')
    .values({
      id: signatureId,
      client_id: input.clientId,
      subject_kind: input.subjectKind,
      subject_id: input.subjectId,
      version: input.version,
      content_hash: input.contentHash,
      decision: input.decision,
      signer_kind: input.signer.kind,
      signer_id: input.signer.id,
      signer_name: signerName,
      link_owner_name: input.linkOwnerName ?? null,
      link_id: input.linkId ?? null,
      comment: (input.comment ?? '').normalize('NFC'),
      place: input.place ?? null,
      decided_at: input.at,
      leaf_id: leaf?.id ?? null,
    })
    .execute();
  return { signatureId, leaf: leaf && { hash: leaf.hash, index: leaf.index } };
}
