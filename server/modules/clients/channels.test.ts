import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ClientsBench, openClientsBench, refusalOf } from '../../../test/clients-bench.ts';
import type { SmallAgency, Who } from '../../../test/small-agency.ts';
import { sandbox } from '../../connectors/sandbox/sandbox.ts';
import type { ChannelId } from '../../lib/ids.ts';
import type { ChannelRow } from './channels.ts';
import { checkChannels } from './check-channels.ts';
import { openChannel } from './public.ts';

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

let accounts = 0;
async function newAccount(over: { network?: 'Facebook' | 'Mastodon' } = {}) {
  const handle = `compte${++accounts}`;
  const played = over.network ?? 'Mastodon';
  const made = await bench.network.createAccount({ network: played, handle, name: 'Ombrelune' });
  return {
    handle,
    remoteId: made.remoteId,
    credentials: { url: bench.network.url, network: played, token: made.token },
  };
}

async function connected(account?: Awaited<ReturnType<typeof newAccount>>) {
  const with_ = account ?? (await newAccount());
  const { id } = await (await as('solene')).connectChannel({
    clientId: agency.clientId,
    connector: 'sandbox',
    credentials: with_.credentials,
    grantedBy: 'Clarisse Montbazin',
  });
  return { ...with_, channelId: id as ChannelId };
}

async function readChannel(id: string) {
  const { channels } = await (await as('solene')).readClient({ clientId: agency.clientId });
  const channel = channels.find((each) => each.id === id);
  if (!channel) throw new Error('no such channel');
  return channel;
}

describe('a channel', () => {
  test('is connected, sealed, and never shows what opens it', async () => {
    const account = await newAccount({ network: 'Facebook' });
    const { channelId } = await connected(account);
    const channel = await readChannel(channelId);
    expect(channel).toMatchObject({
      connector: 'sandbox',
      network: 'Facebook',
      handle: `@${account.handle}@facebook.sandbox`,
      state: 'alive',
      grantedBy: 'Clarisse Montbazin',
      rights: expect.arrayContaining(['publish']),
      waiting: 0,
    });
    const { rows } = await bench.database.ownerPool.query('select * from channel where id = $1', [
      channelId,
    ]);
    const everything = JSON.stringify(rows) + rows[0].sealed_credentials.toString('latin1');
    expect(everything).not.toContain(account.credentials.token);
    expect(JSON.stringify(channel)).not.toContain(account.credentials.token);
    const opened = await bench.database.app.read(agency.scope, (tx) =>
      openChannel(bench.deps, tx, channelId),
    );
    expect(opened?.credentials).toEqual(account.credentials);
    const elsewhere = bench.database.app.read(stranger.scope, (tx) =>
      openChannel(bench.deps, tx, channelId),
    );
    expect(await elsewhere).toBeNull();
    expect((await (await as('ines')).readClient({ clientId: agency.clientId })).missing).toEqual([
      'signer',
      'brand-kit',
    ]);
  });

  test("doesn't open with another channel's seal", async () => {
    const [one, two] = [await connected(), await connected()];
    await bench.database.ownerPool.query(
      `update channel set sealed_credentials = (select sealed_credentials from channel where id = $1) where id = $2`,
      [one.channelId, two.channelId],
    );
    const check = (await as('solene')).checkChannel({
      ...{ clientId: agency.clientId, channelId: two.channelId },
    });
    expect(await refusalOf(check)).toBe('secret-unreadable');
    expect((await readChannel(two.channelId)).state).toBe('alive');
  });

  test('is refused in words: form, access, silence, twice, unknown', async () => {
    const solene = await as('solene');
    const account = await newAccount();
    const { clientId } = agency;
    const attempt = (connector: string, credentials: Record<string, string>) =>
      refusalOf(solene.connectChannel({ clientId, connector, credentials, grantedBy: 'C' }));
    const { credentials } = account;
    expect(await attempt('telegraph', credentials)).toBe('unknown-connector');
    expect(await attempt('sandbox', { url: 'x' })).toBe('credentials-invalid');
    expect(await attempt('sandbox', { ...credentials, token: 'sandbox-of-nobody' })).toBe(
      'access-refused',
    );
    expect(await attempt('sandbox', { ...credentials, url: 'http://127.0.0.1:9' })).toBe(
      'network-unavailable',
    );
    expect(await attempt('sandbox', credentials)).toBe('done');
    expect(await attempt('sandbox', credentials)).toBe('already-connected');
    expect((await solene.readClient({ clientId })).channels).toHaveLength(1);
  });

  test('answers in time also where the network never does, and repeats no secret', async () => {
    const solene = await as('solene');
    const { clientId } = agency;
    const account = await newAccount();
    const slow = { ...sandbox, timeoutMs: 50, connect: () => new Promise<never>(() => {}) };
    const token = account.credentials.token;
    const chatty = {
      ...sandbox,
      id: 'chatty',
      async connect() {
        const refusal = { type: 'reconnect', detail: `${token} is not known` } as const;
        return { kind: 'refused', refusal, raw: [] } as const;
      },
    };
    const connectors = new Map([
      [slow.id, slow],
      [chatty.id, chatty],
    ]);
    const client = await bench.as('solene', agency, { connectors });
    const input = { clientId, credentials: account.credentials, grantedBy: 'C' };
    expect(await refusalOf(client.connectChannel({ ...input, connector: 'sandbox' }))).toBe(
      'network-unavailable',
    );
    const echoed = client.connectChannel({ ...input, connector: 'chatty' });
    const error = await echoed.catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'access-refused' });
    expect(JSON.stringify(error) + String(error)).not.toContain(token);
    expect((await solene.readClient({ clientId })).channels).toEqual([]);
  });

  test('proves its life; a withdrawn access disconnects, silence does not', async () => {
    const { channelId, remoteId } = await connected();
    const { clientId } = agency;
    const solene = await as('solene');
    expect((await solene.checkChannel({ clientId, channelId })).state).toBe('alive');
    const fault = { kind: 'unavailable', times: 1, on: 'everything', account: remoteId } as const;
    await bench.network.control({ type: 'fault', fault });
    expect(await refusalOf(solene.checkChannel({ clientId, channelId }))).toBe(
      'network-unavailable',
    );
    expect((await readChannel(channelId)).state).toBe('alive');
    await bench.network.control({ type: 'revoke', account: remoteId });
    const lost = await solene.checkChannel({ clientId, channelId });
    expect(lost).toMatchObject({ state: 'reconnect', stateReason: expect.stringMatching(/./) });
    const again = await solene.checkChannel({ clientId, channelId });
    expect(again.stateSince).toBe(lost.stateSince);
    expect((await solene.readClient({ clientId })).missing).toContain('channel');
  });

  test('is reconnected to the same account only', async () => {
    const { channelId, remoteId, credentials } = await connected();
    const other = await newAccount();
    const { clientId } = agency;
    const solene = await as('solene');
    await bench.network.control({ type: 'revoke', account: remoteId });
    await solene.checkChannel({ clientId, channelId });
    const input = { clientId, channelId, grantedBy: 'René' };
    expect(
      await refusalOf(solene.reconnectChannel({ ...input, credentials: other.credentials })),
    ).toBe('other-account');
    expect(await refusalOf(solene.reconnectChannel({ ...input, credentials }))).toBe(
      'access-refused',
    );
    const { token } = await bench.network.control({ type: 'grant', account: remoteId });
    await solene.reconnectChannel({
      ...input,
      credentials: { ...credentials, token: token ?? '' },
    });
    expect(await readChannel(channelId)).toMatchObject({
      state: 'alive',
      stateReason: null,
      grantedBy: 'René',
    });
    expect((await solene.checkChannel({ clientId, channelId })).state).toBe('alive');
  });

  test('that ends loses its secret, and its account may be connected anew', async () => {
    const { channelId, credentials } = await connected();
    const { clientId } = agency;
    const solene = await as('solene');
    await solene.endChannel({ clientId, channelId });
    const { rows } = await bench.database.ownerPool.query(
      'select length(sealed_credentials) as n from channel where id = $1',
      [channelId],
    );
    expect(rows[0].n).toBe(0);
    expect(await readChannel(channelId)).toMatchObject({ state: 'ended' });
    expect(await refusalOf(solene.checkChannel({ clientId, channelId }))).toBe('channel-ended');
    const input = { clientId, channelId, credentials, grantedBy: 'C' };
    expect(await refusalOf(solene.reconnectChannel(input))).toBe('channel-ended');
    await solene.connectChannel({ clientId, connector: 'sandbox', credentials, grantedBy: 'C' });
  });

  test('is checked every day, each by itself, and its loss is told once', async () => {
    const [fine, lost, silent] = [await connected(), await connected(), await connected()];
    await bench.network.control({ type: 'revoke', account: lost.remoteId });
    const fault = { kind: 'unavailable', times: 1, on: 'everything' } as const;
    await bench.network.control({ type: 'fault', fault: { ...fault, account: silent.remoteId } });
    const told: string[] = [];
    const failed: ChannelRow[] = [];
    const daily = () =>
      checkChannels({
        ...bench.deps,
        db: bench.database.worker,
        async onLost(tx, channel) {
          await sql`select 1`.execute(tx);
          told.push(channel.id);
        },
        onError: (_error, channel) => failed.push(channel),
      });
    const first = await daily();
    expect(first.lost).toBeGreaterThanOrEqual(1);
    expect(first.unanswered).toBeGreaterThanOrEqual(1);
    expect((await readChannel(fine.channelId)).state).toBe('alive');
    expect((await readChannel(lost.channelId)).state).toBe('reconnect');
    expect((await readChannel(silent.channelId)).state).toBe('alive');
    await daily();
    expect(told.filter((id) => id === lost.channelId)).toHaveLength(1);
    expect(told).not.toContain(silent.channelId);
    expect(failed).toEqual([]);
  });
});
