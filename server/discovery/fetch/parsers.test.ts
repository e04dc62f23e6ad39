import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkAddress } from './address.ts';
import { decodeText } from './decode-text.ts';
import { extractPage } from './extract-page.ts';
import { textOfHtml, tidyText } from './html-text.ts';
import { addressKey, keyOf } from './key.ts';
import { parseFeed } from './parse-feed.ts';
import { parseSitemap } from './parse-sitemap.ts';
import { readDate, readDateOfUrl } from './read-date.ts';
import { readList } from './read-list.ts';
import { judgeRobots } from './robots.ts';

const now = new Date('2026-11-25T10:00:00Z');
const base = 'https://blog.example/feed';
const bytes = fc.uint8Array({ maxLength: 400 });
const pieces = [
  ...['<rss version="2.0">', '<channel>', '<item>', '</item>', '<title>', '</title>', '<link>'],
  ...[
    '</link>',
    '<![CDATA[',
    ']]>',
    '&amp;',
    '&#8217;',
    '&#x110000;',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
  ],
  ...[
    '<entry>',
    '</entry>',
    '<pubDate>',
    '</pubDate>',
    '<?xml version="1.0"?>',
    '<!DOCTYPE',
    '<!--',
  ],
  ...[
    '<html lang="fr">',
    '<body>',
    '<p>',
    '</p>',
    '<article>',
    '<img alt="a">',
    '<script type="application/ld+json">',
  ],
  ...[
    '</script>',
    '{"@type":"BlogPosting","headline":',
    '[]}',
    '<time datetime="',
    '<a href="//">',
    '<a href="',
    '">',
  ],
  ...[
    '<urlset>',
    '<url>',
    '<loc>',
    '</loc>',
    '<sitemapindex>',
    '{"version":"https://jsonfeed.org/version/1.1"',
    '"items":[{}]}',
  ],
  ...[
    '<opml>',
    '<outline xmlUrl="',
    'url;nom\n',
    'https://a.example/',
    ',',
    '"',
    '\0',
    '\ud800',
    'é',
    '12 janvier 2024',
    '0001-01-01',
  ],
];
const soup = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...pieces) },
      fc.string({ unit: 'binary', maxLength: 12 }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));
const many = { numRuns: 400 };

describe('whatever strangers write', () => {
  test('a feed is read, or is none', () => {
    fc.assert(
      fc.property(soup, (text) => {
        const feed = parseFeed(text, base, now);
        for (const item of feed?.items ?? []) {
          if (item.url !== '') expect(item.url).toMatch(/^https?:\/\//);
          if (item.publishedAt)
            expect(item.publishedAt.getTime()).toBeLessThan(now.getTime() + 2.1 * 86_400_000);
          expect(item.title).not.toMatch(/\n/);
        }
      }),
      many,
    );
  });

  test('a page is read, or is none', () => {
    fc.assert(
      fc.property(soup, (text) => {
        const page = extractPage(`<html><body>${text}`, base, now);
        for (const link of page?.links.posts ?? []) expect(new URL(link).host).toBe('blog.example');
        expect(page?.text ?? '').toBe(tidyText(page?.text ?? ''));
      }),
      { numRuns: 200 },
    );
  });

  test('a sitemap is read, or is none', () => {
    fc.assert(
      fc.property(soup, (text) => {
        for (const { url } of parseSitemap(text, base, now)?.entries ?? []) {
          expect(url).toMatch(/^https?:\/\//);
        }
      }),
      many,
    );
  });

  test('bytes are text in some encoding', () => {
    const types = fc.constantFrom(
      '',
      'text/html; charset=utf-8',
      'text/xml; charset=iso-8859-1',
      'text/html; charset=utf-16',
      'charset=nonsense',
    );
    fc.assert(
      fc.property(bytes, types, (raw, type) => typeof decodeText(raw, type) === 'string'),
      many,
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), types, (text, type) => {
        fc.pre(text.isWellFormed() && !type.includes('utf-16') && !text.startsWith('\ufeff'));
        expect(decodeText(new TextEncoder().encode(text), type)).toBe(text);
      }),
      many,
    );
  });

  test('a text has no markup’s controls, and is the same when it is tidied again', () => {
    fc.assert(
      fc.property(soup, (html) => {
        const text = textOfHtml(html);
        expect(text).toBe(tidyText(text));
        expect(text.isWellFormed()).toBe(true);
        expect(text.includes('\0')).toBe(false);
      }),
      many,
    );
    expect(textOfHtml('<![CDATA[<html lang="fr">Un mot.')).toContain('Un mot.');
  });

  test('a date is one that can be, or none', () => {
    fc.assert(
      fc.property(
        fc.oneof(soup, fc.string(), fc.date({ noInvalidDate: true }).map(String)),
        (text) => {
          for (const at of [readDate(text, now), readDateOfUrl(text, now)]) {
            if (at === null) continue;
            expect(at.getTime()).toBeGreaterThan(Date.UTC(1994, 11, 1));
            expect(at.getTime()).toBeLessThan(now.getTime() + 3 * 86_400_000);
          }
        },
      ),
      many,
    );
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1996-01-01'), max: now, noInvalidDate: true }),
        (date) => {
          expect(readDate(date.toISOString(), now)?.getTime()).toBe(
            Math.floor(date.getTime() / 1_000) * 1_000,
          );
          expect(readDate(date.toUTCString(), now)?.getTime()).toBe(
            Math.floor(date.getTime() / 1_000) * 1_000,
          );
        },
      ),
      many,
    );
  });

  test('robots.txt is a yes or a no', () => {
    const line = fc.constantFrom(
      'User-agent: *',
      'User-agent: Compagnon',
      'Disallow: /',
      'Allow: /a',
      'Crawl-delay: x',
      'Crawl-delay: -1',
      'Crawl-delay: 1e9',
      'Sitemap: //',
      'Disallow: /*$*$',
      '\0',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.string()), { maxLength: 20 }), (lines) => {
        const file = { kind: 'rules', text: lines.join('\n'), readAt: now } as const;
        const verdict = judgeRobots(file, new URL('https://blog.example/a/b?c'), 'Compagnon');
        expect(typeof verdict.isAllowed).toBe('boolean');
        expect(verdict.delayMs).toBeGreaterThanOrEqual(0);
      }),
      many,
    );
  });

  test('an address is called, or refused by a word', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.string(), soup), (text) => {
        const checked = checkAddress(text, () => false);
        if (typeof checked !== 'string') expect(checked.protocol).toMatch(/^https?:$/);
      }),
      many,
    );
  });

  test('the key of an address is the same on every way to it', () => {
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ['https'] }), (url) => {
        const key = addressKey(url);
        expect(addressKey(url.replace('https:', 'http:').replace(/^http:/, 'https:'))).toBe(key);
        const tracked = new URL(url);
        tracked.searchParams.append('utm_source', 'feed');
        tracked.hash = '#comments';
        expect(addressKey(tracked.href)).toBe(key);
        expect(key.length).toBeLessThan(520);
      }),
      many,
    );
    expect(keyOf({ url: '', id: 'x' })).not.toBe(keyOf({ url: '', id: 'y' }));
  });

  test('a list is read, or is none', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          soup.map((text) => new TextEncoder().encode(text)),
          bytes,
        ),
        async (raw) => {
          const list = await readList(raw);
          for (const line of list?.lines ?? []) expect(line.n).toBeGreaterThan(0);
        },
      ),
      { numRuns: 200 },
    );
    expect(await readList(new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]))).toBeNull();
  });
});
