import { type Selectable, sql } from 'kysely';
import type { Tx } from '../../db/db.ts';
import type { AgencyId, ClientId, MemberId } from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';
import type { Role } from './schema.ts';

type AgencyTable = {
  id: AgencyId;
  name: string;
  locale: Locale;
  time_zone: string;
  is_demo: boolean;
  frozen_at: Date | null;
  created_at: Date;
};

type MemberTable = {
  id: MemberId;
  agency_id: AgencyId;
  user_id: string | null;
  name: string;
  email: string;
  role: Role;
  title: string;
  tutor_id: MemberId | null;
  locale: Locale;
  theme: 'system' | 'light' | 'dark';
  shortcuts: boolean;
  created_at: Date;
  ended_at: Date | null;
};

type InvitationTable = {
  id: string;
  agency_id: AgencyId;
  member_id: MemberId;
  token_hash: Buffer;
  created_by: MemberId;
  created_at: Date;
  expires_at: Date;
  accepted_at: Date | null;
  revoked_at: Date | null;
};

type AssignmentTable = { client_id: ClientId; member_id: MemberId; since: Date };

export type PeopleTables = {
  agency: AgencyTable;
  member: MemberTable;
  invitation: InvitationTable;
  assignment: AssignmentTable;
};

export type StoredMember = Selectable<MemberTable>;
export type StoredInvitation = Selectable<InvitationTable>;

/** One line of who works for whom; the client's name comes with it. */
export type Work = {
  memberId: MemberId;
  clientId: ClientId;
  clientName: string;
  isAccountable: boolean;
};

export function people(tx: Tx) {
  return tx.withTables<PeopleTables>();
}

export function readAgency(tx: Tx, id: AgencyId) {
  return people(tx).selectFrom('agency').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function findStoredMember(tx: Tx, id: MemberId): Promise<StoredMember | null> {
  const query = people(tx).selectFrom('member').selectAll().where('id', '=', id);
  return (await query.executeTakeFirst()) ?? null;
}

/** The row under a lock that ends with the transaction: what is decided about it stays true. */
export async function lockMember(tx: Tx, id: MemberId): Promise<StoredMember | null> {
  const query = people(tx).selectFrom('member').selectAll().where('id', '=', id).forUpdate();
  return (await query.executeTakeFirst()) ?? null;
}

export async function findMemberByEmail(
  tx: Tx,
  agencyId: AgencyId,
  email: string,
): Promise<StoredMember | null> {
  const query = people(tx).selectFrom('member').selectAll();
  const found = query.where('agency_id', '=', agencyId).where('email', '=', email).forUpdate();
  return (await found.executeTakeFirst()) ?? null;
}

export function listStoredMembers(tx: Tx): Promise<StoredMember[]> {
  return people(tx).selectFrom('member').selectAll().orderBy('name').orderBy('id').execute();
}

/** The clients that the transaction's scope may see, by name. */
export async function listClientNames(tx: Tx): Promise<{ id: ClientId; name: string }[]> {
  const { rows } = await sql<{ id: ClientId; name: string }>`
    select client_id as id, name from list_client_names() order by name, client_id`.execute(tx);
  return rows;
}

export async function listWork(tx: Tx): Promise<Work[]> {
  const { rows } = await sql<Work>`
    select member_id as "memberId", client_id as "clientId", client_name as "clientName",
           is_accountable as "isAccountable"
    from list_work() order by client_name, client_id`.execute(tx);
  return rows;
}
