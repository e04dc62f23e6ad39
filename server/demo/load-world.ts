import { setTimeout as sleep } from 'node:timers/promises';
import type { Scope, Tx } from '../db/db.ts';
import {
  type AgencyId,
  type ChannelId,
  type ClientId,
  type ContactId,
  type CreatorId,
  type MemberId,
  newId,
} from '../lib/ids.ts';
import type { Locale } from '../lib/language.ts';
import { findBrandKit } from '../modules/clients/brand-kit.ts';
import { checkChannel } from '../modules/clients/check-channel.ts';
import { connectChannel } from '../modules/clients/connect-channel.ts';
import { createClient } from '../modules/clients/create-client.ts';
import { addContact } from '../modules/clients/edit-contacts.ts';
import { saveBrandKit } from '../modules/clients/save-brand-kit.ts';
import { signBrandKit } from '../modules/clients/sign-brand-kit.ts';
import { assignClients, createAgency, createMember } from '../modules/people/public.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { planAudienceSteps } from './audience/audience-steps.ts';
import { brandKits } from './brand-kits.ts';
import { planBriefSteps } from './brief-steps.ts';
import { agency, type CastName, type ClientName, clients, members, OPENED } from './cast.ts';
import { planContestSteps } from './contest/contest-steps.ts';
import type { DemoDeps } from './deps.ts';
import { enterCreators } from './enter-creators.ts';
import { planOperationSteps } from './operation-steps.ts';
import { playStep } from './play-step.ts';
import { posts } from './posts.ts';
import { settle } from './settle.ts';
import { planSteps } from './timeline.ts';

/** She published, was measured, and nobody has thanked her yet: her page is open. */
const UNTHANKED = 'K12';

export type CastLink = {
  readonly kind: 'client' | 'creator';
  readonly name: string;
  readonly url: string;
};

/** Everything that was made so far, by the names of the story. */
export type World = {
  readonly agencyId: AgencyId;
  readonly locale: Locale;
  readonly members: ReadonlyMap<CastName, MemberId>;
  readonly clients: ReadonlyMap<ClientName, ClientId>;
  readonly contacts: Map<string, ContactId>;
  readonly channels: Map<string, { id: ChannelId; remoteId: string }>;
  /** Posts by their title; the link by which the client was asked about each, or a creator (K01). */
  readonly posts: Map<string, string>;
  readonly links: Map<string, CastLink>;
  /** By the key of the table: K01 to K40. */
  readonly creators: ReadonlyMap<string, CreatorId>;
  readonly scope: Scope;
  /** Sets the demo's clock; what follows is dated so. */
  readonly at: (time: Date) => Promise<void>;
};

/** Makes the agency, its clients and two weeks of posts, in the order in which they happened. */
export async function loadWorld(
  deps: DemoDeps,
  options: { sandbox: Sandbox; locale: Locale; userId: string },
): Promise<CastLink[]> {
  const opened = await openAgency(deps, options);
  for (const name of keysOf(clients)) await openClient(deps, opened, options.sandbox, name);
  const world: World = { ...opened, creators: await enterCreators(deps, opened) };
  const steps = [
    ...planSteps(posts).map((step) => ({ at: step.at, run: () => playStep(deps, world, step) })),
    ...planBriefSteps(deps, world),
    ...planOperationSteps(deps, world),
    ...planContestSteps(deps, world),
    ...planAudienceSteps(deps, world),
  ];
  for (const { at, run } of steps.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    await world.at(at);
    await run();
  }
  await breakThings(deps, world, options.sandbox);
  const open = posts.filter(({ ending }) => ending === 'with-client');
  return [...open.map(({ title }) => title), UNTHANKED].map((key) => idIn(world.links, key));
}

async function openAgency(
  deps: DemoDeps,
  { locale, userId }: { locale: Locale; userId: string },
): Promise<World> {
  const agencyId = newId<AgencyId>(OPENED.getTime());
  const clientIds = new Map(
    keysOf(clients).map((name) => [name, newId<ClientId>(OPENED.getTime())]),
  );
  const scope: Scope = { agencyId, clientIds: [...clientIds.values()] };
  const ids = new Map<CastName, MemberId>();
  await deps.db.write(scope, async (tx) => {
    await createAgency(tx, { ...agency, id: agencyId, locale, frozenAt: OPENED, at: OPENED });
    for (const name of keysOf(members)) {
      const person = members[name];
      const tutorId = 'tutor' in person ? ids.get(person.tutor) : null;
      const id = await createMember(tx, {
        agencyId,
        userId: name === 'solene' ? userId : null,
        name: person.name,
        email: person.email,
        role: person.role,
        title: person.title[locale],
        tutorId,
        locale,
        at: OPENED,
      });
      ids.set(name, id);
    }
  });
  const at = async (time: Date) => {
    await deps.ownerPool.query('update agency set frozen_at = $1 where id = $2', [time, agencyId]);
  };
  const maps = { contacts: new Map(), channels: new Map(), posts: new Map(), links: new Map() };
  const creators = new Map<string, CreatorId>();
  return { agencyId, locale, members: ids, clients: clientIds, creators, scope, at, ...maps };
}

async function openClient(deps: DemoDeps, world: World, sandbox: Sandbox, name: ClientName) {
  const client = clients[name];
  const clientId = idIn(world.clients, name);
  const solene = idIn(world.members, client.accountable);
  await deps.db.write(world.scope, async (tx) => {
    const opened = await createClient(deps, tx, {
      id: clientId,
      agencyId: world.agencyId,
      name: client.name,
      locale: 'fr',
      timeZone: agency.timeZone,
      accountableId: solene,
      createdBy: solene,
      at: OPENED,
    });
    settle(opened);
    for (const member of client.team)
      await assignClients(tx, idIn(world.members, member), [clientId], OPENED);
    for (const contact of client.contacts) {
      const title = contact.title[world.locale];
      const made = settle(await addContact(tx, clientId, { ...contact, title }, OPENED));
      world.contacts.set(contact.key, made.id);
    }
    await signKit(tx, world, name);
  });
  for (const channel of client.channels) {
    const account = await sandbox.createAccount({
      network: channel.network,
      handle: channel.handle,
      name: client.name,
    });
    const connected = settle(
      await connectChannel(deps, world.scope, {
        clientId,
        connector: 'sandbox',
        credentials: { url: sandbox.url, network: channel.network, token: account.token },
        grantedBy: client.grantedBy,
        connectedBy: solene,
      }),
    );
    world.channels.set(`${name} ${channel.key}`, { id: connected.id, remoteId: account.remoteId });
  }
}

async function signKit(tx: Tx, world: World, name: ClientName) {
  const clientId = idIn(world.clients, name);
  const author = { id: idIn(world.members, 'malo'), name: members.malo.name };
  settle(
    await saveBrandKit(tx, { clientId, basedOn: 0, content: brandKits[name], author, at: OPENED }),
  );
  const kit = await findBrandKit(tx, clientId, 1);
  if (!kit) throw new Error('the brand kit is not there');
  const signer = { id: idIn(world.members, 'solene'), name: members.solene.name };
  settle(
    await signBrandKit(tx, { clientId, n: 1, contentHash: kit.contentHash, signer, at: OPENED }),
  );
}

/** This morning: a token that is no longer recognised, and a limit that was lowered. */
async function breakThings(deps: DemoDeps, world: World, sandbox: Sandbox) {
  await world.at(new Date('2026-12-08T07:12:00+01:00'));
  const lost = idIn(world.channels, 'bielleroux mastodon');
  await sandbox.control({ type: 'revoke', account: lost.remoteId });
  await checkOne(deps, world, 'bielleroux', lost.id);
  await world.at(new Date('2026-12-08T08:02:00+01:00'));
  await sandbox.control({ type: 'limit', network: 'Bluesky', imageBytes: 1_000_000 });
  for (const name of keysOf(clients)) {
    for (const { key } of clients[name].channels) {
      const channel = idIn(world.channels, `${name} ${key}`);
      if (channel.id !== lost.id) await checkOne(deps, world, name, channel.id);
    }
  }
}

async function checkOne(deps: DemoDeps, world: World, name: ClientName, channelId: ChannelId) {
  settle(await checkChannel(deps, world.scope, { clientId: idIn(world.clients, name), channelId }));
}

export function idIn<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const found = map.get(key);
  if (found === undefined) throw new Error(`the demo has no ${String(key)}`);
  return found;
}

/** Waits for background work on the demo's past. */
export async function until(isDone: () => Promise<boolean>, what: string, waitMs = 60_000) {
  for (const end = Date.now() + waitMs; Date.now() < end; await sleep(100))
    if (await isDone()) return;
  throw new Error(`the demo waited in vain for ${what}`);
}

function keysOf<T extends object>(record: T): (keyof T)[] {
  return Object.keys(record) as (keyof T)[]; // a literal's own keys
}
