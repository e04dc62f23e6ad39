import type { Tx } from '../../db/db.ts';
import type { BrandKitId, ContactId } from '../../lib/ids.ts';
import { listMembersByIds } from '../people/public.ts';
import { listSentLinks, type SentLink } from '../signing/public.ts';
import type { StampView } from '../signing/schema.ts';
import type { KitRequest } from './kit-schema.ts';
import { tables } from './store.ts';

type Subject = { readonly id: BrandKitId; readonly stamps: readonly StampView[] };

/** Who was asked to sign this version, by which link, and what became of it; the newest first. */
export async function listKitRequests(tx: Tx, kit: Subject, now: Date): Promise<KitRequest[]> {
  const links = await listSentLinks(tx, 'brand-kit', [kit.id]);
  if (links.length === 0) return [];
  const people = await tables(tx)
    .selectFrom('contact')
    .select(['id', 'name', 'ended_at'])
    .where('id', 'in', [...new Set(links.map(({ contactId }) => contactId))])
    .execute();
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const gone = new Set(people.flatMap(({ id, ended_at }) => (ended_at ? [id] : [])));
  const senders = await listMembersByIds(tx, [...new Set(links.map((link) => link.createdBy))]);
  return links.map((link) => ({
    linkId: link.linkId,
    contactId: link.contactId,
    name: names.get(link.contactId) ?? '',
    sentBy: senders.get(link.createdBy)?.name ?? '',
    since: link.createdAt.toISOString(),
    openedAt: link.firstOpenedAt?.toISOString() ?? null,
    expiresAt: link.expiresAt.toISOString(),
    state: stateOf(link, kit.stamps, gone, now),
  }));
}

function stateOf(
  link: SentLink,
  stamps: readonly StampView[],
  gone: ReadonlySet<ContactId>,
  now: Date,
): KitRequest['state'] {
  if (findDecision(stamps, link.linkId)) return 'decided';
  if (link.revokedAt || gone.has(link.contactId)) return 'revoked';
  return link.expiresAt <= now ? 'expired' : 'open';
}

/**
 * What stands in the way of a decision by this link: what it decided already, or the approval of
 * anybody of the client's. A refusal by another link doesn't: it may be asked again.
 */
export function findDecision(stamps: readonly StampView[], linkId: string): StampView | null {
  const theirs = stamps.filter(({ signerKind, voided }) => signerKind === 'contact' && !voided);
  const own = theirs.findLast((stamp) => stamp.linkId === linkId);
  return own ?? theirs.findLast(({ decision }) => decision === 'approved') ?? null;
}
