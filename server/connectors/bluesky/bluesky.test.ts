import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startAppView } from '../../../test/networks/bluesky/app-view.ts';
import { type Pds, startPds } from '../../../test/networks/bluesky/pds.ts';
import type { Call, OutgoingPost } from '../connector.ts';
import { testConnector } from '../contract.ts';
import { answer, disturb } from '../disturbances.ts';
import { newRecordKey } from '../key.ts';
import { bluesky } from './bluesky.ts';
import { COLLECTION } from './record.ts';

testConnector('bluesky', {
  connector: bluesky,
  async open() {
    const appView = await startAppView();
    const pds = await startPds({ appViewUrl: appView.url });
    appView.watch(pds.url);
    const account = await pds.createAccount('ombrelune');
    const readers = {
      clarisse: await pds.createAccount('clarisse'),
      yann: await pds.createAccount('yann'),
    };
    const { did, handle, appPassword } = account;
    const refs = new Map<string, { uri: string; cid: string }>();
    const credentials = { service: pds.url, identifier: handle, appPassword };
    return {
      credentials,
      badCredentials: { ...credentials, appPassword: 'abcd-efgh-ijkl-mnop' },
      handle,
      countPublished: async () => (await pds.listPosts(did)).length,
      async revokedCredentials() {
        const name = `r-${newRecordKey(new Date())}`;
        const revoked = await pds.createAppPassword(account, name);
        await pds.revokeAppPassword(account, name);
        return { ...credentials, appPassword: revoked };
      },
      async comment({ remoteId }, { by, text, answers }) {
        const [, , repo = '', collection = '', rkey = ''] = remoteId.split('/');
        const query = new URLSearchParams({ repo, collection, rkey });
        const answer = await fetch(`${pds.url}/xrpc/com.atproto.repo.getRecord?${query}`);
        const { uri, cid } = (await answer.json()) as { uri: string; cid: string };
        const root = { uri, cid };
        const parent = refs.get(answers ?? '') ?? root;
        const createdAt = new Date().toISOString();
        const record = { $type: COLLECTION, text, createdAt, reply: { root, parent } };
        const made = await pds.createRecord(readers[by], COLLECTION, record);
        refs.set(made.uri, made);
        return made.uri;
      },
      async react({ remoteId: uri }, by) {
        const subject = {
          uri,
          cid: (await pds.listPosts(did)).find((one) => one.uri === uri)?.cid,
        };
        const like = { $type: 'app.bsky.feed.like', subject, createdAt: new Date().toISOString() };
        await pds.createRecord(readers[by], 'app.bsky.feed.like', like);
      },
      async close() {
        await pds.stop();
        await appView.close();
      },
    };
  },
});

describe('bluesky, beyond the contract', () => {
  let pds: Pds;
  let call: Call;
  let did: string;

  beforeAll(async () => {
    pds = await startPds();
    const account = await pds.createAccount('ombrelune');
    await pds.createAccount('clarisse');
    did = account.did;
    call = {
      credentials: {
        service: pds.url,
        identifier: account.handle,
        appPassword: account.appPassword,
      },
      fetch: globalThis.fetch,
      signal: AbortSignal.timeout(120_000),
      now: () => new Date(),
    };
  }, 600_000);
  afterAll(() => pds?.stop());

  function buildPost(over: Partial<OutgoingPost>): OutgoingPost {
    const key = newRecordKey(new Date());
    return {
      key,
      title: '',
      text: 'Bonjour',
      language: 'fr',
      images: [],
      dueAt: new Date(),
      ...over,
    };
  }

  async function recordOf(post: OutgoingPost): Promise<Record<string, unknown>> {
    expect(await bluesky.publish(call, post)).toMatchObject({ kind: 'done' });
    const found = (await pds.listPosts(did)).find(({ key }) => key === post.key);
    return found?.value ?? {};
  }

  test('links, hashtags and mentions are marked by bytes; an unknown handle stays plain text', async () => {
    const text = 'Été ☂️ : @clarisse.test et @personne.test, voir https://example.org/thé #goûter.';
    const { facets } = await recordOf(buildPost({ text }));
    const bytes = Buffer.from(text);
    const marked = (facets as { index: { byteStart: number; byteEnd: number } }[]) // as we sent them
      .map(({ index }) => bytes.subarray(index.byteStart, index.byteEnd).toString());
    expect(marked.sort()).toEqual(['#goûter', '@clarisse.test', 'https://example.org/thé']);
    expect(JSON.stringify(facets)).toContain('"did":"did:plc:');
  });

  test('a plain text has no facets; its language goes with it', async () => {
    const record = await recordOf(buildPost({ text: 'Good morning', language: 'en-GB' }));
    expect(record).toMatchObject({ text: 'Good morning', langs: ['en-GB'] });
    expect(record).not.toHaveProperty('facets');
  });

  test('an image keeps its shape', async () => {
    const bytes = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const image = {
      bytes,
      mediaType: 'image/png',
      width: 40,
      height: 30,
      alt: 'Un point',
      name: 'p.png',
    };
    const { embed } = await recordOf(buildPost({ images: [image, { ...image, alt: '' }] }));
    expect(embed).toMatchObject({
      images: [{ alt: 'Un point', aspectRatio: { width: 40, height: 30 } }, { alt: '' }],
    });
  });

  test('a text within 300 signs but over 3,000 bytes is refused with the bytes', async () => {
    const outcome = await bluesky.publish(call, buildPost({ text: '👩‍👩‍👧'.repeat(200) }));
    expect(outcome).toMatchObject({
      refusal: { type: 'rejected', reason: 'text-too-long', limit: 3000, actual: 3600 },
    });
  });

  test('the server says when to come back', async () => {
    const reset = Math.floor(Date.now() / 1000) + 240;
    const headers = { 'ratelimit-reset': String(reset) };
    const { fetch } = disturb(
      0,
      answer(() => new Response('{}', { status: 429, headers })),
    );
    const outcome = await bluesky.readAccount({ ...call, fetch });
    expect(outcome).toMatchObject({ refusal: { type: 'wait', until: new Date(reset * 1000) } });
  });

  test('a server that is reached through http elsewhere than here is not spoken to', async () => {
    const credentials = { ...call.credentials, service: 'http://pds.example.org' };
    const { fetch, count } = disturb(
      'all',
      answer(() => new Response()),
    );
    const outcome = await bluesky.connect({ ...call, credentials, fetch });
    expect(outcome).toMatchObject({ refusal: { type: 'reconnect' } });
    expect(count()).toBe(0);
  });

  test('a login is not carried to another address', async () => {
    const headers = { location: 'https://elsewhere.example/' };
    const { fetch, count } = disturb(
      0,
      answer(() => new Response(null, { status: 307, headers })),
    );
    const outcome = await bluesky.connect({ ...call, fetch });
    expect(outcome).toMatchObject({ refusal: { type: 'unavailable' } });
    expect(count()).toBe(1);
  });

  test('the raw answer to a login holds neither tokens nor the mail address', async () => {
    const { raw } = await bluesky.connect(call);
    const text = Buffer.from(raw[0]?.body ?? []).toString();
    expect(text).toContain('[removed]');
    expect(text).not.toMatch(/eyJ|example\.test/);
  });

  test('on bsky.social the address is the one readers know', async () => {
    const key = newRecordKey(new Date());
    const session = { did: 'did:plc:abc', handle: 'ombrelune.bsky.social', accessJwt: 'x' };
    const uri = `at://did:plc:abc/app.bsky.feed.post/${key}`;
    const value = { $type: 'app.bsky.feed.post', text: 'Bonjour' };
    const answers = [session, { uri, cid: 'x', value }];
    const { fetch } = disturb(
      'all',
      answer(() => Response.json(answers.shift())),
    );
    const credentials = { ...call.credentials, service: 'https://bsky.social' };
    const outcome = await bluesky.find({ ...call, credentials, fetch }, key);
    expect(outcome).toMatchObject({
      value: { remoteId: uri, url: `https://bsky.app/profile/ombrelune.bsky.social/post/${key}` },
    });
  });
});
