import { canonicalBytes, type Json } from '../../../verifier/format/canonical.ts';
import { sha256Hex } from '../../../verifier/format/hash.ts';
import type { Tx } from '../../db/db.ts';
import { type AgreementId, type MemberId, newId, type ParticipationId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { listStamps, recordSignature, type Signer, voidSignatures } from '../signing/public.ts';
import { type ClauseGroup, missingClauses } from './clauses.ts';
import { addEvent, type MoveRefusal, moveTo } from './events.ts';
import type { AgreementContent } from './schema.ts';
import { agreementContent } from './shapes-schema.ts';
import { type ParticipationRow, tables } from './store.ts';

export type AgreementVersion = {
  readonly id: AgreementId;
  readonly n: number;
  readonly kind: 'agreement' | 'contract';
  readonly content: AgreementContent;
  readonly contentHash: string;
  readonly isComplete: boolean;
  readonly authorId: MemberId;
  readonly createdAt: Date;
  readonly isSignedByUs: boolean;
  readonly isSignedByCreator: boolean;
};

/** The newest version, and who has signed exactly that; null: none is written. */
export async function findAgreement(
  tx: Tx,
  participationId: ParticipationId,
): Promise<AgreementVersion | null> {
  return (await listAgreements(tx, [participationId])).get(participationId) ?? null;
}

/** The same for each that has one. */
export async function listAgreements(
  tx: Tx,
  ids: readonly ParticipationId[],
): Promise<Map<ParticipationId, AgreementVersion>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(tx)
    .selectFrom('agreement')
    .innerJoin('agreement_version', 'agreement_version.agreement_id', 'agreement.id')
    .distinctOn('participation_id')
    .select(['agreement.id', 'n', 'kind', 'content', 'content_hash', 'is_complete', 'author_id'])
    .select(['agreement_version.created_at', 'participation_id'])
    .where('participation_id', 'in', [...ids])
    .orderBy('participation_id')
    .orderBy('n', 'desc')
    .execute();
  const stamps = await listStamps(
    tx,
    'agreement',
    rows.map(({ id }) => id),
  );
  return new Map(
    rows.map((row) => {
      const approvals = (stamps.get(row.id) ?? []).filter(
        ({ contentHash, decision, voided }) =>
          contentHash === row.content_hash && decision === 'approved' && voided === null,
      );
      const version: AgreementVersion = {
        id: row.id,
        n: row.n,
        kind: row.kind,
        content: row.content,
        contentHash: row.content_hash,
        isComplete: row.is_complete,
        authorId: row.author_id,
        createdAt: row.created_at,
        isSignedByUs: approvals.some(({ signerKind }) => signerKind !== 'creator'),
        isSignedByCreator: approvals.some(({ signerKind }) => signerKind === 'creator'),
      };
      return [row.participation_id, version];
    }),
  );
}

/**
 * Writes a new version; whatever was signed before is void, visibly. What both have signed stays, but
 * a simple agreement gives way to the contract that the law asks for once the sum is reached.
 */
export async function saveAgreement(
  tx: Tx,
  of: ParticipationRow,
  draft: { kind: 'agreement' | 'contract'; content: AgreementContent },
  how: { by: MemberId; at: Date; hidesAddress?: boolean },
): Promise<Result<{ n: number }, { type: 'agreement-signed-by-both' }>> {
  const last = await findAgreement(tx, of.id);
  const isRaised = last?.kind === 'agreement' && draft.kind === 'contract';
  if (last?.isSignedByUs && last.isSignedByCreator && !isRaised) {
    return refuse({ type: 'agreement-signed-by-both' });
  }
  const content = keepHidden(agreementContent.parse(draft.content), last, how);
  const id = last?.id ?? newId<AgreementId>(how.at.getTime());
  if (!last) {
    await tables(tx)
      .insertInto('agreement')
      .values({
        id,
        client_id: of.client_id,
        participation_id: of.id,
        creator_id: of.creator_id,
        created_at: how.at,
      })
      .execute();
  }
  const n = (last?.n ?? 0) + 1;
  await tables(tx)
    .insertInto('agreement_version')
    .values({
      agreement_id: id,
      client_id: of.client_id,
      n,
      kind: draft.kind,
      content: JSON.stringify(content),
      content_hash: hashAgreement(draft.kind, content),
      is_complete: missingClauses(content).length === 0,
      author_id: how.by,
      created_at: how.at,
    })
    .execute();
  const subject = { clientId: of.client_id, subjectKind: 'agreement', subjectId: id } as const;
  if (last) await voidSignatures(tx, { ...subject, reason: 'content-changed', ...how });
  await tell(tx, of, 'agreement', { n, kind: draft.kind }, how);
  return ok({ n });
}

/** Whoever isn't shown where the creator lives doesn't empty it by writing the rest anew. */
function keepHidden(
  content: AgreementContent,
  last: AgreementVersion | null,
  { hidesAddress = false }: { hidesAddress?: boolean },
): AgreementContent {
  if (!hidesAddress || !last) return content;
  const { address, email } = last.content.creator;
  const { creator } = content;
  return {
    ...content,
    creator: {
      ...creator,
      address: creator.address || address,
      email: creator.email || email,
    },
  };
}

export type SignAgreementRefusal =
  | MoveRefusal
  | { type: 'not-found' }
  | { type: 'content-differs'; n: number }
  | { type: 'clauses-missing'; missing: readonly ClauseGroup[] }
  | { type: 'already-signed'; n: number }
  | { type: 'not-signed-by-us' }
  | { type: 'not-accepted' };

type Signing = {
  readonly n: number;
  readonly contentHash: string;
  readonly signer: Signer;
  readonly at: Date;
};

/**
 * Signs exactly the version that was read: first for the advertiser, by a senior who answers for it,
 * then by the creator. A contract that lacks a group of clauses can't be signed at all.
 */
export async function signAgreement(
  tx: Tx,
  of: ParticipationRow,
  signing: Signing,
): Promise<Result<null, SignAgreementRefusal>> {
  const version = await findAgreement(tx, of.id);
  if (!version) return refuse({ type: 'not-found' });
  const { n } = version;
  if (n !== signing.n || version.contentHash !== signing.contentHash) {
    return refuse({ type: 'content-differs', n });
  }
  if (version.kind === 'contract') {
    const missing = missingClauses(version.content);
    if (missing.length > 0) return refuse({ type: 'clauses-missing', missing });
  }
  const isCreator = signing.signer.kind === 'creator';
  if (isCreator ? version.isSignedByCreator : version.isSignedByUs) {
    return refuse({ type: 'already-signed', n });
  }
  if (isCreator && !version.isSignedByUs) return refuse({ type: 'not-signed-by-us' });
  if (isCreator && !of.accepted_at) return refuse({ type: 'not-accepted' });
  await recordSignature({}, tx, {
    clientId: of.client_id,
    subjectKind: 'agreement',
    subjectId: version.id,
    version: n,
    contentHash: version.contentHash,
    decision: 'approved',
    signer: signing.signer,
    at: signing.at,
  });
  const by = isCreator ? null : (signing.signer.id as MemberId); // a member's own id
  await tell(tx, of, 'signed', { n, kind: version.kind }, { by, at: signing.at });
  if (!isCreator || of.state !== 'accepted') return ok(null);
  return moveTo(tx, of, 'agreed', { by: null, at: signing.at });
}

/** What a signature signs: SHA-256 of the canonical JSON (RFC 8785) of kind and content. */
export function hashAgreement(kind: string, content: AgreementContent): string {
  // The schema holds strings only.
  return sha256Hex(canonicalBytes({ kind, ...content } as unknown as Json));
}

function tell(
  tx: Tx,
  of: ParticipationRow,
  kind: 'agreement' | 'signed',
  detail: Record<string, unknown>,
  { by, at }: { by: MemberId | null; at: Date },
) {
  return addEvent(tx, {
    clientId: of.client_id,
    operationId: of.operation_id,
    participationId: of.id,
    kind,
    by,
    at,
    detail,
  });
}
