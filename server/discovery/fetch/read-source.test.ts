import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { type BlogHost, type Served, startBlogHost } from '../../../test/blogs/host.ts';
import { readAll } from '../../../test/blogs/read-all.ts';

const hosts: BlogHost[] = [];
afterEach(async () => {
  for (const host of hosts.splice(0)) await host[Symbol.asyncDispose]();
});
async function host(pages: Record<string, Served> = {}): Promise<BlogHost> {
  const started = await startBlogHost(pages);
  hosts.push(started);
  return started;
}
const now = new Date('2026-11-25T10:00:00Z');
const LONG =
  'Le lait entier chauffe doucement avec la vanille fendue, puis on verse sur les œufs. '.repeat(8);
const words = (n: number) => `<p>Recette ${n} : ${LONG}</p>`;

function rss(items: readonly string[], channel = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:wfw="http://wellformedweb.org/CommentAPI/"><channel><title>Carnet</title>${channel}${items.join('')}</channel></rss>`;
}
function item(
  n: number,
  more: {
    date?: string;
    guid?: string;
    link?: string;
    body?: string;
    title?: string;
    extra?: string;
  } = {},
): string {
  const { date = 'Mon, 05 Jan 2026 09:00:00 +0100', link = `/p${n}`, title = `Flan ${n}` } = more;
  const guid = more.guid ?? `g${n}`;
  return `<item><title>${title}</title><link>${link}</link><guid isPermaLink="false">${guid}</guid>${date && `<pubDate>${date}</pubDate>`}<content:encoded><![CDATA[${more.body ?? words(n)}]]></content:encoded>${more.extra ?? ''}</item>`;
}
const page = (n: number, more = '') =>
  `<!doctype html><html lang="fr"><head><title>Flan ${n} | Carnet</title><meta property="og:site_name" content="Carnet">${more}</head><body><nav><a href="/">Accueil</a></nav><main><article><h1>Flan ${n}</h1><time datetime="2026-0${1 + (n % 9)}-12">12</time><div class="entry-content">${words(n)}<img src="a.jpg" alt="Un flan doré"></div></article></main><footer>Pied de page</footer></body></html>`;
const list = (links: readonly string[], more = '') =>
  `<!doctype html><html><head><title>Carnet</title>${more}</head><body><main>${links.map((link) => `<a href="${link}">${link}</a>`).join(' ')}</main></body></html>`;

describe('a feed', () => {
  test('gives its posts once, with relative links made whole', async () => {
    const blog = await host({ '/feed': rss([item(1), item(2), item(1)]) });
    const { posts, outcome } = await readAll({ kind: 'feed', url: `${blog.url}/feed` }, { now });
    expect(posts.map(({ url, title }) => [url, title])).toEqual([
      [`${blog.url}/p1`, 'Flan 1'],
      [`${blog.url}/p2`, 'Flan 2'],
    ]);
    expect(posts[0]?.text.startsWith('Recette 1 : Le lait')).toBe(true);
    expect(posts[0]?.publishedAt?.toISOString()).toBe('2026-01-05T08:00:00.000Z');
    expect(outcome).toMatchObject({ kind: 'read', found: { kind: 'feed' } });
  });

  test('whose ids are all the same has as many posts as addresses', async () => {
    const items = [1, 2, 3].map((n) => item(n, { guid: 'same' }));
    const blog = await host({ '/feed': rss(items) });
    const { posts } = await readAll({ kind: 'feed', url: `${blog.url}/feed` }, { now });
    expect(posts).toHaveLength(3);
    expect(new Set(posts.map(({ key }) => key)).size).toBe(3);
  });

  test.each([
    ['Thu, 01 Jan 1970 00:00:00 GMT', null],
    ['Fri, 01 Jan 2038 00:00:00 GMT', null],
    ['', null],
    ['demain', null],
    ['lundi 5 janvier 2026 09:00', '2026-01-05T09:00:00.000Z'],
    ['Mon, 5 Jan 26 09:00 CET', '2026-01-05T08:00:00.000Z'],
    ['2026-01-05T09:00:00+01:00', '2026-01-05T08:00:00.000Z'],
  ])('with the date %j says %j', async (date, expected) => {
    const blog = await host({ '/feed': rss([item(1, { date })]) });
    const { posts } = await readAll({ kind: 'feed', url: `${blog.url}/feed` }, { now });
    expect(posts.map(({ publishedAt }) => publishedAt?.toISOString() ?? null)).toEqual([expected]);
  });

  test('without titles or links is still read, and read the same the second time', async () => {
    const bare = rss(['<item><description>Un petit mot sans titre.</description></item>']);
    const blog = await host({ '/feed': bare });
    const read = () => readAll({ kind: 'feed', url: `${blog.url}/feed` }, { now });
    const [first, second] = [await read(), await read()];
    expect(first.posts[0]).toMatchObject({ title: 'Un petit mot sans titre.', url: '' });
    expect(second.posts[0]?.key).toBe(first.posts[0]?.key);
  });

  test.each<[string, string, BufferEncoding | 'cp1252']>([
    ['says latin-1 and is', '<?xml version="1.0" encoding="ISO-8859-1"?>', 'latin1'],
    ['says UTF-8 and is latin-1', '<?xml version="1.0" encoding="UTF-8"?>', 'latin1'],
    ['says latin-1 and is UTF-8', '<?xml version="1.0" encoding="ISO-8859-1"?>', 'utf8'],
    ['says UTF-16 and is UTF-8', '<?xml version="1.0" encoding="UTF-16"?>', 'utf8'],
    ['says nothing', '', 'latin1'],
    ['says what nobody knows', '<?xml version="1.0" encoding="x-carnet"?>', 'utf8'],
  ])('that %s is read with its accents', async (_, prolog, encoding) => {
    const xml = `${prolog}<rss version="2.0"><channel><title>É</title><item><title>Crème brûlée à la fève</title><link>/p</link><description>${LONG.replaceAll('œ', 'oe')}</description></item></channel></rss>`;
    const body = Buffer.from(xml, encoding === 'cp1252' ? 'latin1' : encoding);
    const blog = await host({ '/feed': { type: 'application/rss+xml', body } });
    const { posts } = await readAll({ kind: 'feed', url: `${blog.url}/feed` }, { now });
    expect(posts.map(({ title }) => title)).toEqual(['Crème brûlée à la fève']);
  });

  test('that only begins its posts has them fetched and read whole', async () => {
    const cut = item(1, {
      body: '<p>Le début de la recette […] <a href="/p1">Lire la suite</a></p>',
    });
    const blog = await host({ '/feed': rss([cut]), '/p1': page(1) });
    const source = { kind: 'feed', url: `${blog.url}/feed` } as const;
    const { posts } = await readAll(source, { now });
    expect(posts[0]?.text).toContain('on verse sur les œufs');
    expect(posts[0]?.text).not.toContain('Pied de page');
    expect(posts[0]?.imageAlts).toEqual(['Un flan doré']);
    const again = await readAll(source, { now, isKnown: () => true });
    expect(again.posts).toEqual([]);
    expect(blog.log.filter(({ path }) => path === '/p1')).toHaveLength(1);
  });

  test('that gives summaries without a word about it is found out, one that gives all is believed', async () => {
    const summary = (n: number, text: string) =>
      `<item><title>Flan ${n}</title><link>/p${n}</link><description><![CDATA[<p>${text}</p>]]></description></item>`;
    const numbers = [1, 2, 3, 4, 5, 6];
    const pages = Object.fromEntries(
      numbers.map((n) => [`/p${n}`, page(n).replace(words(n), words(n) + words(n) + words(n))]),
    );
    const cut = await host({ '/feed': rss(numbers.map((n) => summary(n, LONG))), ...pages });
    const short = await readAll({ kind: 'feed', url: `${cut.url}/feed` }, { now });
    expect(short.posts.every(({ text }) => text.length > LONG.length * 2)).toBe(true);
    const whole = await host({
      '/feed': rss(numbers.map((n) => summary(n, LONG.repeat(3)))),
      ...pages,
    });
    const all = await readAll({ kind: 'feed', url: `${whole.url}/feed` }, { now });
    expect(all.posts).toHaveLength(6);
    expect(whole.log.filter(({ path }) => path.startsWith('/p')).length).toBe(2);
  });

  test('is followed into its archive until nothing is new', async () => {
    const next = (n: number) => `<atom:link rel="next" href="/feed?page=${n}"/>`;
    const blog = await host({
      '/feed': rss([item(1), item(2)], next(2)),
      '/feed?page=2': rss([item(3), item(4)], next(3)),
      // The last page leads to itself, and then back to the beginning.
      '/feed?page=3': rss([item(5)], next(1)),
      '/feed?page=1': rss([item(1), item(2)], next(2)),
    });
    const { posts } = await readAll({ kind: 'feed', url: `${blog.url}/feed` }, { now });
    expect(posts.map(({ title }) => title)).toEqual([1, 2, 3, 4, 5].map((n) => `Flan ${n}`));
    expect(blog.log.length).toBeLessThan(8);
  });

  test('of a WordPress that answers every page with the same one ends', async () => {
    const generator = '<generator>https://wordpress.org/?v=6.6</generator>';
    const items = [1, 2, 3, 4, 5, 6].map((n) => item(n));
    const blog = await host({ '/feed': rss(items, generator) });
    const { posts } = await readAll({ kind: 'feed', url: `${blog.url}/feed` }, { now });
    expect(posts).toHaveLength(6);
    expect(blog.log.map(({ path }) => path)).toEqual(['/robots.txt', '/feed', '/feed?paged=2']);
  });

  test('that has moved is known by its new address', async () => {
    const blog = await host({
      '/old': { body: '', status: 301, headers: { location: '/new' } },
      '/new': rss([item(1)]),
    });
    const { outcome, posts } = await readAll({ kind: 'feed', url: `${blog.url}/old` }, { now });
    expect(posts).toHaveLength(1);
    expect(outcome).toMatchObject({ found: { url: `${blog.url}/new` } });
  });

  test('that has not changed costs one answer without a body', async () => {
    const feed: Served = (request, response) => {
      if (request.headers['if-none-match'] === '"7"') return void response.writeHead(304).end();
      response.writeHead(200, { etag: '"7"' }).end(rss([item(1)]));
    };
    const blog = await host({ '/feed': feed });
    const source = { kind: 'feed', url: `${blog.url}/feed` } as const;
    const first = await readAll(source, { now });
    const validators = first.outcome.kind === 'read' ? first.outcome.validators : {};
    const again = await readAll(source, { now, validators });
    expect(again).toMatchObject({
      posts: [],
      outcome: { kind: 'read', isUnchanged: true, validators },
    });
  });

  test.each([
    ['cut off', `${rss([item(1), item(2)]).slice(0, -40)}`],
    [
      'with markup that isn’t closed',
      `<rss version="2.0"><channel><item><title>Flan 1</title><link>/p1</link><description>Un <p> & deux <br> ${LONG}</description></item><item><title>Flan`,
    ],
    ['behind a PHP warning', `<b>Warning</b>: x in y<br />\n${rss([item(1)])}`],
    ['behind blank lines', `\n\n ${rss([item(1)])}`],
  ])('%s gives what is whole', async (_, body) => {
    const blog = await host({ '/feed': { type: 'application/xml', body } });
    const { posts } = await readAll({ kind: 'feed', url: `${blog.url}/feed` }, { now });
    expect(posts[0]?.title).toBe('Flan 1');
  });

  test.each([
    ['empty', ''],
    ['a page', page(1)],
    ['no XML', 'Bonjour'],
    ['an image', '\u0089PNG\r\n'],
  ])('that is %s is said to be unreadable', async (_, body) => {
    const blog = await host({ '/feed': { type: 'application/xml', body } });
    const { posts, outcome } = await readAll({ kind: 'feed', url: `${blog.url}/feed` }, { now });
    expect({ posts, outcome }).toMatchObject({
      posts: [],
      outcome: { problem: { type: 'unreadable' } },
    });
  });

  test('brings the comments on its posts', async () => {
    const comments = rss([
      `<item><title>Par : Marie</title><link>/p1#comment-4</link><dc:creator>Marie</dc:creator><pubDate>Tue, 06 Jan 2026 09:00:00 +0100</pubDate><description>Merci !</description></item>`,
    ]);
    const extra = '<slash:comments>1</slash:comments><wfw:commentRss>/p1/feed</wfw:commentRss>';
    const blog = await host({ '/feed': rss([item(1, { extra }), item(2)]), '/p1/feed': comments });
    const read = await readAll({ kind: 'feed', url: `${blog.url}/feed` }, { now });
    expect(read.comments).toEqual([
      {
        postKey: read.posts[0]?.key,
        author: 'Marie',
        authorUrl: null,
        text: 'Merci !',
        at: new Date('2026-01-06T08:00:00Z'),
      },
    ]);
  });

  test('as JSON, as RDF, as Atom is the same', async () => {
    const at = '2026-01-05T08:00:00Z';
    const blog = await host();
    const whole = words(1);
    const forms = {
      json: JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'C',
        items: [{ id: '1', url: '/p1', title: 'Flan 1', content_html: whole, date_published: at }],
      }),
      rdf: `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel rdf:about="/"><title>C</title></channel><item rdf:about="/p1"><title>Flan 1</title><link>/p1</link><dc:date>${at}</dc:date><content:encoded><![CDATA[${whole}]]></content:encoded></item></rdf:RDF>`,
      atom: `<feed xmlns="http://www.w3.org/2005/Atom"><title>C</title><entry><title type="html">Flan 1</title><id>urn:1</id><link href="p1"/><published>${at}</published><content type="html"><![CDATA[${whole}]]></content></entry></feed>`,
    };
    for (const [name, body] of Object.entries(forms)) blog.pages.set(`/${name}`, body);
    const found = await Promise.all(
      Object.keys(forms).map(async (name) => {
        const { posts } = await readAll({ kind: 'feed', url: `${blog.url}/${name}` }, { now });
        return posts.map(({ key, title, publishedAt, text }) => ({
          key,
          title,
          publishedAt,
          text,
        }));
      }),
    );
    expect(found[0]).toHaveLength(1);
    expect(found[1]).toEqual(found[0]);
    expect(found[2]).toEqual(found[0]);
  });
});

describe('an address of which nothing is known', () => {
  test('leads to the feed that its page names, and to what the feed leaves out', async () => {
    const link =
      '<link rel="alternate" type="application/rss+xml" title="Commentaires" href="/comments/feed"><link rel="alternate" type="application/rss+xml" href="/rss">';
    const blog = await host({
      '/': list(['/p1', '/p2', '/p3', '/about', '/tag/lait'], link),
      '/rss': rss([item(1)]),
      '/p2': page(2),
      '/p3': page(3),
    });
    const whole = await readAll({ kind: 'auto', url: blog.url }, { now });
    expect(whole.posts.map(({ title }) => title)).toEqual(['Flan 1', 'Flan 2', 'Flan 3']);
    expect(whole.outcome).toMatchObject({
      kind: 'read',
      found: { kind: 'feed', url: `${blog.url}/rss` },
    });
  });

  test('leads to a feed that no page names', async () => {
    const blog = await host({ '/': list([]), '/atom.xml': rss([item(1)]) });
    const { posts, outcome } = await readAll({ kind: 'auto', url: blog.url }, { now });
    expect(posts).toHaveLength(1);
    expect(outcome).toMatchObject({ found: { kind: 'feed', url: `${blog.url}/atom.xml` } });
  });

  test('leads through sitemaps, packed or not, to the posts and to nothing else', async () => {
    const map = (urls: string[]) =>
      `<urlset>${urls.map((url) => `<url><loc>${url}</loc><lastmod>2026-01-0${urls.indexOf(url) + 1}</lastmod></url>`).join('')}</urlset>`;
    const blog = await host({ '/': list([]) });
    blog.pages.set('/robots.txt', { type: 'text/plain', body: `Sitemap: ${blog.url}/maps.xml` });
    blog.pages.set(
      '/maps.xml',
      `<sitemapindex><sitemap><loc>${blog.url}/posts.xml.gz</loc></sitemap><sitemap><loc>${blog.url}/tag-sitemap.xml</loc></sitemap><sitemap><loc>${blog.url}/maps.xml</loc></sitemap></sitemapindex>`,
    );
    const urls = [1, 2, 3].map((n) => `${blog.url}/2026/0${n}/p${n}`);
    blog.pages.set('/posts.xml.gz', {
      type: 'application/gzip',
      body: gzipSync(
        map([
          ...urls,
          'https://ailleurs.example/x',
          `${blog.url}/tag/lait`,
          `${blog.url}/2026/01/`,
        ]),
      ),
    });
    for (const n of [1, 2, 3]) blog.pages.set(`/2026/0${n}/p${n}`, page(n));
    const { posts, outcome } = await readAll({ kind: 'auto', url: blog.url }, { now });
    // The newest first.
    expect(posts.map(({ title }) => title)).toEqual(['Flan 3', 'Flan 2', 'Flan 1']);
    expect(outcome).toMatchObject({ found: { kind: 'site' } });
    const asked = blog.log.map(({ path }) => path);
    expect(asked).not.toContain('/tag/lait');
    expect(asked).not.toContain('/tag-sitemap.xml');
  });

  test('leads from list to list, and a calendar without end is not one', async () => {
    const calendar: Served = (request, response) => {
      const month = Number(/month=(\d+)/.exec(request.url ?? '')?.[1] ?? 0);
      response.setHeader('content-type', 'text/html');
      response.end(list([`/cal?month=${month + 1}`]));
    };
    const blog = await host({
      '/': list(
        ['/p1', '/p2', '/cal?month=1', '/2026/01/', '/page/2'],
        '<link rel="next" href="/page/2">',
      ),
      '/page/2': list(['/p3'], '<link rel="next" href="/page/3">'),
      '/page/3': list(['/p1'], '<link rel="next" href="/page/2">'),
      '/cal': calendar,
      '/2026/01/': list(['/2025/12/']),
    });
    for (const n of [1, 2, 3]) blog.pages.set(`/p${n}`, page(n));
    const { posts } = await readAll({ kind: 'site', url: blog.url }, { now });
    expect(posts.map(({ title }) => title).sort()).toEqual(['Flan 1', 'Flan 2', 'Flan 3']);
    expect(blog.log.filter(({ path }) => path.startsWith('/cal'))).toEqual([]);
    const asked = blog.log.map(({ path }) => path);
    expect(new Set(asked).size).toBe(asked.length);
  });

  test('of endless pages ends by itself', async () => {
    const endless: Served = (request, response) => {
      const n = Number(/\d+/.exec(request.url ?? '')?.[0] ?? 0);
      response.setHeader('content-type', 'text/html');
      response.end(list([`/suite-${n * 2 + 1}`, `/suite-${n * 2 + 2}`]));
    };
    const pages = Object.fromEntries(
      Array.from({ length: 4_000 }, (_, n) => [`/suite-${n}`, endless]),
    );
    const blog = await host({ '/': list(['/suite-0']), ...pages });
    const { posts, outcome } = await readAll({ kind: 'site', url: blog.url }, { now });
    expect(posts).toEqual([]);
    expect(outcome.kind).toBe('read');
    expect(blog.log.length).toBeLessThan(60);
  });

  test('of a page that is a copy is the page it is a copy of', async () => {
    const canonical = '<link rel="canonical" href="/p1">';
    const blog = await host({
      '/': list(['/p1?ref=a', '/p1/amp-version', '/p1']),
      '/p1': page(1, canonical),
      '/p1/amp-version': page(1, canonical),
    });
    const { posts } = await readAll({ kind: 'site', url: blog.url }, { now });
    expect(posts).toHaveLength(1);
  });

  test('has its comments read from the page', async () => {
    const comments = `<div id="comments"><ol class="comment-list"><li class="comment"><article class="comment-body"><footer class="comment-meta"><div class="comment-author vcard"><b class="fn"><a href="https://marie.example/">Marie</a></b> <span class="says">dit :</span></div><div class="comment-metadata"><time datetime="2026-02-01T10:00:00+01:00">1 février</time></div></footer><div class="comment-content"><p>Délicieux !</p></div></article><ol class="children"><li class="comment"><article class="comment-body"><div class="comment-author"><b class="fn">Léa</b></div><div class="comment-content"><p>Merci Marie</p></div></article></li></ol></li></ol></div>`;
    const blog = await host({
      '/': list(['/p1']),
      '/p1': page(1).replace('</main>', `${comments}</main>`),
    });
    const read = await readAll({ kind: 'site', url: blog.url }, { now });
    expect(read.posts[0]?.text).not.toContain('Délicieux');
    expect(read.comments.map(({ author, authorUrl, text }) => [author, authorUrl, text])).toEqual([
      ['Marie', 'https://marie.example/', 'Délicieux !'],
      ['Léa', null, 'Merci Marie'],
    ]);
    expect(read.comments[0]?.at?.toISOString()).toBe('2026-02-01T09:00:00.000Z');
  });

  test.each<[string, Served, string]>([
    ['gone', { body: '', status: 404 }, 'gone'],
    ['empty', '', 'nothing-found'],
    [
      'an image',
      { type: 'image/png', body: new Uint8Array([137, 80, 78, 71, 0, 0]) },
      'nothing-found',
    ],
    ['behind a password', { body: '', status: 401 }, 'login'],
    ['broken', { body: '', status: 500 }, 'no-answer'],
    ['busy', { body: '', status: 429 }, 'busy'],
    ['a circle', { body: '', status: 302, headers: { location: '/' } }, 'redirects'],
    [
      'at home',
      { body: '', status: 302, headers: { location: 'http://10.0.0.1/' } },
      'address-private',
    ],
    ['too deep to be a page', '<div>'.repeat(50_000), 'unreadable'],
  ])('that is %s is told so', async (_, served, type) => {
    const blog = await host({ '/': served });
    const { outcome, posts } = await readAll({ kind: 'auto', url: blog.url }, { now });
    expect({ outcome, posts }).toMatchObject({
      outcome: { kind: 'failed', problem: { type } },
      posts: [],
    });
  });

  test('that its owner keeps to themselves is told so', async () => {
    const robots = { type: 'text/plain', body: 'User-agent: *\nDisallow: /' };
    const blog = await host({ '/robots.txt': robots, '/': list(['/p1']), '/p1': page(1) });
    const { outcome } = await readAll({ kind: 'auto', url: blog.url }, { now });
    expect(outcome).toMatchObject({ problem: { type: 'robots' } });
    expect(blog.log).toHaveLength(1);
  });
});

test('a page made to be slow to read is given up, and the next one is read', async () => {
  const trap = `<html><body><main>${'<a b='.repeat(100_000)}`;
  const blog = await host({ '/': list(['/piege', '/p1']), '/piege': trap, '/p1': page(1) });
  const { posts } = await readAll({ kind: 'site', url: blog.url }, { now });
  expect(posts.map(({ title }) => title)).toEqual(['Flan 1']);
}, 30_000);
