import type { Tx } from '../../db/db.ts';
import type { ClientId, ContactId, MemberId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { findMember } from '../people/public.ts';
import { setAccount } from './contact-account.ts';
import { type Contact, listContacts } from './contacts.ts';
import { addContact } from './edit-contacts.ts';

/**
 * Ties a client's account to its person at each of these clients: the contact that was named, else
 * the one with the same address, else a new one, who signs nothing before a senior says so.
 */
export async function tieAccount(
  tx: Tx,
  input: {
    member: { readonly id: MemberId; readonly name: string; readonly email: string };
    clientIds: readonly ClientId[];
    contactId: ContactId | null;
    at: Date;
  },
): Promise<Result<null, { type: 'contact-taken' }>> {
  const { member, at } = input;
  for (const clientId of input.clientIds) {
    const contacts = await listContacts(tx, clientId);
    if (contacts.some(({ memberId }) => memberId === member.id)) continue;
    const chosen =
      contacts.find(({ id }) => id === input.contactId) ??
      contacts.find(({ email }) => email === member.email);
    if (chosen && (await hasOtherAccount(tx, chosen, member.id))) {
      return refuse({ type: 'contact-taken' });
    }
    const { name, email } = member;
    const fields = { name, email, title: '', canSign: false };
    const made = chosen ? null : await addContact(tx, clientId, fields, at);
    const id = made?.ok ? made.value.id : chosen?.id;
    if (id) await setAccount(tx, id, member.id);
  }
  return ok(null);
}

async function hasOtherAccount(tx: Tx, { memberId }: Contact, than: MemberId): Promise<boolean> {
  if (memberId === null || memberId === than) return false;
  const member = await findMember(tx, memberId);
  return member !== null && member.endedAt === null;
}
