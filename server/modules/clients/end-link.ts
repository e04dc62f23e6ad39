import type { Tx } from '../../db/db.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { ClientId, LinkId, MemberId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { findMember } from '../people/public.ts';
import { findSentLink, revokeLink, type SentLink } from '../signing/public.ts';
import type { OpenLink } from './client-link.ts';
import { mailDisavowal } from './link-mails.ts';

export type LinkEnding = {
  /** Everything that the link asked about, of every kind. */
  readonly items: readonly SentLink[];
  /** The senior who took it back; null where its reader said "this isn't me". */
  readonly by: MemberId | null;
  readonly ownerName: string;
  readonly at: Date;
};

/** What a module does about the things of its kind before a link that asks about them is closed. */
export type WhenLinkEnds = (tx: Tx, ending: LinkEnding) => Promise<void>;

type Deps = { readonly whenLinkEnds: readonly WhenLinkEnds[] };

/** A senior takes a link back. */
export async function endLink(
  deps: Deps,
  tx: Tx,
  input: { clientId: ClientId; linkId: LinkId; by: MemberId; at: Date },
): Promise<Result<null, { type: 'not-found' }>> {
  const items = await findSentLink(tx, input.linkId);
  if (items[0]?.clientId !== input.clientId) return refuse({ type: 'not-found' });
  await close(deps, tx, input.linkId, { items, by: input.by, ownerName: '', at: input.at });
  return ok(null);
}

/** "This isn't me": the link is closed, and whoever sent it is told. */
export async function disavowLink(
  deps: Deps & { readonly jobs: Jobs; readonly publicUrl: string },
  tx: Tx,
  { link, client, now }: OpenLink,
): Promise<Result<null, never>> {
  const items = await findSentLink(tx, link.linkId);
  const ownerName = link.contact.name;
  await close(deps, tx, link.linkId, { items, by: null, ownerName, at: now });
  const sender = await findMember(tx, link.createdBy);
  if (sender) {
    const url = `${deps.publicUrl}/clients/${client.id}`;
    const kinds = items.map(({ subjectKind }) => subjectKind);
    await mailDisavowal(deps.jobs, tx, { client, sender, ownerName, kinds, url });
  }
  return ok(null);
}

async function close({ whenLinkEnds }: Deps, tx: Tx, linkId: LinkId, ending: LinkEnding) {
  // What it asks about is locked before the link, as where somebody decides.
  for (const tell of whenLinkEnds) await tell(tx, ending);
  await revokeLink(tx, linkId, ending.at);
}
