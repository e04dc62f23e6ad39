import type { Tx } from '../../db/db.ts';
import type { ClientId, ContactId } from '../../lib/ids.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { revokeLinksOfContact } from '../signing/public.ts';
import { tieByAddress } from './contact-account.ts';
import { findContact } from './contacts.ts';
import { tables } from './store.ts';

export type ContactRefusal = { type: 'not-found' } | { type: 'contact-exists'; email: string };

export type ContactFields = {
  readonly name: string;
  readonly email: string;
  readonly title: string;
  readonly canSign: boolean;
};

export async function addContact(
  tx: Tx,
  clientId: ClientId,
  fields: ContactFields,
  at: Date,
): Promise<Result<{ id: ContactId }, ContactRefusal>> {
  if (await isTaken(tx, clientId, fields.email, null)) {
    return refuse({ type: 'contact-exists', email: fields.email });
  }
  const id = newId<ContactId>(at.getTime());
  await tables(tx)
    .insertInto('contact')
    .values({
      id,
      client_id: clientId,
      name: fields.name.normalize('NFC'),
      email: fields.email,
      title: fields.title.normalize('NFC'),
      can_sign: fields.canSign,
      created_at: at,
    })
    .execute();
  await tieByAddress(tx, clientId, { id, email: fields.email });
  return ok({ id });
}

/** Whoever may no longer sign, or is reached elsewhere, loses the links that were sent and the account. */
export async function updateContact(
  tx: Tx,
  clientId: ClientId,
  id: ContactId,
  change: Partial<ContactFields>,
  at: Date,
): Promise<Result<null, ContactRefusal>> {
  const contact = await findContact(tx, id);
  if (contact?.clientId !== clientId) return refuse({ type: 'not-found' });
  const next = { ...contact, ...withoutGaps(change) };
  if (await isTaken(tx, clientId, next.email, id)) {
    return refuse({ type: 'contact-exists', email: next.email });
  }
  await tables(tx)
    .updateTable('contact')
    .set({
      name: next.name.normalize('NFC'),
      email: next.email,
      title: next.title.normalize('NFC'),
      can_sign: next.canSign,
    })
    .where('id', '=', id)
    .execute();
  if (next.email !== contact.email) await tieByAddress(tx, clientId, { id, email: next.email });
  const isOutOfReach = next.email !== contact.email || (contact.canSign && !next.canSign);
  if (isOutOfReach) await revokeLinksOfContact(tx, id, at);
  return ok(null);
}

/** What this person signed stays signed. */
export async function endContact(
  tx: Tx,
  clientId: ClientId,
  id: ContactId,
  at: Date,
): Promise<Result<null, { type: 'not-found' }>> {
  const contact = await findContact(tx, id);
  if (contact?.clientId !== clientId) return refuse({ type: 'not-found' });
  await tables(tx).updateTable('contact').set({ ended_at: at }).where('id', '=', id).execute();
  await revokeLinksOfContact(tx, id, at);
  return ok(null);
}

async function isTaken(tx: Tx, clientId: ClientId, email: string, by: ContactId | null) {
  const found = await tables(tx)
    .selectFrom('contact')
    .select('id')
    .where('client_id', '=', clientId)
    .where('email', '=', email)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return found !== undefined && found.id !== by;
}

function withoutGaps<T extends object>(change: T): Partial<T> {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as Partial<T>; // the same keys, without the undefined ones
}
