import type { Scope, Tx } from '../../db/db.ts';
import type { ClientId, MemberId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { findSentLink, listSentLinks } from '../signing/public.ts';
import type { SubjectKind } from '../signing/schema.ts';
import type { OpenLink } from './client-link.ts';
import { type Contact, listContacts } from './contacts.ts';
import { readClientFacts } from './facts.ts';

export type OwnLinkRefusal =
  | { type: 'not-found' }
  | { type: 'not-signer' }
  | { type: 'not-asked-of-you' }
  | { type: 'request-expired' };

type Account = { readonly memberId: MemberId; readonly scope: Scope };

/** The person at this client's whose account it is; null: none, or they have left. */
export async function findOwnContact(
  tx: Tx,
  { memberId }: Pick<Account, 'memberId'>,
  clientId: ClientId,
): Promise<Contact | null> {
  const contacts = await listContacts(tx, clientId);
  return contacts.find((contact) => contact.memberId === memberId) ?? null;
}

/**
 * The request by which this account's person was asked about a thing, as its link would open it:
 * whoever signs in decides by the same rules, and through the same command, as by the link.
 */
export async function openOwnLink(
  tx: Tx,
  account: Account,
  asked: { clientId: ClientId; kind: SubjectKind; subjectId: string; now: Date },
): Promise<Result<OpenLink, OwnLinkRefusal>> {
  const { clientId, kind, subjectId, now } = asked;
  const client = await readClientFacts(tx, clientId);
  if (!client) return refuse({ type: 'not-found' });
  const contact = await findOwnContact(tx, account, clientId);
  if (!contact?.canSign) return refuse({ type: 'not-signer' });
  const sent = (await listSentLinks(tx, kind, [subjectId])).filter(
    (link) => link.contactId === contact.id && link.revokedAt === null,
  );
  const newest = sent.reduce<(typeof sent)[number] | null>(
    (best, link) => (best && best.version >= link.version ? best : link),
    null,
  );
  if (!newest) return refuse({ type: 'not-asked-of-you' });
  const living = sent.find(
    ({ version, expiresAt }) => version === newest.version && expiresAt > now,
  );
  if (!living) return refuse({ type: 'request-expired' });
  const link = {
    ...{ linkId: living.linkId, clientId, agencyId: client.agencyId, scope: account.scope },
    contact: { id: contact.id, name: contact.name, email: contact.email },
    createdBy: living.createdBy,
    createdAt: living.createdAt,
    expiresAt: living.expiresAt,
    revokedAt: null,
    firstOpenedAt: living.firstOpenedAt,
    items: await findSentLink(tx, living.linkId),
  };
  return ok({ link, client, now });
}
