import type { Tx } from '../../db/db.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { type OpenLink, pauseClient } from '../clients/public.ts';
import { findMember } from '../people/public.ts';
import { signerByLink } from '../signing/public.ts';
import type { EditorialDeps } from './deps.ts';
import { mailPause } from './link-mails.ts';
import { linkTexts } from './link-messages.ts';

export type PauseByLinkRefusal =
  | { type: 'brand-name-differs'; brandName: string }
  | { type: 'not-found' };

/** The client stops every publication; a senior resumes. Already paused: it stays so. */
export async function pauseByLink(
  deps: Pick<EditorialDeps, 'jobs' | 'publicUrl'>,
  tx: Tx,
  { link, client, now }: OpenLink,
  typed: { brandName: string; name: string },
): Promise<Result<null, PauseByLinkRefusal>> {
  if (fold(typed.brandName) !== fold(client.name)) {
    return refuse({ type: 'brand-name-differs', brandName: client.name });
  }
  const { signer, linkOwnerName } = signerByLink(link.contact, typed.name);
  const by = linkTexts[client.locale].who(signer.name, linkOwnerName);
  const paused = await pauseClient(tx, {
    clientId: client.id,
    by: null,
    reason: linkTexts[client.locale].pauseReason(by),
    at: now,
  });
  if (!paused.ok) {
    return paused.error.type === 'already-paused' ? ok(null) : refuse({ type: 'not-found' });
  }
  const reader = await findMember(tx, client.accountableId ?? link.createdBy);
  if (reader) {
    const url = `${deps.publicUrl}/clients/${client.id}`;
    await mailPause(deps.jobs, tx, { client, reader, by, url });
  }
  return ok(null);
}

function fold(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('fr');
}
