import { sql } from 'kysely';
import type { Connectors } from '../../connectors/connector.ts';
import type { Tx } from '../../db/db.ts';
import type { Session } from '../../http/context.ts';
import type { ChannelId, ClientId, MemberId } from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';
import { isClientSide, isSenior, listMembersByIds, type MemberRow } from '../people/public.ts';
import { findNewestBrandKit, listBrandKits, listSigners } from './brand-kit.ts';
import { type ChannelRow, listChannels, networkName } from './channels.ts';
import { listContacts } from './contacts.ts';
import { viewBrandKit } from './kit-view.ts';
import { viewLog } from './log-view.ts';
import { mayConnect, mayEdit, mayNameReaders, mayPause, mayResume } from './policy.ts';
import type { ChannelView, ClientView } from './schema.ts';
import { tables } from './store.ts';
import { listAssigned } from './team.ts';

export type ViewDeps = {
  readonly connectors: Connectors;
  /** How many deliveries wait for each of these channels: the module of deliveries knows. */
  readonly countWaiting: (
    tx: Tx,
    ids: readonly ChannelId[],
  ) => Promise<ReadonlyMap<ChannelId, number>>;
};

/** Everything that the client's page shows; null where the scope doesn't hold it. */
export async function viewClient(
  deps: ViewDeps,
  tx: Tx,
  session: Session,
  clientId: ClientId,
  now: Date,
): Promise<ClientView | null> {
  const client = await tables(tx)
    .selectFrom('client')
    .selectAll()
    .where('id', '=', clientId)
    .executeTakeFirst();
  if (!client) return null;
  const people = await listPeople(tx);
  const assigned = await listAssigned(tx, clientId);
  const kits = await listBrandKits(tx, clientId);
  const signers = await listSigners(tx, kits);
  const contacts = await listContacts(tx, clientId);
  const channels = await listChannels(tx, clientId);
  const accountable = living(people, client.accountable_id);
  const nameOf = (id: MemberId) => people.get(id)?.name ?? '';
  const accounts = listAddresses(people, assigned);
  const newest = await findNewestBrandKit(tx, clientId);
  return {
    id: client.id,
    name: client.name,
    locale: client.locale,
    timeZone: client.time_zone,
    accountable: accountable && { id: accountable.id, name: accountable.name },
    pause: client.paused_at && {
      since: client.paused_at.toISOString(),
      by: client.paused_by ? nameOf(client.paused_by) : null,
      reason: client.pause_reason ?? '',
    },
    team: presentTeam(people, assigned, session),
    contacts: contacts.map((contact) => ({
      id: contact.id,
      name: contact.name,
      email: contact.email,
      title: contact.title,
      canSign: contact.canSign,
      hasAccount: accounts.has(contact.email) || living(people, contact.memberId) !== null,
    })),
    brandKit: newest
      ? await viewBrandKit(tx, {
          ...{ session, clientId, now },
          kit: newest,
          author: nameOf(newest.authorId),
        })
      : null,
    brandKitVersions: kits.map((kit) => ({
      n: kit.n,
      author: nameOf(kit.authorId),
      createdAt: kit.createdAt.toISOString(),
      isSigned: signers.has(kit.id),
    })),
    channels: await viewChannels(deps, tx, channels, session.locale),
    log: await viewLog(tx, clientId),
    missing: listMissing({
      accountable: accountable !== null,
      signer: contacts.some(({ canSign }) => canSign),
      channel: channels.some(({ state }) => state === 'alive'),
      'brand-kit': newest !== null,
    }),
    isForClient: session.role === 'client',
    can: {
      edit: mayEdit(session),
      nameReaders: mayNameReaders(session),
      connect: mayConnect(session),
      pause: client.paused_at === null && mayPause(session),
      resume: client.paused_at !== null && mayResume(session),
    },
  };
}

export async function viewChannels(
  deps: Pick<ViewDeps, 'connectors' | 'countWaiting'>,
  tx: Tx,
  channels: readonly ChannelRow[],
  locale: Locale,
): Promise<ChannelView[]> {
  const waiting = await deps.countWaiting(
    tx,
    channels.map(({ id }) => id),
  );
  return channels.map((channel) => {
    return {
      id: channel.id,
      connector: channel.connector,
      network: networkName(channel, locale, deps.connectors),
      iconPath: deps.connectors.get(channel.connector)?.iconPath ?? null,
      handle: channel.handle,
      url: channel.url,
      state: channel.state,
      stateReason: channel.stateReason,
      stateSince: channel.stateSince.toISOString(),
      lastAliveAt: channel.lastAliveAt?.toISOString() ?? null,
      grantedBy: channel.grantedBy,
      grantedAt: channel.grantedAt.toISOString(),
      rights: [...channel.rights],
      limits: { ...channel.limits, imageTypes: [...channel.limits.imageTypes] },
      hasTitle: channel.rights.includes('title'),
      waiting: waiting.get(channel.id) ?? 0,
    };
  });
}

/** Everybody of the agency, ended or not, by id. */
async function listPeople(tx: Tx): Promise<Map<MemberId, MemberRow>> {
  const { rows } = await sql<{ id: MemberId }>`select id from member`.execute(tx);
  return listMembersByIds(
    tx,
    rows.map(({ id }) => id),
  );
}

/** Who may act for the client and, for those who assign, who might. */
function presentTeam(
  people: ReadonlyMap<MemberId, MemberRow>,
  assigned: ReadonlySet<MemberId>,
  session: Session,
): ClientView['team'] {
  const isShown = (member: MemberRow) => {
    if (member.endedAt) return false;
    if (assigned.has(member.id) || isSenior(member.role)) return true;
    return mayEdit(session) && !isClientSide(member.role);
  };
  return [...people.values()]
    .filter(isShown)
    .sort((a, b) => a.name.localeCompare(b.name, session.locale))
    .map(({ id, name, role }) => ({ id, name, role, isAssigned: assigned.has(id) }));
}

/** Where the client's own people, who sign in, are reached. */
function listAddresses(
  people: ReadonlyMap<MemberId, MemberRow>,
  assigned: ReadonlySet<MemberId>,
): Set<string> {
  const own = [...people.values()].filter(
    ({ id, role, endedAt }) => assigned.has(id) && isClientSide(role) && !endedAt,
  );
  return new Set(own.map(({ email }) => email));
}

function living(people: ReadonlyMap<MemberId, MemberRow>, id: MemberId | null) {
  const member = id === null ? undefined : people.get(id);
  return member && !member.endedAt ? member : null;
}

type Missing = ClientView['missing'][number];

function listMissing(there: Readonly<Record<Missing, boolean>>): Missing[] {
  const order: readonly Missing[] = ['accountable', 'signer', 'channel', 'brand-kit'];
  return order.filter((what) => !there[what]);
}
