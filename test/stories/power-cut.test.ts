import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../server/sandbox/sandbox.ts';
import { checkLog } from '../../verifier/check/log.ts';
import { parseVkey } from '../../verifier/format/key.ts';
import { freePort } from '../free-port.ts';
import { createPerson, type Person } from '../person.ts';
import { type RunningServer, startServer } from '../server.ts';

const NETWORKS = ['Bluesky', 'Mastodon', 'Facebook'] as const;
const CLIENTS = ['Cidrerie Passavant', 'Forge Le Bris', 'Librairie du Quai', 'Vergers Ansquer'];
/** Later than the demo's hour, which a visitor may move. */
const DUE = '2026-12-08T10:30:00.000Z';

type Account = { readonly network: string; readonly remoteId: string };
type Client = {
  readonly id: string;
  readonly postId: string;
  readonly accounts: readonly Account[];
};

let server: RunningServer;
let sandbox: Sandbox;
let solene: Person;
let helene: Person;
const clients: Client[] = [];

beforeAll(async () => {
  server = await startServer({ port: await freePort() });
  [solene, helene] = [createPerson(server.url), createPerson(server.url)];
  await solene.api.people.enterDemo({ locale: 'fr' });
  await helene.api.people.enterDemo({ locale: 'fr' });
  const { cast } = await helene.api.people.readSession({});
  const head = cast.find(({ role }) => role === 'head');
  await helene.api.people.playAs({ memberId: head?.memberId ?? '' });
  sandbox = await startSandbox({ folder: `${server.dataDir}/sandbox` });
  for (const name of CLIENTS) clients.push(await openClient(name));
}, 180_000);

afterAll(async () => {
  await server?.close();
  await sandbox?.stop();
});

test('12 deliveries are due when the power goes: each is on its network once, and the log has no gap', async () => {
  await disturb();
  await solene.api.people.moveDemoClock({ to: DUE });
  await until(async () => (await countPublished()) >= 3, 'three of them to be out');
  await server.kill('SIGKILL');
  const before = await countPublished();
  expect(before).toBeLessThan(12);

  server = await startServer({ dataDir: server.dataDir, port: Number(new URL(server.url).port) });
  await until(async () => (await countAccepted()) === 12, 'all twelve to be accepted');
  for (const { accounts } of clients)
    for (const { network, remoteId } of accounts)
      expect([network, (await sandbox.listPosts(remoteId)).length]).toEqual([network, 1]);

  for (const { id, postId } of clients) {
    const post = await solene.api.publishing.readPost({ postId });
    expect(post.diffusion).toBe('published');
    expect(post.deliveries).toHaveLength(3);
    const named = post.deliveries.map(({ channel }) => channel.network);
    for (const network of named)
      expect(post.journal.some((line) => line.network === network)).toBe(true);
    await solene.api.clients.exportLog({ clientId: id });
    const file = await solene.fetch(`${server.url}/log/${id}/export`);
    const { vkey } = (await solene.api.clients.readClient({ clientId: id })).log;
    const key = parseVkey(vkey);
    if (!key.ok) throw new Error('the log has no key that can be read');
    const found = checkLog(new Uint8Array(await file.arrayBuffer()), { keys: [key.value] });
    expect(found.verdict).toMatch(/^verified/);
  }
}, 240_000);

/** Some answer late, and of some the answer is lost although the post is out. */
async function disturb() {
  const accounts = clients.flatMap((client) => client.accounts);
  for (const [i, { remoteId: account }] of accounts.entries()) {
    if (i % 3 === 0) continue;
    const kind = i % 3 === 1 ? 'slow' : 'apply-then-hang';
    await sandbox.control({ type: 'fault', fault: { kind, account, times: 1, seconds: 8 } });
  }
}

async function openClient(name: string): Promise<Client> {
  const { api } = solene;
  const me = (await api.people.readSession({})).member.id;
  const { id } = await api.clients.createClient({ name, locale: 'fr', accountableId: me });
  const signer = {
    clientId: id,
    name: 'Maud Ansquer',
    email: 'maud@client.example',
    canSign: true,
  };
  const { id: contactId } = await api.clients.addContact(signer);
  const accounts: Account[] = [];
  const channelIds: string[] = [];
  for (const network of NETWORKS) {
    const handle = name.toLowerCase().replace(/[^a-z]+/g, '-');
    const { token, remoteId } = await sandbox.createAccount({ network, handle, name });
    const credentials = { url: sandbox.url, network, token };
    const given = { clientId: id, connector: 'sandbox', credentials, grantedBy: 'Maud Ansquer' };
    channelIds.push((await api.clients.connectChannel(given)).id);
    accounts.push({ network, remoteId });
  }
  return { id, accounts, postId: await signPost(id, contactId, channelIds) };
}

/** The head writes, the mentor passes it on, the client signs. */
async function signPost(clientId: string, contactId: string, channelIds: string[]) {
  const { publishing } = helene.api;
  const title = 'Ouvert jusqu’à Noël';
  const { id: postId } = await publishing.createPost({ clientId, title, dueAt: DUE });
  const { content } = await publishing.readPost({ postId });
  const text = 'Nous sommes ouverts tous les jours jusqu’à Noël.';
  const saved = await publishing.savePost({
    postId,
    basedOn: 1,
    content: { ...content, text, channelIds, dueAt: DUE },
  });
  await publishing.submitPost({ postId, version: saved.version });
  const review = { postId, version: saved.version, decision: 'reviewed' } as const;
  await solene.api.publishing.reviewPost(review);
  const sent = { clientId, contactId, postIds: [postId] };
  const { url } = await solene.api.publishing.sendToClient(sent);
  const token = new URL(url).pathname.split('/').at(-1) ?? '';
  const items = [{ postId, version: saved.version, contentHash: saved.contentHash }];
  const maud = createPerson(server.url);
  const decided = { token, items, decision: 'approved', name: 'Maud Ansquer' } as const;
  await maud.api.publishing.decide(decided);
  return postId;
}

async function countPublished(): Promise<number> {
  let n = 0;
  for (const { accounts } of clients)
    for (const { remoteId } of accounts) n += (await sandbox.listPosts(remoteId)).length;
  return n;
}

async function countAccepted(): Promise<number> {
  let n = 0;
  for (const { postId } of clients) {
    const { deliveries } = await solene.api.publishing.readPost({ postId });
    n += deliveries.filter(({ state }) => state === 'accepted').length;
  }
  return n;
}

async function until(isDone: () => Promise<boolean>, what: string) {
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(100))
    if (await isDone()) return;
  throw new Error(`waited in vain for ${what}`);
}
