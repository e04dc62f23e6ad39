import type { Tx } from '../../db/db.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { ClientId, ContactId, MemberId } from '../../lib/ids.ts';
import { writeMoment } from '../../lib/moments.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { mailLater } from '../../mail/mail.ts';
import { createLink, listStamps } from '../signing/public.ts';
import { findNewestBrandKit } from './brand-kit.ts';
import { findContact } from './contacts.ts';
import { readClientFacts } from './facts.ts';
import { kitMailTexts } from './kit-mail-messages.ts';
import { findSignedBefore } from './kit-since.ts';
import { lockClient } from './store.ts';

export type SendBrandKitRefusal =
  | { type: 'not-found' }
  | { type: 'contact-cannot-sign' }
  | { type: 'brand-kit-replaced'; n: number; newest: number }
  | { type: 'signed-by-client'; n: number; by: string };

/**
 * Asks one person at the client's to sign the newest version, by a link and a mail. Whoever wrote
 * it may send it: the client's signature is the second pair of eyes.
 */
export async function sendBrandKit(
  deps: { readonly jobs: Jobs; readonly publicUrl: string },
  tx: Tx,
  input: {
    clientId: ClientId;
    contactId: ContactId;
    n: number;
    sender: { readonly id: MemberId; readonly name: string };
    at: Date;
  },
): Promise<Result<{ url: string; expiresAt: Date }, SendBrandKitRefusal>> {
  const { n, at } = input;
  await lockClient(tx, input.clientId);
  const client = await readClientFacts(tx, input.clientId);
  const kit = await findNewestBrandKit(tx, input.clientId);
  const contact = await findContact(tx, input.contactId);
  if (!client || !kit || contact?.clientId !== client.id || n > kit.n) {
    return refuse({ type: 'not-found' });
  }
  if (!contact.canSign) return refuse({ type: 'contact-cannot-sign' });
  if (kit.n !== n) return refuse({ type: 'brand-kit-replaced', n, newest: kit.n });
  const stamps = (await listStamps(tx, 'brand-kit', [kit.id])).get(kit.id) ?? [];
  const signed = stamps.find(
    (stamp) => stamp.signerKind === 'contact' && stamp.decision === 'approved' && !stamp.voided,
  );
  if (signed) return refuse({ type: 'signed-by-client', n, by: signed.signerName });
  const link = await createLink(tx, {
    clientId: client.id,
    contactId: contact.id,
    createdBy: input.sender.id,
    items: [
      { subjectKind: 'brand-kit', subjectId: kit.id, version: n, contentHash: kit.contentHash },
    ],
    at,
  });
  const url = `${deps.publicUrl}/l/${link.token}`;
  const letter = kitMailTexts[client.locale].request({
    name: contact.name,
    clientName: client.name,
    senderName: input.sender.name,
    n,
    before: (await findSignedBefore(tx, client.id, n))?.n ?? null,
    url,
    until: writeMoment(link.expiresAt, client.locale, client.timeZone),
  });
  await mailLater(tx, deps.jobs, { agencyId: client.agencyId, to: contact.email, ...letter });
  return ok({ url, expiresAt: link.expiresAt });
}
