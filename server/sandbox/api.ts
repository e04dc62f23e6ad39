import { setTimeout as sleep } from 'node:timers/promises';
import { type Context, Hono } from 'hono';
import type { Journal } from './journal.ts';
import { HAS_TITLES, slugOf } from './networks.ts';
import { type IncomingPost, incomingPost, type KeptPost } from './schema.ts';
import {
  type Account,
  type Asked,
  accountByToken,
  findFault,
  limitsOf,
  postByKey,
  postsOf,
  type State,
} from './state.ts';

const LONGEST_HANG_MS = 10 * 60_000;

/** What an application may do with an account's token: read the account, publish, look up, remove. */
export function api(journal: Journal, url: string): Hono {
  const { state } = journal;
  const app = new Hono();

  app.get('/account', (c) =>
    as(c, 'other', async (account) => c.json(presentAccount(state, account, url))),
  );
  app.get('/posts', (c) =>
    as(c, 'look-up', async (account) => {
      const key = c.req.query('key') ?? '';
      const post = postByKey(state, account, key);
      const isOut = post !== null && post !== 'removed';
      return c.json({ account: account.id, key, post: isOut ? present(account, post, url) : null });
    }),
  );
  app.post('/posts', (c) => as(c, 'publish', (account) => publish(c, account)));
  app.delete('/posts/:id', (c) =>
    as(c, 'other', async (account) => {
      const id = c.req.param('id');
      const isTheirs = postsOf(state, account).some((post) => post.id === id);
      if (!isTheirs) return refuse(c, 404, 'post-unknown');
      journal.record({ type: 'removal', id });
      return c.json({ removed: id });
    }),
  );

  /** Recognises the token, then meets the faults that were asked for, then does what is asked. */
  async function as(
    c: Context,
    asked: Asked,
    act: (account: Account) => Promise<Response>,
  ): Promise<Response> {
    const token = c.req.header('authorization')?.replace(/^Bearer /, '') ?? '';
    const account = token === '' ? null : accountByToken(state, token);
    if (!account) return refuse(c, 401, 'token-unknown');
    const place = findFault(state, account, asked);
    const met = place === null ? undefined : state.faults[place]?.fault;
    if (place === null || met === undefined) return act(account);
    journal.record({ type: 'fault-met', place });
    const hang = () => silence(c.req.raw.signal);
    switch (met.kind) {
      case 'unavailable':
        return refuse(c, 503, 'unavailable');
      case 'rate-limited':
        c.header('retry-after', String(Math.ceil(met.seconds)));
        return refuse(c, 429, 'too-many-requests');
      case 'slow':
        await sleep(met.seconds * 1000);
        return act(account);
      case 'hang':
        return hang();
      case 'apply-then-hang':
        await act(account);
        return hang();
      case 'apply-then-fail':
        await act(account);
        return refuse(c, 503, 'unavailable');
    }
  }

  async function publish(c: Context, account: Account): Promise<Response> {
    const key = c.req.header('idempotency-key') ?? '';
    if (!/^[\w-]{1,64}$/.test(key)) return refuse(c, 400, 'idempotency-key-missing');
    const parsed = incomingPost.safeParse(await c.req.json().catch(() => null));
    if (!parsed.success) return refuse(c, 400, 'malformed');
    const known = postByKey(state, account, key);
    if (known === 'removed') return refuse(c, 410, 'removed');
    if (known) return c.json(present(account, known, url));
    const refusal = exceeds(state, account, parsed.data);
    if (refusal) return refuse(c, 422, refusal.type, refusal);
    // From here to the record nothing waits, so that a key is never used twice.
    const images = parsed.data.images.map(({ data, ...image }) => ({
      ...image,
      hash: journal.keepImage(Buffer.from(data, 'base64')),
    }));
    const id = String(state.postIdByKey.size + 1);
    const title = HAS_TITLES.has(account.network) ? parsed.data.title : '';
    const post: KeptPost = { ...parsed.data, title, id, account: account.id, key, images };
    journal.record({ type: 'post', post });
    return c.json(present(account, post, url), 201);
  }

  return app;
}

export function addressOf(account: Account, url: string): string {
  return `${url}/${slugOf(account.network)}/@${account.handle}`;
}

export function present(account: Account, post: KeptPost, url: string) {
  return {
    id: post.id,
    url: `${addressOf(account, url)}/${post.id}`,
    key: post.key,
    text: post.text,
  };
}

function presentAccount(state: State, account: Account, url: string) {
  const { id, network, handle, name } = account;
  const limits = limitsOf(state, network);
  const hasTitles = HAS_TITLES.has(network);
  return { id, network, handle, name, url: addressOf(account, url), limits, hasTitles };
}

function exceeds(state: State, account: Account, post: IncomingPost) {
  const limits = limitsOf(state, account.network);
  const length = [...new Intl.Segmenter().segment(post.text)].length;
  if (limits.textLength !== null && length > limits.textLength) {
    return { type: 'text-too-long', limit: limits.textLength, actual: length };
  }
  if (post.images.length > limits.images) {
    return { type: 'too-many-images', limit: limits.images, actual: post.images.length };
  }
  for (const { data, mediaType } of post.images) {
    const actual = Buffer.byteLength(data, 'base64');
    if (!limits.imageTypes.includes(mediaType)) return { type: 'image-type' };
    if (actual > limits.imageBytes) {
      return { type: 'image-too-heavy', limit: limits.imageBytes, actual };
    }
  }
  return null;
}

function refuse(
  c: Context,
  status: 400 | 401 | 404 | 410 | 422 | 429 | 503,
  type: string,
  sizes: { limit?: number; actual?: number } = {},
): Response {
  const { limit, actual } = sizes;
  return c.json({ error: { type, limit, actual } }, status);
}

/** Until the caller gives up. */
async function silence(signal: AbortSignal): Promise<Response> {
  await sleep(LONGEST_HANG_MS, null, { signal, ref: false }).catch(() => {});
  return new Response(null, { status: 503 });
}
