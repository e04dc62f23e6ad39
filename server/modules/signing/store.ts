import type { Generated } from 'kysely';
import { sql } from 'kysely';
import type { Tx } from '../../db/db.ts';
import type { ClientId, ContactId, LeafId, LinkId, MemberId, SignatureId } from '../../lib/ids.ts';
import type { Decision, SubjectKind } from './schema.ts';

export type VoidReason = 'content-changed' | 'withdrawn' | 'window-passed' | 'other';

type SigningTables = {
  link: {
    id: LinkId;
    client_id: ClientId;
    contact_id: ContactId;
    token_hash: Buffer;
    created_by: MemberId;
    created_at: Date;
    expires_at: Date;
    revoked_at: Generated<Date | null>;
    first_opened_at: Generated<Date | null>;
  };
  link_item: {
    link_id: LinkId;
    client_id: ClientId;
    subject_kind: SubjectKind;
    subject_id: string;
    version: number;
    content_hash: string;
    place: number;
  };
  signature: {
    id: SignatureId;
    client_id: ClientId;
    subject_kind: SubjectKind;
    subject_id: string;
    version: number;
    content_hash: string;
    decision: Decision;
    signer_kind: 'member' | 'contact' | 'creator';
    signer_id: string;
    signer_name: string;
    link_owner_name: string | null;
    link_id: LinkId | null;
    comment: string;
    place: string | null;
    decided_at: Date;
    leaf_id: LeafId | null;
  };
  signature_void: {
    signature_id: SignatureId;
    client_id: ClientId;
    reason: VoidReason;
    voided_by: MemberId | null;
    voided_at: Date;
    leaf_id: LeafId | null;
  };
};

/** This module's tables, seen through the transaction's scope. */
export function tables(tx: Tx) {
  return tx.withTables<SigningTables>();
}

/** Signing and voiding of one thing wait for each other: a void never misses a fresh approval. */
export async function lockSubject(tx: Tx, kind: SubjectKind, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${kind} ${id}`}, 0))`.execute(tx);
}

export function livingApprovals(tx: Tx, subject: { kind: SubjectKind; id: string }) {
  return tables(tx)
    .selectFrom('signature')
    .leftJoin('signature_void', 'signature_void.signature_id', 'signature.id')
    .where('signature.subject_kind', '=', subject.kind)
    .where('signature.subject_id', '=', subject.id)
    .where('signature.decision', '=', 'approved')
    .where('signature_void.signature_id', 'is', null)
    .orderBy('signature.decided_at');
}
