import type { Tx } from '../../db/db.ts';
import type { ClientId, ContactId, LinkId, MemberId } from '../../lib/ids.ts';
import type { SubjectKind } from './schema.ts';
import { tables } from './store.ts';

/** That a thing, in one exact version, was sent to somebody by a link. */
export type SentLink = {
  readonly linkId: LinkId;
  readonly clientId: ClientId;
  readonly contactId: ContactId;
  readonly createdBy: MemberId;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  readonly firstOpenedAt: Date | null;
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  readonly version: number;
  readonly contentHash: string;
};

/** Every link by which these things were sent, ended ones too; the newest first. */
export async function listSentLinks(
  tx: Tx,
  subjectKind: SubjectKind,
  subjectIds: readonly string[],
): Promise<SentLink[]> {
  if (subjectIds.length === 0) return [];
  return readSent(
    sent(tx)
      .where('link_item.subject_kind', '=', subjectKind)
      .where('link_item.subject_id', 'in', subjectIds),
  );
}

/** The same for one link: all that it holds, of whatever kind. */
export async function findSentLink(tx: Tx, linkId: LinkId): Promise<SentLink[]> {
  return readSent(sent(tx).where('link.id', '=', linkId));
}

function sent(tx: Tx) {
  return tables(tx)
    .selectFrom('link_item')
    .innerJoin('link', 'link.id', 'link_item.link_id')
    .select(['link.id', 'link.client_id', 'link.contact_id', 'link.created_by', 'link.created_at'])
    .select(['link.expires_at', 'link.revoked_at', 'link.first_opened_at'])
    .select(['link_item.subject_kind', 'link_item.subject_id'])
    .select(['link_item.version', 'link_item.content_hash'])
    .orderBy('link.created_at', 'desc')
    .orderBy('link.id', 'desc')
    .orderBy('link_item.place');
}

async function readSent(query: ReturnType<typeof sent>): Promise<SentLink[]> {
  const rows = await query.execute();
  return rows.map((row) => ({
    linkId: row.id,
    clientId: row.client_id,
    contactId: row.contact_id,
    createdBy: row.created_by,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    firstOpenedAt: row.first_opened_at,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    version: row.version,
    contentHash: row.content_hash,
  }));
}
