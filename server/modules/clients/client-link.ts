import type { Db, Tx } from '../../db/db.ts';
import type { Clock } from '../../lib/clock.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { agencyNow, findMember, readAgency } from '../people/public.ts';
import { type FoundLink, findLink, type LinkRefusal, refuseLink } from '../signing/public.ts';
import { type ClientFacts, readClientFacts } from './facts.ts';
import type { LinkHead } from './link-schema.ts';

export type OpenRefusal = { type: 'link-unknown' } | LinkRefusal;

/** What stands behind a token, at the agency's hour. */
export type OpenLink = {
  readonly link: FoundLink;
  readonly client: ClientFacts;
  readonly now: Date;
};

/** Runs `work` for the holder of a token, in the link's own scope; an ended link too. */
export async function withLink<T>(
  { db, clock }: { db: Db; clock: Clock },
  token: string,
  mode: 'read' | 'write',
  work: (tx: Tx, open: OpenLink) => Promise<T>,
): Promise<Result<T, { type: 'link-unknown' }>> {
  const link = await findLink(db, token);
  if (!link) return refuse({ type: 'link-unknown' });
  return db[mode](link.scope, async (tx) => {
    const client = await readClientFacts(tx, link.clientId);
    if (!client) return refuse({ type: 'link-unknown' });
    const now = await agencyNow(tx, link.agencyId, clock);
    return ok(await work(tx, { link, client, now }));
  });
}

/** The same where the link must still let its owner decide. */
export async function withOpenLink<T, E extends { readonly type: string }>(
  deps: { db: Db; clock: Clock },
  token: string,
  work: (tx: Tx, open: OpenLink) => Promise<Result<T, E>>,
): Promise<Result<T, E | OpenRefusal>> {
  const done = await withLink(deps, token, 'write', async (tx, open) => {
    return refuseLink(open.link, open.now) ?? (await work(tx, open));
  });
  return done.ok ? done.value : done;
}

/** Whose link it is, whether it is still open, and of what kinds it asks; nothing of what is asked. */
export async function viewLink(
  tx: Tx,
  { link, client, now }: OpenLink,
  isMailSetUp: boolean,
): Promise<LinkHead> {
  const agency = await readAgency(tx, link.agencyId);
  const accountable = client.accountableId && (await findMember(tx, client.accountableId));
  const state = link.revokedAt ? 'revoked' : link.expiresAt <= now ? 'expired' : 'open';
  return {
    state,
    locale: client.locale,
    timeZone: client.timeZone,
    clientId: client.id,
    clientName: client.name,
    agencyName: agency?.name ?? '',
    owner: link.contact.name,
    ownerEmailHint: hintAt(link.contact.email),
    accountable: accountable ? accountable.name : null,
    now: now.toISOString(),
    expiresAt: link.expiresAt.toISOString(),
    isPaused: client.pausedAt !== null,
    isMailSetUp,
    kinds: [...new Set(link.items.map(({ subjectKind }) => subjectKind))],
  };
}

/** Enough to know whether it is one's own address, and no more. */
function hintAt(email: string): string {
  const [name = '', domain = ''] = email.split('@');
  return `${name.slice(0, 1)}...@${domain}`;
}
