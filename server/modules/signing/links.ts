import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Scope, Tx } from '../../db/db.ts';
import type { AgencyId, ClientId, ContactId, LinkId, MemberId } from '../../lib/ids.ts';
import { newId } from '../../lib/ids.ts';
import type { SubjectKind } from './schema.ts';
import { tables } from './store.ts';

const LINK_DAYS = 14;

export type LinkItem = {
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  readonly version: number;
  readonly contentHash: string;
};

/** A link as its holder may use it; `scope` sees the one client and nothing else. */
export type FoundLink = {
  readonly linkId: LinkId;
  readonly clientId: ClientId;
  readonly agencyId: AgencyId;
  readonly scope: Scope;
  readonly contact: { readonly id: ContactId; readonly name: string; readonly email: string };
  readonly createdBy: MemberId;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  readonly firstOpenedAt: Date | null;
  readonly items: readonly LinkItem[];
};

/**
 * Gives one contact access to some exact versions. The token is returned once, for the mail; what
 * is kept is its SHA-256, so that nobody who reads the database can open the link.
 */
export async function createLink(
  tx: Tx,
  input: {
    clientId: ClientId;
    contactId: ContactId;
    createdBy: MemberId;
    items: readonly LinkItem[];
    at: Date;
    /** Without it: 14 days. */
    expiresAt?: Date;
  },
): Promise<{ linkId: LinkId; token: string; expiresAt: Date }> {
  const token = randomBytes(32).toString('base64url');
  const linkId = newId<LinkId>(input.at.getTime());
  const expiresAt = input.expiresAt ?? new Date(input.at.getTime() + LINK_DAYS * 86_400_000);
  await tables(tx)
    .insertInto('link')
    .values({
      id: linkId,
      client_id: input.clientId,
      contact_id: input.contactId,
      token_hash: hashToken(token),
      created_by: input.createdBy,
      created_at: input.at,
      expires_at: expiresAt,
    })
    .execute();
  await tables(tx)
    .insertInto('link_item')
    .values(
      input.items.map((item, place) => ({
        link_id: linkId,
        client_id: input.clientId,
        subject_kind: item.subjectKind,
        subject_id: item.subjectId,
        version: item.version,
        content_hash: item.contentHash,
        place,
      })),
    )
    .execute();
  return { linkId, token, expiresAt };
}

/**
 * Whose link this token is, also when it has expired or was revoked (`refuseLink` says so).
 * Reading decides nothing and uses nothing up.
 */
export async function findLink(db: Db, token: string): Promise<FoundLink | null> {
  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return null;
  const owner = await db.read(NOBODY, async (tx) => {
    const { rows } = await sql<Owner>`select * from find_link(${hashToken(token)})`.execute(tx);
    return rows[0];
  });
  if (!owner) return null;
  const scope: Scope = { agencyId: owner.agency_id, clientIds: [owner.client_id] };
  return db.read(scope, (tx) => readLink(tx, scope, owner));
}

async function readLink(tx: Tx, scope: Scope, owner: Owner): Promise<FoundLink | null> {
  const link = await tables(tx)
    .selectFrom('link')
    .select(['created_by', 'created_at', 'expires_at', 'revoked_at', 'first_opened_at'])
    .where('id', '=', owner.link_id)
    .executeTakeFirst();
  if (!link) return null;
  const items = await tables(tx)
    .selectFrom('link_item')
    .select(['subject_kind', 'subject_id', 'version', 'content_hash'])
    .where('link_id', '=', owner.link_id)
    .orderBy('place')
    .execute();
  return {
    linkId: owner.link_id,
    clientId: owner.client_id,
    agencyId: owner.agency_id,
    scope,
    contact: { id: owner.contact_id, name: owner.contact_name, email: owner.contact_email },
    createdBy: link.created_by,
    createdAt: link.created_at,
    expiresAt: link.expires_at,
    // Somebody who has left the client's decides nothing any more.
    revokedAt: link.revoked_at ?? owner.contact_ended_at,
    firstOpenedAt: link.first_opened_at,
    items: items.map((item) => ({
      subjectKind: item.subject_kind,
      subjectId: item.subject_id,
      version: item.version,
      contentHash: item.content_hash,
    })),
  };
}

/** Notes the first opening; a later one changes nothing. */
export async function markLinkOpened(tx: Tx, linkId: LinkId, at: Date): Promise<void> {
  await tables(tx)
    .updateTable('link')
    .set({ first_opened_at: at })
    .where('id', '=', linkId)
    .where('first_opened_at', 'is', null)
    .execute();
}

/** Ends a link; once revoked it keeps its first date. */
export async function revokeLink(tx: Tx, linkId: LinkId, at: Date): Promise<void> {
  await tables(tx)
    .updateTable('link')
    .set({ revoked_at: at })
    .where('id', '=', linkId)
    .where('revoked_at', 'is', null)
    .execute();
}

/** Ends every link of a person who may no longer sign. */
export async function revokeLinksOfContact(tx: Tx, contactId: ContactId, at: Date): Promise<void> {
  await tables(tx)
    .updateTable('link')
    .set({ revoked_at: at })
    .where('contact_id', '=', contactId)
    .where('revoked_at', 'is', null)
    .execute();
}

type Owner = {
  link_id: LinkId;
  client_id: ClientId;
  agency_id: AgencyId;
  contact_id: ContactId;
  contact_name: string;
  contact_email: string;
  contact_ended_at: Date | null;
};

// No agency: before the token is known, the transaction sees no row.
const NOBODY: Scope = { agencyId: '' as AgencyId, clientIds: [] };

function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
