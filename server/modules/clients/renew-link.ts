import type { Tx } from '../../db/db.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { createLink, type FoundLink, listSentLinks } from '../signing/public.ts';
import type { OpenLink } from './client-link.ts';
import { findContact } from './contacts.ts';
import { mailRenewal } from './link-mails.ts';

/** Asked again within this time, nothing more is mailed: nobody's mailbox is filled by a link. */
const PAUSE_MS = 10 * 60_000;

export type RenewRefusal = { type: 'link-revoked'; at: Date };

/** Mails a fresh link, with the same items, to its owner and to nobody else. */
export async function renewLink(
  deps: { readonly jobs: Jobs; readonly publicUrl: string },
  tx: Tx,
  { link, client, now }: OpenLink,
): Promise<Result<null, RenewRefusal>> {
  if (link.revokedAt) return refuse({ type: 'link-revoked', at: link.revokedAt });
  const contact = await findContact(tx, link.contact.id);
  if (!contact?.canSign) return refuse({ type: 'link-revoked', at: now });
  if (await wasAskedLately(tx, link, now)) return ok(null);
  const fresh = await createLink(tx, {
    clientId: client.id,
    contactId: contact.id,
    createdBy: link.createdBy,
    items: link.items,
    at: now,
  });
  const kinds = link.items.map(({ subjectKind }) => subjectKind);
  const url = `${deps.publicUrl}/l/${fresh.token}`;
  await mailRenewal(deps.jobs, tx, { client, contact, kinds, url, expiresAt: fresh.expiresAt });
  return ok(null);
}

/** Whether this person was given another link to one of the same things a moment ago. */
async function wasAskedLately(tx: Tx, link: FoundLink, now: Date): Promise<boolean> {
  for (const kind of new Set(link.items.map(({ subjectKind }) => subjectKind))) {
    const ids = link.items.flatMap((item) => (item.subjectKind === kind ? [item.subjectId] : []));
    const isRecent = (await listSentLinks(tx, kind, ids)).some(
      (sent) =>
        sent.contactId === link.contact.id &&
        sent.linkId !== link.linkId &&
        sent.createdAt.getTime() > now.getTime() - PAUSE_MS,
    );
    if (isRecent) return true;
  }
  return false;
}
