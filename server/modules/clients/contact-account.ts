import type { Tx } from '../../db/db.ts';
import type { ClientId, ContactId, MemberId } from '../../lib/ids.ts';
import { listMembersByIds } from '../people/public.ts';
import { listContacts } from './contacts.ts';
import { tables } from './store.ts';
import { listAssigned } from './team.ts';

/** A contact with a new address signs with the account of that address, and with no other any more. */
export async function tieByAddress(
  tx: Tx,
  clientId: ClientId,
  contact: { readonly id: ContactId; readonly email: string },
): Promise<void> {
  const members = await listMembersByIds(tx, [...(await listAssigned(tx, clientId))]);
  const account = [...members.values()].find(
    ({ role, email, endedAt }) => role === 'client' && email === contact.email && endedAt === null,
  );
  const contacts = await listContacts(tx, clientId);
  const isFree =
    account && !contacts.some(({ id, memberId }) => memberId === account.id && id !== contact.id);
  await setAccount(tx, contact.id, isFree ? account.id : null);
}

/** Whose account this person signs with; null: they have none. */
export async function setAccount(tx: Tx, id: ContactId, memberId: MemberId | null): Promise<void> {
  await tables(tx)
    .updateTable('contact')
    .set({ member_id: memberId })
    .where('id', '=', id)
    .execute();
}
