import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type ClientRoutes,
  type ClientsBench,
  openClientsBench,
  refusalOf,
} from '../../../test/clients-bench.ts';
import type { SmallAgency, Who } from '../../../test/small-agency.ts';
import { type ChannelId, newId } from '../../lib/ids.ts';
import { brandKitContent } from './kit-schema.ts';
import { clientRoutes } from './routes.ts';

let bench: ClientsBench;
let agency: SmallAgency;
let stranger: SmallAgency;

beforeAll(async () => {
  bench = await openClientsBench();
  stranger = await bench.buildAgency();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());
beforeEach(async () => {
  agency = await bench.buildAgency();
});

const as = (who: Who) => bench.as(who, agency);

describe('who may', () => {
  type Attempt = (routes: ClientRoutes, clientId: string) => Promise<unknown>;
  const id = () => newId<ChannelId>();
  const hash = 'a'.repeat(64);
  const access = { credentials: { token: 'x' }, grantedBy: 'C' };
  const contact = { name: 'N', email: 'n@o.example' };
  /** Every route of the contract that names a client. */
  const attempts: Record<string, Attempt> = {
    readClient: (routes, clientId) => routes.readClient({ clientId }),
    updateClient: (routes, clientId) => routes.updateClient({ clientId, name: 'Y' }),
    pauseClient: (routes, clientId) => routes.pauseClient({ clientId, reason: 'r' }),
    resumeClient: (routes, clientId) => routes.resumeClient({ clientId }),
    assign: (routes, clientId) => routes.assign({ clientId, memberId: id() }),
    unassign: (routes, clientId) => routes.unassign({ clientId, memberId: id() }),
    addContact: (routes, clientId) => routes.addContact({ clientId, ...contact }),
    updateContact: (routes, clientId) => routes.updateContact({ clientId, contactId: id() }),
    endContact: (routes, clientId) => routes.endContact({ clientId, contactId: id() }),
    saveBrandKit: (routes, clientId) =>
      routes.saveBrandKit({ clientId, basedOn: 0, content: brandKitContent.parse({}) }),
    readBrandKit: (routes, clientId) => routes.readBrandKit({ clientId, n: 1 }),
    signBrandKit: (routes, clientId) => routes.signBrandKit({ clientId, n: 1, contentHash: hash }),
    sendBrandKit: (routes, clientId) => routes.sendBrandKit({ clientId, n: 1, contactId: id() }),
    decideBrandKit: (routes, clientId) =>
      routes.decideBrandKit({ clientId, n: 1, contentHash: hash, decision: 'approved' }),
    revokeLink: (routes, clientId) => routes.revokeLink({ clientId, linkId: id() }),
    connectChannel: (routes, clientId) =>
      routes.connectChannel({ clientId, connector: 'sandbox', ...access }),
    reconnectChannel: (routes, clientId) =>
      routes.reconnectChannel({ clientId, channelId: id(), ...access }),
    checkChannel: (routes, clientId) => routes.checkChannel({ clientId, channelId: id() }),
    endChannel: (routes, clientId) => routes.endChannel({ clientId, channelId: id() }),
    addCheckpointReader: (routes, clientId) =>
      routes.addCheckpointReader({ clientId, email: 'lou@courriel.example', locale: 'fr' }),
    removeCheckpointReader: (routes, clientId) =>
      routes.removeCheckpointReader({ clientId, readerId: randomUUID() }),
    enrolWitness: (routes, clientId) => routes.enrolWitness({ clientId, vkey: 'k', recovery: 'r' }),
    exportLog: (routes, clientId) => routes.exportLog({ clientId }),
  };

  test('a stranger finds none of the routes, and nobody gets in without a session', async () => {
    const names = Object.keys(clientRoutes(bench.deps));
    const byToken = ['readLink', 'renewLink', 'disavowLink', 'readBrandKitPage'];
    const withoutClient = ['listClients', 'createClient', 'listConnectors', ...byToken];
    withoutClient.push('decideBrandKitByLink', 'readCheckpointStop', 'stopCheckpointMail');
    expect(Object.keys(attempts).sort()).toEqual(
      names.filter((name) => !withoutClient.includes(name)).sort(),
    );
    const head = await bench.as('marc', stranger);
    const nobody = await bench.as(null, agency);
    for (const [name, attempt] of Object.entries(attempts)) {
      expect(await refusalOf(attempt(head, agency.clientId)), name).toBe('not-found');
      expect(await refusalOf(attempt(nobody, agency.clientId)), name).toBe('sign-in-needed');
    }
    expect((await head.listClients()).map((client) => client.id)).toEqual([stranger.clientId]);
    expect(await refusalOf(nobody.listClients())).toBe('sign-in-needed');
    expect(await refusalOf(nobody.listConnectors())).toBe('sign-in-needed');
    expect(await refusalOf(nobody.createClient({ name: 'X', locale: 'fr' }))).toBe(
      'sign-in-needed',
    );
  });

  test("another client's contact or channel is not found through one's own client", async () => {
    const solene = await as('solene');
    const theirs = await bench.as('solene', stranger);
    const made = await theirs.addContact({ clientId: stranger.clientId, ...contact });
    const { clientId } = agency;
    const contactId = made.id;
    expect(await refusalOf(solene.updateContact({ clientId, contactId, name: 'Z' }))).toBe(
      'not-found',
    );
    expect(await refusalOf(solene.endContact({ clientId, contactId }))).toBe('not-found');
    // Both of this agency: the path's client must be the row's.
    const { id: second } = await solene.createClient({ name: 'Bielleroux', locale: 'fr' });
    const account = { network: 'Mastodon', handle: 'ombrelune', name: 'Ombrelune' } as const;
    const { token } = await bench.network.createAccount(account);
    const credentials = { url: bench.network.url, network: 'Mastodon', token };
    const channelId = (
      await solene.connectChannel({ clientId, connector: 'sandbox', credentials, grantedBy: 'C' })
    ).id;
    const now = await as('solene');
    expect(await refusalOf(now.endChannel({ clientId: second, channelId }))).toBe('not-found');
    expect(await refusalOf(now.checkChannel({ clientId: second, channelId }))).toBe('not-found');
    const { channels } = await now.readClient({ clientId });
    expect(channels).toMatchObject([{ id: channelId, state: 'alive' }]);
  });

  test('each role gets what is its own and no more', async () => {
    const readers = ['readClient', 'readBrandKit'];
    const allowed: Record<Exclude<Who, 'solene' | 'marc'>, string[]> = {
      ines: [...readers, 'pauseClient', 'saveBrandKit'],
      karim: [...readers, 'pauseClient', 'saveBrandKit'],
      dora: [...readers, 'exportLog'],
      clarisse: [
        ...readers,
        'pauseClient',
        'exportLog',
        'decideBrandKit',
        'addCheckpointReader',
        'removeCheckpointReader',
      ],
    };
    for (const [who, names] of Object.entries(allowed)) {
      const routes = await as(who as Who); // the keys of `allowed`
      for (const [name, attempt] of Object.entries(attempts)) {
        const type = await refusalOf(attempt(routes, agency.clientId));
        if (names.includes(name)) expect(type, `${who} ${name}`).not.toBe('not-allowed');
        else expect(type, `${who} ${name}`).toBe('not-allowed');
      }
      expect(await refusalOf(routes.createClient({ name: 'X', locale: 'fr' }))).toBe('not-allowed');
    }
  });

  test('the form of a network is in the reader’s language', async () => {
    const [form] = await (await as('ines')).listConnectors();
    expect(form).toMatchObject({ id: 'sandbox', label: 'Bac à sable' });
    expect(form?.fields.map(({ name }) => name)).toEqual(['url', 'network', 'token']);
  });
});
