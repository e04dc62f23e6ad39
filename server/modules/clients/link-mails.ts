import type { Tx } from '../../db/db.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import { writeMoment } from '../../lib/moments.ts';
import { mailLater } from '../../mail/mail.ts';
import type { MemberRow } from '../people/public.ts';
import type { SubjectKind } from '../signing/schema.ts';
import type { ClientFacts } from './facts.ts';
import { linkMailTexts } from './link-mail-messages.ts';

type Reader = { readonly name: string; readonly email: string };

/** A fresh link for its owner, who asked for it. */
export async function mailRenewal(
  jobs: Jobs,
  tx: Tx,
  of: {
    client: ClientFacts;
    contact: Reader;
    kinds: readonly SubjectKind[];
    url: string;
    expiresAt: Date;
  },
): Promise<void> {
  const { client } = of;
  const letter = linkMailTexts[client.locale].renewal({
    name: of.contact.name,
    clientName: client.name,
    kinds: of.kinds,
    url: of.url,
    until: writeMoment(of.expiresAt, client.locale, client.timeZone),
  });
  await mailLater(tx, jobs, { agencyId: client.agencyId, to: of.contact.email, ...letter });
}

/** Tells whoever sent a link that it reached somebody else. */
export async function mailDisavowal(
  jobs: Jobs,
  tx: Tx,
  of: {
    client: ClientFacts;
    sender: MemberRow;
    ownerName: string;
    kinds: readonly SubjectKind[];
    url: string;
  },
): Promise<void> {
  const letter = linkMailTexts[of.sender.locale].disavowal({
    name: of.sender.name,
    clientName: of.client.name,
    ownerName: of.ownerName,
    kinds: of.kinds,
    url: of.url,
  });
  await mailLater(tx, jobs, { agencyId: of.client.agencyId, to: of.sender.email, ...letter });
}
