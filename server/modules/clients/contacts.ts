import type { Tx } from '../../db/db.ts';
import type { ClientId, ContactId, MemberId } from '../../lib/ids.ts';
import { tables } from './store.ts';

/** A living person at the client's. */
export type Contact = {
  readonly id: ContactId;
  readonly clientId: ClientId;
  readonly name: string;
  readonly email: string;
  readonly title: string;
  readonly canSign: boolean;
  readonly memberId: MemberId | null;
};

/** Those who are still there, by name. */
export async function listContacts(tx: Tx, clientId: ClientId): Promise<Contact[]> {
  const rows = await living(tx).where('client_id', '=', clientId).orderBy('name').execute();
  return rows.map(readContact);
}

/** Null where there is none, where they left, or where they are another client's. */
export async function findContact(tx: Tx, id: ContactId): Promise<Contact | null> {
  const row = await living(tx).where('id', '=', id).executeTakeFirst();
  return row ? readContact(row) : null;
}

function living(tx: Tx) {
  return tables(tx)
    .selectFrom('contact')
    .select(['id', 'client_id', 'name', 'email', 'title', 'can_sign', 'member_id'])
    .where('ended_at', 'is', null);
}

type Row = Awaited<ReturnType<ReturnType<typeof living>['executeTakeFirstOrThrow']>>;

function readContact(row: Row): Contact {
  return {
    id: row.id,
    clientId: row.client_id,
    name: row.name,
    email: row.email,
    title: row.title,
    canSign: row.can_sign,
    memberId: row.member_id,
  };
}
