import { afterEach, describe, expect, test } from 'vitest';
import { type BlogHost, type Served, startBlogHost } from '../../../test/blogs/host.ts';
import { readAll } from '../../../test/blogs/read-all.ts';
import { accountOfMastodon } from './mastodon.ts';

/**
 * No real Mastodon server can be had here: this stand-in answers in the shapes of its documentation
 * (docs.joinmastodon.org: Account, Status, Context), with the fields that other readers need too.
 */
const hosts: BlogHost[] = [];
afterEach(async () => {
  for (const host of hosts.splice(0)) await host[Symbol.asyncDispose]();
});

const json = (value: unknown): Served => ({
  type: 'application/json',
  body: JSON.stringify(value),
});
const account = {
  ...{ id: '42', username: 'lea', acct: 'lea', display_name: 'Léa', locked: false, bot: false },
  ...{
    note: '',
    url: 'https://social.example/@lea',
    noindex: false,
    created_at: '2022-11-01T00:00:00.000Z',
  },
};
const status = (n: number, more: object = {}) => ({
  ...{ id: String(n), created_at: `2026-0${1 + (n % 9)}-05T08:00:00.000Z`, in_reply_to_id: null },
  ...{ in_reply_to_account_id: null, sensitive: false, spoiler_text: '', visibility: 'public' },
  ...{ language: 'fr', uri: `https://social.example/users/lea/statuses/${n}` },
  ...{ url: `https://social.example/@lea/${n}`, replies_count: 0, reblogs_count: 0 },
  ...{ content: `<p>Pouet ${n}<br>sur <a href="#">#lait</a></p>`, reblog: null, account },
  ...{
    media_attachments: [{ id: '1', type: 'image', description: 'Un flan' }],
    tags: [{ name: 'lait' }],
  },
  ...more,
});

async function server(count: number, more: { noindex?: boolean; statuses?: object[] } = {}) {
  const all = more.statuses ?? Array.from({ length: count }, (_, i) => status(count - i));
  const host = await startBlogHost({
    '/api/v1/accounts/lookup?acct=lea': json({ ...account, noindex: more.noindex ?? false }),
    '/api/v1/accounts/42/statuses': (request, response) => {
      const query = new URL(request.url ?? '', 'http://x').searchParams;
      const before = Number(query.get('max_id') ?? Number.POSITIVE_INFINITY);
      const page = all
        .filter((one) => Number((one as { id: string }).id) < before)
        .slice(0, Number(query.get('limit')));
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(page));
    },
    '/api/v1/statuses/3/context': json({
      ancestors: [],
      descendants: [
        {
          ...status(900),
          content: '<p>Bravo !</p>',
          account: {
            ...account,
            id: '7',
            acct: 'marie@ailleurs.example',
            url: 'https://ailleurs.example/@marie',
          },
        },
        { ...status(901), visibility: 'private', content: '<p>Entre nous.</p>' },
      ],
    }),
  });
  hosts.push(host);
  return host;
}

describe('a Mastodon account', () => {
  test('is read page by page, with who answered in public', async () => {
    const all = Array.from({ length: 95 }, (_, i) =>
      status(95 - i, 95 - i === 3 ? { replies_count: 2 } : {}),
    );
    const host = await server(95, { statuses: all });
    const { posts, comments, outcome } = await readAll({ kind: 'auto', url: `${host.url}/@lea` });
    expect(outcome).toMatchObject({ kind: 'read', found: { kind: 'mastodon' } });
    expect(posts).toHaveLength(95);
    expect(posts[0]).toMatchObject({
      key: 'social.example/users/lea/statuses/95',
      text: 'Pouet 95\nsur #lait',
      language: 'fr',
      imageAlts: ['Un flan'],
      categories: ['lait'],
    });
    expect(comments).toEqual([
      expect.objectContaining({
        ...{ postKey: 'social.example/users/lea/statuses/3', author: 'marie@ailleurs.example' },
        ...{ text: 'Bravo !', authorUrl: 'https://ailleurs.example/@marie' },
      }),
    ]);
  });

  test('of somebody who doesn’t want to be found is left alone', async () => {
    const host = await server(3, { noindex: true });
    const { posts, outcome } = await readAll({ kind: 'mastodon', url: `${host.url}/@lea` });
    expect({ posts, outcome }).toMatchObject({
      posts: [],
      outcome: { problem: { type: 'owner-refuses' } },
    });
    expect(host.log.some(({ path }) => path.includes('statuses'))).toBe(false);
  });

  test('that isn’t there is told so; an address of another kind is read as what it is', async () => {
    const empty = await startBlogHost();
    hosts.push(empty);
    const gone = await readAll({ kind: 'mastodon', url: `${empty.url}/@lea` });
    expect(gone.outcome).toMatchObject({ problem: { type: 'no-such-account' } });
    empty.pages.set(
      '/@lea',
      '<html><head><link rel="alternate" type="application/rss+xml" href="/feed/@lea"></head></html>',
    );
    empty.pages.set(
      '/feed/@lea',
      '<rss version="2.0"><channel><item><title>A</title><link>/@lea/a</link><description>Un mot.</description></item></channel></rss>',
    );
    const other = await readAll({ kind: 'auto', url: `${empty.url}/@lea` });
    expect(other.posts.map(({ title }) => title)).toEqual(['A']);
  });

  test('that answers nonsense, or always the same page, ends', async () => {
    const same = await server(40);
    same.pages.set(
      '/api/v1/accounts/42/statuses',
      json(Array.from({ length: 40 }, (_, i) => status(i + 1))),
    );
    const { posts } = await readAll({ kind: 'mastodon', url: `${same.url}/@lea` });
    expect(posts).toHaveLength(40);
    same.pages.set('/api/v1/accounts/42/statuses', json({ error: 'no' }));
    const { outcome } = await readAll({ kind: 'mastodon', url: `${same.url}/@lea` });
    expect(outcome).toMatchObject({ problem: { type: 'unreadable' } });
  });
});

test.each([
  ['https://social.example/@lea', { origin: 'https://social.example', name: 'lea' }],
  ['https://social.example/users/lea', { origin: 'https://social.example', name: 'lea' }],
  ['@lea@social.example', { origin: 'https://social.example', name: 'lea' }],
  ['https://social.example/@lea/123', null],
  ['https://lea.example/', null],
])('%s is the account %j', (text, expected) => {
  expect(accountOfMastodon(text)).toEqual(expected);
});
