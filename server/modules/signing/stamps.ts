import type { Tx } from '../../db/db.ts';
import { findLeafRefs } from '../../evidence/find-leaf-refs.ts';
import type { LeafId, MemberId, SignatureId } from '../../lib/ids.ts';
import { listMembersByIds } from '../people/public.ts';
import type { StampView, SubjectKind } from './schema.ts';
import { livingApprovals, tables } from './store.ts';

/** Every decision on these things, also on older versions and voided ones; the oldest first. */
export async function listStamps(
  tx: Tx,
  subjectKind: SubjectKind,
  subjectIds: readonly string[],
): Promise<Map<string, StampView[]>> {
  const stamps = new Map<string, StampView[]>(subjectIds.map((id) => [id, []]));
  if (subjectIds.length === 0) return stamps;
  const rows = await tables(tx)
    .selectFrom('signature')
    .leftJoin('signature_void', 'signature_void.signature_id', 'signature.id')
    .selectAll('signature')
    .select(['signature_void.voided_at', 'signature_void.voided_by', 'signature_void.reason'])
    .where('subject_kind', '=', subjectKind)
    .where('subject_id', 'in', subjectIds)
    .orderBy('decided_at')
    .orderBy('id')
    .execute();
  const leaves = await findLeafRefs(tx, rows.map((row) => row.leaf_id).filter(isPresent));
  const people = await listMembersByIds(tx, rows.map((row) => row.voided_by).filter(isPresent));
  for (const row of rows) {
    stamps.get(row.subject_id)?.push({
      id: row.id,
      decision: row.decision,
      signerKind: row.signer_kind,
      signerName: row.signer_name,
      linkOwnerName: row.link_owner_name,
      linkId: row.link_id,
      comment: row.comment,
      version: row.version,
      contentHash: row.content_hash,
      decidedAt: row.decided_at.toISOString(),
      voided: row.voided_at && {
        at: row.voided_at.toISOString(),
        by: nameOf(people, row.voided_by),
        reason: row.reason ?? 'other',
      },
      leaf: leafOf(leaves, row.leaf_id),
    });
  }
  return stamps;
}

export type Approval = {
  readonly signatureId: SignatureId;
  readonly signerKind: 'member' | 'contact' | 'creator';
  readonly signerId: string;
  readonly signerName: string;
  readonly decidedAt: Date;
};

/** The approvals that stand on exactly this content; the oldest first. */
export async function findApproval(
  tx: Tx,
  wanted: { subjectKind: SubjectKind; subjectId: string; contentHash: string },
): Promise<Approval[]> {
  const rows = await livingApprovals(tx, { kind: wanted.subjectKind, id: wanted.subjectId })
    .where('signature.content_hash', '=', wanted.contentHash)
    .select([
      'signature.id',
      'signature.signer_kind',
      'signature.signer_id',
      'signature.signer_name',
      'signature.decided_at',
    ])
    .execute();
  return rows.map((row) => ({
    signatureId: row.id,
    signerKind: row.signer_kind,
    signerId: row.signer_id,
    signerName: row.signer_name,
    decidedAt: row.decided_at,
  }));
}

function nameOf(people: ReadonlyMap<MemberId, { name: string }>, id: MemberId | null) {
  return id === null ? null : (people.get(id)?.name ?? null);
}

function leafOf(
  leaves: ReadonlyMap<LeafId, { hash: string; index: number | null }>,
  id: LeafId | null,
) {
  const found = id === null ? undefined : leaves.get(id);
  return found ? { hash: found.hash, index: found.index } : null;
}

function isPresent<T>(value: T | null): value is T {
  return value !== null;
}
