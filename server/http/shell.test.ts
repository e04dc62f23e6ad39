import { request as ask, createServer, type IncomingMessage } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { os as base, ORPCError } from '@orpc/server';
import { Hono } from 'hono';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createApiHandler } from './api.ts';
import type { ApiContext } from './context.ts';
import { createLimit, type Limit } from './limits.ts';
import { refuseRequest } from './refusal.ts';
import { createShell, type ShellEnv, type ShellParts } from './shell.ts';

const SECRET = 'clarisse@ombrelune.example';
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
};

const lines: string[] = [];
const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
beforeEach(() => {
  lines.length = 0;
});

const os = base.$context<ApiContext>();
const router = {
  who: os.route({ method: 'GET', path: '/who' }).handler(({ context }) => {
    const { ip, isLoopback, locale } = context;
    context.setCookie('seen=1; HttpOnly');
    return { ip, isLoopback, locale };
  }),
  keep: os
    .route({ method: 'POST', path: '/kept' })
    .input(z.object({ name: z.string().min(1), more: z.object({ n: z.number() }).optional() }))
    .handler(({ input }) => ({ name: input.name.length })),
  nowhere: os
    .route({ method: 'GET', path: '/refused' })
    .handler(({ context }) => refuseRequest('not-allowed', context)),
  surprise: os.route({ method: 'GET', path: '/surprise' }).handler(() => surprise()),
  disguised: os.route({ method: 'GET', path: '/disguised' }).handler(() => {
    throw new ORPCError('INTERNAL_SERVER_ERROR', { message: SECRET, data: { row: SECRET } });
  }),
  misshapen: os
    .route({ method: 'GET', path: '/misshapen' })
    .output(z.object({ n: z.number() }))
    .handler(() => ({ n: SECRET }) as unknown as { n: number }), // as a defect of ours would
};

function surprise(): never {
  throw Object.assign(new Error('the row is odd'), { name: 'DatabaseError', detail: SECRET });
}

const files = new Hono<ShellEnv>();
files.get('/odd', () => surprise());
files.post('/size', async (c) => c.json({ size: (await c.req.arrayBuffer()).byteLength }));

describe('the door', () => {
  let house: House;
  beforeAll(async () => {
    house = await open({});
  });
  afterAll(() => house.close());

  test('puts the same guards on every answer: pages, API, files, refusals and errors', async () => {
    const answers = {
      '/': 200,
      '/_app/one.js': 200,
      '/healthz': 200,
      '/api/who': 200,
      '/api/refused': 403,
      '/api/nowhere': 404,
      '/api/surprise': 500,
      '/api/files/odd': 500,
    };
    for (const [path, status] of Object.entries(answers)) {
      const response = await house.fetch(path);
      expect([path, response.status]).toEqual([path, status]);
      expect(Object.fromEntries(response.headers)).toMatchObject(HEADERS);
      expect(response.headers.has('strict-transport-security')).toBe(false);
      expect(response.headers.has('x-powered-by')).toBe(false);
    }
  });

  test('keeps browsers to https where that is what we are reached by', async () => {
    await using safe = await open({ publicUrl: 'https://agence.example' });
    for (const path of ['/', '/api/who', '/api/nowhere']) {
      const { headers } = await safe.fetch(path);
      expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{7,}/);
    }
  });

  test('lets nothing of the API be kept by a browser or a proxy', async () => {
    for (const path of ['/api/who', '/api/refused', '/api/surprise'])
      expect((await house.fetch(path)).headers.get('cache-control')).toBe('no-store');
    expect((await house.fetch('/api/who')).headers.getSetCookie()).toEqual(['seen=1; HttpOnly']);
  });

  test('refuses what comes from another site, in the reader’s language', async () => {
    const headers = { origin: 'https://evil.example', 'accept-language': 'fr' };
    const answer = await house.send('/api/kept', { name: 'a' }, headers);
    expect(answer).toMatchObject({ status: 403, body: { code: 'cross-site' } });
    expect(answer.body.message).toContain('Rien n’a été changé');
  });

  test('says whether the database answers', async () => {
    await using ill = await open({ isHealthy: async () => false });
    expect((await house.fetch('/healthz')).status).toBe(200);
    expect((await ill.fetch('/healthz')).status).toBe(503);
  });
});

describe('an address that does not exist', () => {
  test.each(['GET', 'POST', 'DELETE'])('is told by the API as JSON, to %s too', async (method) => {
    await using house = await open({});
    for (const [language, words] of [
      ['fr', 'n’existe pas'],
      ['en', 'does not exist'],
    ] as const) {
      const response = await house.fetch('/api/nowhere', {
        method,
        headers: { 'accept-language': language },
      });
      const body: unknown = await response.json();
      expect(response.status).toBe(404);
      expect(body).toMatchObject({ code: 'not-found', message: expect.stringContaining(words) });
    }
  });
});

describe('input that does not fit', () => {
  let house: House;
  beforeAll(async () => {
    house = await open({});
  });
  afterAll(() => house.close());

  test.each([
    ['a field that is missing', {}, [['name']]],
    ['two fields', { name: '', more: { n: 'x' } }, [['name'], ['more', 'n']]],
    ['text that no database keeps', { name: 'a\0' }, [['name']]],
    ['half of a character', { name: 'a\ud800' }, [['name']]],
    ['a key that no database keeps', { name: 'a', 'b\0': 1 }, [['b\0']]],
  ])('is refused by its fields: %s', async (_, body, paths) => {
    const answer = await house.send('/api/kept', body);
    expect(answer).toMatchObject({ status: 422, body: { code: 'input-invalid' } });
    const { issues } = answer.body.data as { issues: { path: unknown[]; message: string }[] };
    expect(issues.map(({ path }) => path)).toEqual(paths);
    for (const { message } of issues) expect(message).not.toBe('');
    expect(lines).toEqual([]);
  });

  test('and is no JSON at all is refused just so', async () => {
    const headers = { 'content-type': 'application/json' };
    for (const body of ['{', '', 'name=a', '\0']) {
      const response = await house.fetch('/api/kept', { method: 'POST', headers, body });
      const answer: unknown = await response.json();
      expect([body, response.status, answer]).toMatchObject([body, 422, { code: 'input-invalid' }]);
    }
    expect(lines).toEqual([]);
  });
});

describe('what nobody foresaw', () => {
  const paths = ['/api/surprise', '/api/disguised', '/api/misshapen', '/api/files/odd'];
  test.each(paths)('%s is answered with a number, which the log knows', async (path) => {
    await using house = await open({});
    await expectNumber(house, path);
  });

  test.each(['/api/who', '/api/files/size', '/'])(
    'at the door is answered so too: %s',
    async (path) => {
      await using house = await open({ limit: async () => surprise() });
      await expectNumber(house, path);
    },
  );

  test('while a session is read is answered so too', async () => {
    await using house = await open({ readSession: async () => surprise() });
    await expectNumber(house, '/api/who');
    await expectNumber(house, '/api/files/odd');
  });

  async function expectNumber(house: House, path: string) {
    lines.length = 0;
    const response = await house.fetch(path, { headers: { 'accept-language': 'fr' } });
    const text = await response.text();
    const body = JSON.parse(text) as Answer['body']; // the shape of every refusal
    expect(response.status).toBe(500);
    expect(body).toMatchObject({ code: 'unforeseen', message: expect.stringContaining('numéro') });
    const { number } = body.data as { number: string };
    expect(body.message).toContain(number);
    for (const word of [SECRET, 'odd', 'DatabaseError', '.ts']) expect(text).not.toContain(word);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 50,
      number,
      err: { stack: expect.any(String) },
    });
  }
});

describe('how often', () => {
  test('is bounded for each address, and the answer says when to come back', async () => {
    const limit = createLimit({ read: 3, change: 1 });
    await using house = await open({ limit, trustedProxies: 1 });
    const from = (ip: string, path = '/api/who') =>
      house.fetch(path, { headers: { 'x-forwarded-for': ip, 'accept-language': 'fr' } });
    for (const path of ['/api/who', '/', '/healthz'])
      expect((await from('203.0.113.7', path)).ok).toBe(true);
    const refused = await from('203.0.113.7');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toMatch(/^[1-9]\d?$/);
    expect(refused.headers.get('x-frame-options')).toBe('DENY');
    expect(await refused.json()).toMatchObject({
      code: 'too-many-requests',
      message: expect.stringContaining('Réessayez'),
    });
    // He can't get out of it by another name, nor does he take anybody else with him.
    expect((await from('192.0.2.1, 203.0.113.7')).status).toBe(429);
    expect((await from('203.0.113.8')).status).toBe(200);
  });

  test('does not count what a page is made of', async () => {
    await using house = await open({ limit: createLimit({ read: 2, change: 1 }) });
    for (let i = 0; i < 20; i++) expect((await house.fetch('/_app/one.js')).status).toBe(200);
    expect((await house.fetch('/')).status).toBe(200);
    expect((await house.fetch('/')).status).toBe(200);
    expect((await house.fetch('/')).status).toBe(429);
    expect((await house.fetch('/_app/one.js')).status).toBe(200);
  });
});

describe('how much', () => {
  let house: House;
  beforeAll(async () => {
    house = await open({});
  });
  afterAll(() => house.close());
  const json = 'application/json';
  const form = 'multipart/form-data; boundary=x';

  test.each([
    ['/api/kept', json, 1_000_001],
    ['/api/files/size', 'application/octet-stream', 1_000_001],
    ['/api/files/size', form, 26_000_001],
    ['/somewhere', 'application/x-www-form-urlencoded', 1_000_001],
  ])('%s of %s takes no %d bytes, and says so before they are sent', async (path, type, size) => {
    const answer = await house.stream(path, {
      'content-type': type,
      'content-length': String(size),
    });
    expect(answer).toMatchObject({ status: 413, body: { code: 'too-large' } });
  });

  test('a person who sends too much gets a page, and the way back', async () => {
    const headers = { 'content-type': form, 'content-length': '26000001', accept: 'text/html' };
    const answer = await house.stream('/b/x"y', { ...headers, 'accept-language': 'fr' });
    expect(answer.status).toBe(413);
    expect(answer.body).toMatch(
      /^<!doctype html><html lang="fr">.*25 Mo au plus.*href="\/b\/x%22y"/,
    );
  });

  test('is counted as it comes where nobody says it before', async () => {
    const headers = { 'content-type': json, 'transfer-encoding': 'chunked' };
    const answer = await house.stream('/api/kept', headers, 1_000_001);
    expect(answer).toMatchObject({ status: 413, body: { code: 'too-large' } });
  });

  test('what fits gets through whole, told before or not', async () => {
    const name = 'é'.repeat(499_990);
    expect(await house.send('/api/kept', { name })).toMatchObject({
      status: 200,
      body: { name: 499_990 },
    });
    const chunked = { 'content-type': 'text/plain', 'transfer-encoding': 'chunked' };
    expect(await house.stream('/api/files/size', chunked, 1_000_000)).toMatchObject({
      status: 200,
      body: { size: 1_000_000 },
    });
    const upload = { 'content-type': form, 'content-length': '3000000' };
    expect(await house.stream('/api/files/size', upload, 3_000_000)).toMatchObject({
      status: 200,
      body: { size: 3_000_000 },
    });
  });
});

describe('the API in process', () => {
  test('is asked for whose page is being made, and by nobody else', async () => {
    const house: House = await open({
      trustedProxies: 1,
      web: (_, res) => {
        const request = new Request('http://localhost/api/who', {
          headers: { 'accept-language': 'fr' },
        });
        void house.askApi(request).then(async (answer) => res.end(await answer.text()));
      },
    });
    const pages = ['203.0.113.7', '203.0.113.8'].map((ip) =>
      house.fetch('/', { headers: { 'x-forwarded-for': ip } }).then((page) => page.json()),
    );
    expect(await Promise.all(pages)).toMatchObject([{ ip: '203.0.113.7' }, { ip: '203.0.113.8' }]);
    expect(() => house.askApi(new Request('http://localhost/api/who'))).toThrow(
      'outside of a page',
    );
    await house.close();
  });
});

type Answer = {
  status: number;
  body: Record<string, unknown> & { message?: string; data?: unknown };
};
type House = Awaited<ReturnType<typeof open>>;

/** The door on a port of its own, in front of a few routes, files and one page. */
async function open(parts: Partial<ShellParts> & { limit?: Limit }) {
  const shell = createShell({
    publicUrl: 'http://localhost:4321',
    trustedProxies: 0,
    readSession: async () => null,
    api: createApiHandler(router, log),
    groups: [{ prefix: '/api/files', app: files }],
    isHealthy: async () => true,
    web: (_, res) => res.end('a page'),
    isUnlimited: () => false,
    limit: createLimit({ read: 1000, change: 1000 }),
    log,
    ...parts,
  });
  const listener = getRequestListener(shell.fetch, { overrideGlobalObjects: false });
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const close = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
  };
  const at = (path: string) => `http://127.0.0.1:${port}${path}`;
  return {
    askApi: shell.askApi,
    fetch: (path: string, init?: RequestInit) => fetch(at(path), init),
    async send(path: string, body: object, headers: Record<string, string> = {}): Promise<Answer> {
      const response = await fetch(at(path), {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
      return { status: response.status, body: JSON.parse(await response.text()) };
    },
    /** Sends `size` bytes, or only says that they will come, and reads what is answered meanwhile. */
    async stream(path: string, headers: Record<string, string>, size = 0): Promise<Answer> {
      const request = ask(at(path), { method: 'POST', headers });
      request.on('error', () => {}); // the server doesn't wait for what it has refused
      const answered = new Promise<IncomingMessage>((resolve) => request.once('response', resolve));
      if (size === 0) request.flushHeaders();
      else request.end(Buffer.alloc(size, 'a'));
      const response = await answered;
      let text = '';
      for await (const part of response) text += part;
      request.destroy();
      const isJson = response.headers['content-type']?.includes('json');
      return { status: response.statusCode ?? 0, body: isJson ? JSON.parse(text) : text };
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}
