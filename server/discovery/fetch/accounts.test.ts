import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readAll } from '../../../test/blogs/read-all.ts';
import { type Pds, startPds } from '../../../test/networks/bluesky/pds.ts';
import { accountOfBluesky } from './bluesky.ts';

let pds: Pds;
let account: Awaited<ReturnType<Pds['createAccount']>>;
let networks: { plc: string; resolver: string };

beforeAll(async () => {
  pds = await startPds();
  account = await pds.createAccount('margaux');
  networks = { plc: pds.plcUrl, resolver: pds.url };
  const session = await call('com.atproto.server.createSession', {
    identifier: account.handle,
    password: account.password,
  });
  const { accessJwt } = z.object({ accessJwt: z.string() }).parse(session);
  const write = async (record: object) =>
    z.object({ uri: z.string(), cid: z.string() }).parse(
      await call(
        'com.atproto.repo.createRecord',
        {
          repo: account.did,
          collection: 'app.bsky.feed.post',
          record: { $type: 'app.bsky.feed.post', langs: ['fr'], ...record },
        },
        accessJwt,
      ),
    );
  for (let n = 1; n <= 120; n++) {
    await write({
      text: `Billet ${n} : le flan au lait entier, encore et toujours.`,
      createdAt: new Date(Date.UTC(2026, 0, 1, n)).toISOString(),
    });
  }
  const root = await write({ text: 'Un fil.', createdAt: '2026-02-01T08:00:00Z' });
  await write({
    text: 'La suite du fil.',
    createdAt: '2026-02-01T08:01:00Z',
    reply: { root, parent: root },
  });
  const other = {
    uri: 'at://did:plc:aaaaaaaaaaaaaaaaaaaaaaaa/app.bsky.feed.post/3k',
    cid: root.cid,
  };
  await write({
    text: 'Réponse à quelqu’un.',
    createdAt: '2026-02-01T08:02:00Z',
    reply: { root: other, parent: other },
  });
}, 120_000);
afterAll(() => pds?.stop());

async function call(method: string, body: object, token?: string): Promise<unknown> {
  const response = await fetch(`${pds.url}/xrpc/${method}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

describe('a real Bluesky account', () => {
  test('is read from the server that keeps it, without credentials, to its first post', async () => {
    const source = { kind: 'auto', url: `https://bsky.app/profile/${account.handle}` } as const;
    const { posts, outcome } = await readAll(source, { networks });
    expect(outcome).toMatchObject({ kind: 'read', found: { kind: 'bluesky' } });
    expect(posts).toHaveLength(122);
    expect(new Set(posts.map(({ key }) => key)).size).toBe(122);
    const texts = posts.map(({ text }) => text);
    expect(texts).toContain('La suite du fil.');
    expect(texts).not.toContain('Réponse à quelqu’un.');
    expect(posts.find(({ text }) => text.startsWith('Billet 1 :'))).toMatchObject({
      publishedAt: new Date('2026-01-01T01:00:00Z'),
      language: 'fr',
      url: expect.stringContaining(`https://bsky.app/profile/${account.did}/post/`),
    });
  }, 60_000);

  test('is known by its did too, and read no further than is asked', async () => {
    const source = { kind: 'bluesky', url: `at://${account.did}` } as const;
    const { posts } = await readAll(source, { networks, maxPosts: 30 });
    expect(posts).toHaveLength(30);
    const since = new Date('2026-01-05T00:00:00Z');
    const newer = await readAll(source, { networks, since });
    expect(newer.posts.length).toBeLessThan(122);
    expect(
      newer.posts.every(({ publishedAt }) => publishedAt !== null && publishedAt >= since),
    ).toBe(true);
  }, 60_000);

  test('that isn’t there is told so', async () => {
    const source = { kind: 'bluesky', url: 'personne.test' } as const;
    const handle = await readAll({ ...source, url: '@personne.test' }, { networks });
    expect(handle.outcome).toMatchObject({ problem: { type: 'no-such-account' } });
    const did = await readAll({ ...source, url: 'did:plc:aaaaaaaaaaaaaaaaaaaaaaaa' }, { networks });
    expect(did.outcome).toMatchObject({ problem: { type: 'no-such-account' } });
  }, 60_000);
});

test.each([
  ['https://bsky.app/profile/margaux.bsky.social', 'margaux.bsky.social'],
  ['@margaux.example', 'margaux.example'],
  ['margaux.bsky.social', 'margaux.bsky.social'],
  ['at://did:plc:abc', 'did:plc:abc'],
  ['margaux.example', null],
  ['https://margaux.example/', null],
  ['', null],
])('%s is the account %s', (text, expected) => {
  expect(accountOfBluesky(text)).toBe(expected);
});
