import { spawnSync } from 'node:child_process';
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from './sandbox.ts';
import { type IncomingPost, whereabouts } from './schema.ts';

let folder: string;
let sandbox: Sandbox;
let token: string;
let remoteId: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sandbox-'));
  sandbox = await startSandbox({ folder });
  const account = { network: 'Mastodon', handle: 'ombrelune', name: 'Ombrelune' } as const;
  ({ token, remoteId } = await sandbox.createAccount(account));
});
afterEach(async () => {
  await sandbox.wipe();
  await rm(folder, { recursive: true, force: true });
});

function buildPost(over: Partial<IncomingPost> = {}): IncomingPost {
  const publishedAt = '2026-12-06T08:30:00.000Z';
  return {
    title: 'T',
    text: 'Le goûter <est> prêt',
    language: 'fr',
    publishedAt,
    images: [],
    ...over,
  };
}

function publish(key: string, post = buildPost(), signal?: AbortSignal) {
  return fetch(`${sandbox.url}/api/posts`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'idempotency-key': key },
    body: JSON.stringify(post),
    signal,
  });
}

const findByKey = (key: string) =>
  fetch(`${sandbox.url}/api/posts?key=${key}`, { headers: { authorization: `Bearer ${token}` } });

const readPid = async () =>
  whereabouts.parse(JSON.parse(await readFile(path.join(folder, 'sandbox.json'), 'utf8'))).pid;

async function killHard() {
  process.kill(await readPid(), 'SIGKILL');
  while (await fetch(sandbox.url).catch(() => null)) await new Promise((r) => setTimeout(r, 5));
}

test('what was published survives a kill, at the same address, a torn last line cut off', async () => {
  await publish('one');
  const before = await sandbox.listPosts(remoteId);
  await killHard();
  await appendFile(path.join(folder, 'journal.jsonl'), '{"type":"post","post":{"id"');
  sandbox = await startSandbox({ folder });
  expect(await sandbox.listPosts(remoteId)).toEqual(before);
  expect((await publish('one')).status).toBe(200);
  await publish('two');
  await killHard();
  sandbox = await startSandbox({ folder });
  expect((await sandbox.listPosts(remoteId)).map(({ key }) => key)).toEqual(['one', 'two']);
});

test('a second start adopts the first, and a second process is refused', async () => {
  const pid = await readPid();
  const others = await Promise.all([startSandbox({ folder }), startSandbox({ folder })]);
  for (const { url } of others) expect(url).toBe(sandbox.url);
  const main = fileURLToPath(new URL('./main.ts', import.meta.url));
  const second = spawnSync(process.execPath, [main, '--folder', folder], { encoding: 'utf8' });
  expect(second.status).not.toBe(0);
  expect(second.stderr).toContain('already works on');
  expect(await readPid()).toBe(pid);
});

test('it stops and answers to commands for its secret only', async () => {
  for (const [method, route] of [
    ['DELETE', '/'],
    ['POST', '/control'],
    ['POST', '/control/accounts'],
  ]) {
    expect((await fetch(sandbox.url + route, { method })).status).toBe(401);
  }
  await sandbox.stop();
  await expect(fetch(sandbox.url)).rejects.toThrow();
});

test('a withdrawn token is not recognised, and a new one is', async () => {
  await sandbox.control({ type: 'revoke', account: remoteId });
  expect((await publish('one')).status).toBe(401);
  const granted = await sandbox.control({ type: 'grant', account: remoteId });
  token = granted.token ?? '';
  expect((await publish('one')).status).toBe(201);
});

test('a limit that was lowered is announced and enforced', async () => {
  await sandbox.control({ type: 'limit', network: 'Mastodon', imageBytes: 3 });
  const image = { mediaType: 'image/png', name: 'a.png', alt: 'Un', width: 1, height: 1 };
  const images = [{ ...image, data: Buffer.from('1234').toString('base64') }];
  const refused = await publish('one', buildPost({ images }));
  expect(refused.status).toBe(422);
  expect(await refused.json()).toEqual({
    error: { type: 'image-too-heavy', limit: 3, actual: 4 },
  });
});

test('faults meet as many requests as asked, and survive a kill', async () => {
  await sandbox.control({ type: 'fault', fault: { kind: 'unavailable', times: 2 } });
  expect((await findByKey('one')).status).toBe(503);
  await killHard();
  sandbox = await startSandbox({ folder });
  expect((await publish('one')).status).toBe(503);
  expect((await publish('one')).status).toBe(201);
  const wait = { kind: 'rate-limited', seconds: 7, account: remoteId } as const;
  await sandbox.control({ type: 'fault', fault: wait });
  expect((await publish('two')).headers.get('retry-after')).toBe('7');
});

test('applied and silent: the post is out, the answer never comes', async () => {
  await sandbox.control({ type: 'fault', fault: { kind: 'apply-then-hang' } });
  expect((await findByKey('one')).status).toBe(200);
  await expect(publish('one', buildPost(), AbortSignal.timeout(300))).rejects.toThrow();
  expect((await sandbox.listPosts(remoteId)).length).toBe(1);
  expect((await publish('one')).status).toBe(200);
  expect((await sandbox.listPosts(remoteId)).length).toBe(1);
});

test.each([
  ['fr-FR,fr;q=0.9,en;q=0.8', 'rien n’est publié au-dehors'],
  ['en-GB,en', 'nothing leaves this machine'],
])('the pages say what they are, to a reader of %s', async (language, notice) => {
  const image = { mediaType: 'image/png', name: 'a.png', alt: 'Un "point"', width: 1, height: 1 };
  await publish('one', buildPost({ images: [{ ...image, data: 'AAAA' }] }));
  const [post] = await sandbox.listPosts(remoteId);
  const account = `${sandbox.url}/mastodon/@ombrelune`;
  expect(post?.url).toBe(`${account}/1`);
  for (const url of [sandbox.url, account, `${account}/1`]) {
    const response = await fetch(url, { headers: { 'accept-language': language } });
    expect(await response.text()).toContain(notice);
  }
  const page = await (await fetch(`${account}/1`)).text();
  expect(page).toContain('Le goûter &lt;est&gt; prêt');
  expect(page).toContain('alt="Un &quot;point&quot;"');
  expect(page).not.toContain('<h2>'); // Mastodon has no titles
  const src = /src="(\/images\/[0-9a-f]+)"/.exec(page)?.[1];
  expect((await fetch(sandbox.url + src)).headers.get('content-type')).toBe('image/png');
});
