import type { Tx } from '../../db/db.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { findContact } from '../clients/public.ts';
import { createLink, listSentLinks } from '../signing/public.ts';
import type { OpenLink } from './approval-link.ts';
import type { EditorialDeps } from './deps.ts';
import { mailRenewal } from './link-mails.ts';

/** Asked again within this time, nothing more is mailed: nobody's mailbox is filled by a link. */
const PAUSE_MS = 10 * 60_000;

export type RenewRefusal = { type: 'link-revoked'; at: Date };

/** Mails a fresh link, with the same items, to its owner and to nobody else. */
export async function renewLink(
  deps: Pick<EditorialDeps, 'jobs' | 'publicUrl'>,
  tx: Tx,
  { link, client, now }: OpenLink,
): Promise<Result<null, RenewRefusal>> {
  if (link.revokedAt) return refuse({ type: 'link-revoked', at: link.revokedAt });
  const contact = await findContact(tx, link.contact.id);
  if (!contact?.canSign) return refuse({ type: 'link-revoked', at: now });
  const postIds = link.items.map(({ subjectId }) => subjectId);
  const isRecent = (await listSentLinks(tx, 'post', postIds)).some(
    (sent) =>
      sent.contactId === contact.id &&
      sent.linkId !== link.linkId &&
      sent.createdAt.getTime() > now.getTime() - PAUSE_MS,
  );
  if (isRecent) return ok(null);
  const fresh = await createLink(tx, {
    clientId: client.id,
    contactId: contact.id,
    createdBy: link.createdBy,
    items: link.items,
    at: now,
  });
  const url = `${deps.publicUrl}/l/${fresh.token}`;
  await mailRenewal(deps.jobs, tx, { client, contact, url, expiresAt: fresh.expiresAt });
  return ok(null);
}
