import type { Tx } from '../../db/db.ts';
import { stageLeaf } from '../../evidence/stage-leaf.ts';
import type { ClientId, MemberId } from '../../lib/ids.ts';
import type { SubjectKind } from './schema.ts';
import { livingApprovals, lockSubject, tables, type VoidReason } from './store.ts';

export type VoidInput = {
  readonly clientId: ClientId;
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  readonly reason: VoidReason;
  /** Null where nobody decided it: an hour that passed. */
  readonly by: MemberId | null;
  readonly at: Date;
};

/**
 * Voids every living approval of a thing, each with its own record and leaf; the signatures stay
 * as they were signed. Returns how many; none left: 0, and nothing is written.
 */
export async function voidSignatures(tx: Tx, input: VoidInput): Promise<number> {
  await lockSubject(tx, input.subjectKind, input.subjectId);
  const living = await livingApprovals(tx, { kind: input.subjectKind, id: input.subjectId })
    .select('signature.id')
    .execute();
  for (const { id } of living) {
    const leaf = await stageLeaf(tx, {
      clientId: input.clientId,
      at: input.at,
      kind: 'approval-voided',
      body: () => ({ approval: id, reason: input.reason }),
    });
    await tables(tx)
      .insertInto('signature_void')
      .values({
        signature_id: id,
        client_id: input.clientId,
        reason: input.reason,
        voided_by: input.by,
        voided_at: input.at,
        leaf_id: leaf.id,
      })
      .execute();
  }
  return living.length;
}
