import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { type BlogHost, type Served, startBlogHost } from '../../../test/blogs/host.ts';
import { systemClock } from '../../lib/clock.ts';
import { checkAddress, isPublicAddress } from './address.ts';
import { limitFetcher } from './budget.ts';
import { type Fetched, type FetcherSettings, openFetcher } from './fetcher.ts';
import { openMemoryPace } from './pace.ts';
import { request } from './request.ts';

const hosts: BlogHost[] = [];
afterEach(async () => {
  for (const host of hosts.splice(0)) await host[Symbol.asyncDispose]();
});
async function host(pages: Record<string, Served>): Promise<BlogHost> {
  const started = await startBlogHost(pages);
  hosts.push(started);
  return started;
}

const USER_AGENT = 'Compagnon/1.0 (+https://compagnon.example/robots)';
function fetcher(more: Partial<FetcherSettings> = {}) {
  return openFetcher({
    userAgent: USER_AGENT,
    isAllowedHost: (name) => name === '127.0.0.1',
    clock: systemClock,
    pauseMs: 20,
    timeoutMs: 1_000,
    patienceMs: 3_000,
    ...more,
  });
}
const textOf = (found: Fetched) =>
  found.kind === 'page' ? new TextDecoder().decode(found.bytes) : found.kind;
const paths = ({ log }: BlogHost) => log.map(({ path }) => path);

describe('a guest', () => {
  test('says who it is and where to complain', async () => {
    const blog = await host({ '/': 'bonjour' });
    expect(textOf(await fetcher().get(`${blog.url}/`))).toBe('bonjour');
    expect(paths(blog)).toEqual(['/robots.txt', '/']);
    expect(blog.log.map(({ headers }) => headers['user-agent'])).toEqual([USER_AGENT, USER_AGENT]);
  });

  test('calls a host once at a time, and leaves it in peace between two calls', async () => {
    const slow: Served = (_, response) => void setTimeout(() => response.end('lent'), 60);
    const blog = await host({ '/a': slow, '/b': slow, '/c': slow, '/d': slow });
    const guest = fetcher({ pauseMs: 120 });
    await Promise.all(['a', 'b', 'c', 'd'].map((name) => guest.get(`${blog.url}/${name}`)));
    expect(blog.log.length).toBeGreaterThanOrEqual(5);
    expect(blog.mostAtOnce()).toBe(1);
    for (const [i, asked] of blog.log.entries()) {
      const before = blog.log[i - 1];
      // The server sees the end of an answer a moment before the guest does, never after.
      if (before) expect(asked.startedAt - before.endedAt).toBeGreaterThan(115);
    }
  });

  test('does not make one host wait for another', async () => {
    const [one, two] = [await host({ '/': 'un' }), await host({ '/': 'deux' })];
    const guest = fetcher({ pauseMs: 10_000, patienceMs: 50 });
    const answers = await Promise.all([guest.get(one.url), guest.get(two.url)]);
    // robots.txt was each host's turn; the page would come ten seconds later.
    expect(answers.map(({ kind }) => kind)).toEqual(['failed', 'failed']);
    expect([...paths(one), ...paths(two)]).toEqual(['/robots.txt', '/robots.txt']);
  });

  test('asks with what it knows, and takes a "nothing new" for an answer', async () => {
    const blog = await host({
      '/feed': (request, response) => {
        if (request.headers['if-none-match'] === '"v1"') return void response.writeHead(304).end();
        response.writeHead(200, { etag: '"v1"', 'last-modified': 'Mon, 05 Jan 2026 09:00:00 GMT' });
        response.end('<rss/>');
      },
    });
    const first = await fetcher().get(`${blog.url}/feed`);
    expect(first).toMatchObject({ kind: 'page', etag: '"v1"' });
    const again = await fetcher().get(`${blog.url}/feed`, { etag: '"v1"' });
    expect(again.kind).toBe('not-modified');
  });

  test.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ])('unpacks %s', async (encoding, pack) => {
    const body = pack('crème '.repeat(1_000));
    const blog = await host({ '/': { body, headers: { 'content-encoding': encoding } } });
    expect(textOf(await fetcher().get(blog.url))).toBe('crème '.repeat(1_000));
  });

  test('stops when a source has cost enough', async () => {
    const blog = await host({ '/a': 'a', '/b': 'b', '/c': 'c' });
    const limited = limitFetcher(fetcher(), { pages: 2, bytes: 1_000, ms: 10_000 });
    expect((await limited.get(`${blog.url}/a`)).kind).toBe('page');
    expect((await limited.get(`${blog.url}/b`)).kind).toBe('page');
    expect(await limited.get(`${blog.url}/c`)).toMatchObject({ kind: 'failed', reason: 'budget' });
    expect(limited.isOver()).toBe(true);
    expect(paths(blog)).not.toContain('/c');
  });
});

describe('robots.txt', () => {
  const robots = (body: string) => ({ type: 'text/plain', body });

  test('keeps us out of what it forbids, by our name or everybody’s', async () => {
    const blog = await host({
      '/robots.txt': robots(
        'User-agent: *\nDisallow: /prive/\n\nUser-agent: Compagnon\nDisallow: /nous/',
      ),
      '/': 'oui',
      '/nous/x': 'non',
      '/prive/x': 'oui, la règle à notre nom compte seule',
    });
    const guest = fetcher();
    expect((await guest.get(`${blog.url}/nous/x`)).kind).toBe('refused-by-robots');
    expect((await guest.get(`${blog.url}/`)).kind).toBe('page');
    expect((await guest.get(`${blog.url}/prive/x`)).kind).toBe('page');
    expect(paths(blog)).toEqual(['/robots.txt', '/', '/prive/x']);
  });

  test('is read once a day, and again the day after', async () => {
    const blog = await host({ '/': 'oui' });
    let now = new Date('2026-12-01T08:00:00Z');
    const guest = fetcher({ clock: { now: () => now } });
    for (const at of ['2026-12-01T08:00:00Z', '2026-12-02T07:59:00Z', '2026-12-02T08:01:00Z']) {
      now = new Date(at);
      await guest.get(blog.url);
    }
    expect(paths(blog).filter((path) => path === '/robots.txt')).toHaveLength(2);
  });

  test('that breaks keeps us away, that is missing does not', async () => {
    const broken = await host({ '/robots.txt': { body: '', status: 503 }, '/': 'non' });
    const missing = await host({ '/robots.txt': { body: '', status: 403 }, '/': 'oui' });
    const guest = fetcher();
    const answer = await guest.get(broken.url);
    expect(answer).toMatchObject({ kind: 'failed', reason: 'robots-unreachable' });
    expect((await guest.get(broken.url)).kind).toBe('failed');
    expect(paths(broken)).toEqual(['/robots.txt']);
    expect((await guest.get(missing.url)).kind).toBe('page');
  });

  test('sets the pace, and is refused as a pace that is none', async () => {
    const slow = await host({
      '/robots.txt': robots('User-agent: *\nCrawl-delay: 1'),
      '/a': 'a',
      '/b': 'b',
    });
    const still = await host({
      '/robots.txt': robots('User-agent: *\nCrawl-delay: 3600'),
      '/': 'a',
    });
    const guest = fetcher();
    await guest.get(`${slow.url}/a`);
    await guest.get(`${slow.url}/b`);
    const [, a, b] = slow.log;
    expect((b?.startedAt ?? 0) - (a?.endedAt ?? 0)).toBeGreaterThan(990);
    expect((await guest.get(still.url)).kind).toBe('refused-by-robots');
    expect(paths(still)).toEqual(['/robots.txt']);
  });

  test('names its sitemaps; a reservation of rights is a no', async () => {
    const blog = await host({
      '/robots.txt': robots('Sitemap: https://a.example/s.xml\nsitemap: https://a.example/t.xml'),
      '/': { body: 'non', headers: { 'tdm-reservation': '1' } },
    });
    const guest = fetcher();
    expect(await guest.listSitemaps(blog.url)).toEqual([
      'https://a.example/s.xml',
      'https://a.example/t.xml',
    ]);
    expect((await guest.get(blog.url)).kind).toBe('refused-by-robots');
  });
});

describe('a host that asks for patience', () => {
  test('is left alone as long as it says', async () => {
    const blog = await host({
      '/429': { body: '', status: 429, headers: { 'retry-after': '3600' } },
      '/other': 'oui',
    });
    const guest = fetcher();
    const before = Date.now();
    const answer = await guest.get(`${blog.url}/429`);
    expect(answer).toMatchObject({ kind: 'failed', reason: 'busy' });
    const retryAt = answer.kind === 'failed' ? (answer.retryAt?.getTime() ?? 0) : 0;
    expect(retryAt - before).toBeGreaterThanOrEqual(3_600_000);
    expect(await guest.get(`${blog.url}/other`)).toMatchObject({ reason: 'busy' });
    expect(paths(blog)).toEqual(['/robots.txt', '/429']);
  });

  test.each([
    ['a date', new Date(Date.now() + 7_200_000).toUTCString(), 7_000_000],
    ['nonsense', 'soon', 59_000],
    ['the past', '-5', 59_000],
    ['a century', '3155760000', 86_000_000],
  ])('in the form of %s', async (_, said, least) => {
    const blog = await host({
      '/': { body: '', status: 503, headers: { 'retry-after': said } },
    });
    const answer = await fetcher().get(blog.url);
    const retryAt = answer.kind === 'failed' ? (answer.retryAt?.getTime() ?? 0) : 0;
    expect(retryAt - Date.now()).toBeGreaterThan(least);
    expect(retryAt - Date.now()).toBeLessThanOrEqual(86_400_000);
  });
});

describe('a hostile host', () => {
  test.each<[string, Served, object]>([
    ['never answers', () => {}, { reason: 'timeout' }],
    [
      'answers a letter a second',
      (_, response) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        const timer = setInterval(() => response.write('a'), 100);
        response.on('close', () => clearInterval(timer));
      },
      { reason: 'timeout' },
    ],
    [
      'never ends',
      (_, response) => {
        const fill = () => {
          while (!response.destroyed && response.write('x'.repeat(65_536)));
          if (!response.destroyed) response.once('drain', fill);
        };
        fill();
      },
      { reason: 'too-large' },
    ],
    [
      'announces too much',
      { body: '', headers: { 'content-length': '9000001' } },
      { reason: 'too-large' },
    ],
    [
      'packs a bomb',
      { body: gzipSync(Buffer.alloc(60_000_000)), headers: { 'content-encoding': 'gzip' } },
      { reason: 'too-large' },
    ],
    [
      'packs nonsense',
      { body: 'non', headers: { 'content-encoding': 'gzip' } },
      { reason: 'encoding' },
    ],
    [
      'packs as nobody does',
      { body: 'non', headers: { 'content-encoding': 'zip' } },
      { reason: 'encoding' },
    ],
    ['hangs up', (_, response) => void response.destroy(), { reason: 'network' }],
    [
      'breaks off',
      (_, response) => {
        response.writeHead(200, { 'content-length': '1000' });
        response.write('abc');
        setTimeout(() => response.destroy(), 30);
      },
      { reason: 'network' },
    ],
    [
      'sends no HTTP',
      (_, response) => void response.socket?.end('SSH-2.0\r\n'),
      { reason: 'network' },
    ],
    ['is broken', { body: 'x', status: 500 }, { reason: 'status', detail: '500' }],
    ['wants a password', { body: 'x', status: 401 }, { reason: 'status', detail: '401' }],
    [
      'turns in a circle',
      { body: '', status: 302, headers: { location: '/' } },
      { reason: 'redirects' },
    ],
    [
      'leads to a file',
      { body: '', status: 302, headers: { location: 'file:///etc/passwd' } },
      { why: 'scheme' },
    ],
    [
      'leads home',
      { body: '', status: 302, headers: { location: 'http://localhost/' } },
      { why: 'private' },
    ],
    [
      'leads to the cloud’s secrets',
      { body: '', status: 302, headers: { location: 'http://169.254.169.254/latest/meta-data/' } },
      { why: 'private' },
    ],
    [
      'leads to a password',
      { body: '', status: 302, headers: { location: 'http://a:b@a.example/' } },
      { why: 'credentials' },
    ],
    [
      'leads nowhere',
      { body: '', status: 302, headers: { location: 'http://' } },
      { why: 'invalid' },
    ],
    ['has nothing', { body: '', status: 404 }, { kind: 'gone' }],
    ['has nothing any more', { body: '', status: 410 }, { kind: 'gone' }],
  ])('that %s costs no more than it may', async (_, page, expected) => {
    const blog = await host({ '/': page });
    expect(await fetcher().get(`${blog.url}/`)).toMatchObject(expected);
  });

  test('that leads on and on is left after five steps', async () => {
    const pages = Array.from({ length: 12 }, (_, i): [string, Served] => [
      `/${i}`,
      { body: '', status: 301, headers: { location: `/${i + 1}` } },
    ]);
    const blog = await host(Object.fromEntries(pages));
    expect(await fetcher().get(`${blog.url}/0`)).toMatchObject({ reason: 'redirects' });
    expect(paths(blog)).toHaveLength(7);
  });

  test('may lead to another, whose own rules count there', async () => {
    const other = await host({
      '/robots.txt': { type: 'text/plain', body: 'User-agent: *\nDisallow: /' },
      '/': 'non',
    });
    const blog = await host({ '/': { body: '', status: 301, headers: { location: other.url } } });
    expect((await fetcher().get(blog.url)).kind).toBe('refused-by-robots');
    expect(paths(other)).toEqual(['/robots.txt']);
  });

  test('that has moved for ever says so', async () => {
    const blog = await host({
      '/old': { body: '', status: 301, headers: { location: '/new' } },
      '/today': { body: '', status: 302, headers: { location: '/new' } },
      '/new': 'ici',
    });
    expect(await fetcher().get(`${blog.url}/old`)).toMatchObject({
      hasMoved: true,
      url: `${blog.url}/new`,
    });
    expect(await fetcher().get(`${blog.url}/today`)).toMatchObject({ hasMoved: false });
  });
});

describe('addresses', () => {
  const nobody = () => false;

  test.each([
    ['http://127.0.0.1/', 'private'],
    ['http://2130706433/', 'private'],
    ['http://0x7f.1/', 'private'],
    ['http://0/', 'private'],
    ['http://[::1]/', 'private'],
    ['http://[::ffff:127.0.0.1]/', 'private'],
    ['http://[fe80::1]/', 'private'],
    ['http://[fd00::1]/', 'private'],
    ['http://[64:ff9b::7f00:1]/', 'private'],
    ['http://10.1.2.3/', 'private'],
    ['http://192.168.1.1/', 'private'],
    ['http://172.16.0.1/', 'private'],
    ['http://100.64.0.1/', 'private'],
    ['http://169.254.169.254/', 'private'],
    ['http://224.0.0.1/', 'private'],
    ['http://localhost/', 'private'],
    ['http://localhost./', 'private'],
    ['http://printer.local/', 'private'],
    ['http://intranet/', 'private'],
    ['https://a.example:8443/', 'port'],
    ['http://a.example:25/', 'port'],
    ['http://user:secret@a.example/', 'credentials'],
    ['ftp://a.example/', 'scheme'],
    ['javascript:alert(1)', 'scheme'],
    ['pas une adresse', 'invalid'],
    ['', 'invalid'],
  ])('%s is refused: %s', (text, why) => {
    expect(checkAddress(text, nobody)).toBe(why);
  });

  test.each(['http://a.example/', 'https://a.example:443/x', 'http://93.184.216.34/'])(
    '%s is called',
    (text) => {
      expect(checkAddress(text, nobody)).toBeInstanceOf(URL);
    },
  );

  test('allowed by name is that host and no other', async () => {
    const blog = await host({ '/': 'oui' });
    const only = (name: string) => fetcher({ isAllowedHost: (one) => one === name });
    expect((await only(blog.host).get(blog.url)).kind).toBe('page');
    const refused = await only('127.0.0.1:9').get(blog.url);
    expect(refused).toMatchObject({ kind: 'refused-address', why: 'port' });
    expect(blog.log).toHaveLength(2);
  });

  test('a name that leads home is refused by the socket itself, whatever was said of it before', async () => {
    const blog = await host({ '/': 'non' });
    const url = new URL(blog.url.replace('127.0.0.1', 'localhost'));
    const asked = { url, headers: {}, maxBytes: 1_000, timeoutMs: 1_000 };
    expect(await request({ ...asked, isAllowed: false })).toMatchObject({ reason: 'private' });
    expect(blog.log).toEqual([]);
    expect(await request({ ...asked, isAllowed: true })).toMatchObject({ status: 200 });
  });

  test('of the public Internet are told from all others', () => {
    expect(isPublicAddress('93.184.216.34')).toBe(true);
    expect(isPublicAddress('2606:2800:220:1::1')).toBe(true);
    for (const text of ['::', '::1', '192.0.2.1', '198.18.0.1', '240.0.0.1', 'fe80::1%eth0', 'x'])
      expect(isPublicAddress(text), text).toBe(false);
  });
});

test('whoever gives up waiting is told until when', async () => {
  const pace = openMemoryPace();
  const turn = await pace.enter('a', { patienceMs: 10 });
  expect(await pace.enter('a', { patienceMs: 10 })).toHaveProperty('until');
  if ('leave' in turn) await turn.leave(0);
  expect(await pace.enter('a', { patienceMs: 100 })).toHaveProperty('leave');
  await expect(
    pace.enter('a', { patienceMs: 1_000, signal: AbortSignal.timeout(20) }),
  ).rejects.toThrow();
});
