import type { Tx } from '../../db/db.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import { writeMoment } from '../../lib/moments.ts';
import { mailLater } from '../../mail/mail.ts';
import type { ClientFacts } from '../clients/public.ts';
import type { MemberRow } from '../people/public.ts';
import { linkMailTexts } from './link-mail-messages.ts';

type Reader = { readonly name: string; readonly email: string };

/** Asks for a decision: what waits, what changed, one link. */
export async function mailRequest(
  jobs: Jobs,
  tx: Tx,
  of: {
    client: ClientFacts;
    contact: Reader;
    senderName: string;
    titles: readonly string[];
    changedTitles: readonly string[];
    url: string;
    expiresAt: Date;
  },
): Promise<void> {
  const { client } = of;
  const letter = linkMailTexts[client.locale].request({
    name: of.contact.name,
    clientName: client.name,
    senderName: of.senderName,
    titles: of.titles,
    changedTitles: of.changedTitles,
    url: of.url,
    until: writeMoment(of.expiresAt, client.locale, client.timeZone),
  });
  await mailLater(tx, jobs, { agencyId: client.agencyId, to: of.contact.email, ...letter });
}

/** Tells the senior who answers for the client that it has stopped every publication. */
export async function mailPause(
  jobs: Jobs,
  tx: Tx,
  of: { client: ClientFacts; reader: MemberRow; by: string; url: string },
): Promise<void> {
  const letter = linkMailTexts[of.reader.locale].pause({
    name: of.reader.name,
    clientName: of.client.name,
    by: of.by,
    url: of.url,
  });
  await mailLater(tx, jobs, { agencyId: of.client.agencyId, to: of.reader.email, ...letter });
}
