import type { Tx } from '../../db/db.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import { mailLater } from '../../mail/mail.ts';
import type { ClientFacts } from '../clients/public.ts';
import type { MemberRow } from '../people/public.ts';
import type { StampView } from '../signing/schema.ts';
import { formatHour } from './compare-content.ts';
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
    until: formatHour(of.expiresAt, client.locale, client.timeZone),
  });
  await mailLater(tx, jobs, { agencyId: client.agencyId, to: of.contact.email, ...letter });
}

/** A fresh link for its owner, who asked for it. */
export async function mailRenewal(
  jobs: Jobs,
  tx: Tx,
  of: { client: ClientFacts; contact: Reader; url: string; expiresAt: Date },
): Promise<void> {
  const { client } = of;
  const letter = linkMailTexts[client.locale].renewal({
    name: of.contact.name,
    clientName: client.name,
    url: of.url,
    until: formatHour(of.expiresAt, client.locale, client.timeZone),
  });
  await mailLater(tx, jobs, { agencyId: client.agencyId, to: of.contact.email, ...letter });
}

/** The receipt of decisions: what was decided, on which exact versions, at what hour. */
export async function mailReceipt(
  jobs: Jobs,
  tx: Tx,
  of: {
    client: ClientFacts;
    owner: Reader;
    decisions: readonly { title: string; stamp: StampView }[];
    at: Date;
  },
): Promise<void> {
  const { client } = of;
  const letter = linkMailTexts[client.locale].receipt({
    name: of.owner.name,
    clientName: client.name,
    at: formatHour(of.at, client.locale, client.timeZone),
    decisions: of.decisions.map(({ title, stamp }) => ({
      title,
      decision: stamp.decision,
      version: stamp.version,
      contentHash: stamp.contentHash,
      leaf: stamp.leaf?.hash ?? null,
      signerName: stamp.signerName,
      linkOwnerName: stamp.linkOwnerName,
      comment: stamp.comment,
    })),
  });
  await mailLater(tx, jobs, { agencyId: client.agencyId, to: of.owner.email, ...letter });
}

/** Tells whoever sent a link that it reached somebody else. */
export async function mailDisavowal(
  jobs: Jobs,
  tx: Tx,
  of: { client: ClientFacts; sender: MemberRow; ownerName: string; url: string },
): Promise<void> {
  const letter = linkMailTexts[of.sender.locale].disavowal({
    name: of.sender.name,
    clientName: of.client.name,
    ownerName: of.ownerName,
    url: of.url,
  });
  await mailLater(tx, jobs, { agencyId: of.client.agencyId, to: of.sender.email, ...letter });
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
