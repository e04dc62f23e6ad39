import { gunzipSync } from 'node:zlib';
import type { ExtractedPage } from './extract-page.ts';
import { addressKey } from './key.ts';
import { isSameSite, mayBePost } from './page-links.ts';
import {
  get,
  give,
  isFull,
  type Reader,
  type Reading,
  read,
  signatureOf,
  textOfPage,
} from './reading.ts';

const MAX_SITEMAPS = 30;
const MAX_LISTS = 40;
const SITEMAPS = ['/sitemap.xml', '/sitemap_index.xml', '/wp-sitemap.xml'];
/** A picture and a line are a post where the page says so; else only a text is. */
const SHORTEST_DATED = 20;
const SHORTEST_POST = 250;
const MAX_GZIP = 50_000_000;

/**
 * A site page by page: its sitemaps, or the lists that its pages lead to. Ends with the site, the
 * budget, or when thirty pages in a row were no posts. `home` is its first page, already read.
 */
export async function* readSite(
  reading: Reading,
  address: string,
  home: ExtractedPage | null,
): Reader {
  const fromMaps = await listFromSitemaps(reading, address);
  const wanted = within(fromMaps, address);
  const queue = wanted.length > 0 ? wanted : [];
  const lists: string[] = [];
  const asked = new Set([addressKey(address)]);
  const take = (page: ExtractedPage) => {
    for (const url of within(page.links.posts, address)) queue.push(url);
    for (const url of [page.links.older, ...page.links.archives]) if (url) lists.push(url);
  };
  if (home) take(home);
  let listed = 0;
  let barren = 0;
  while (!isFull(reading) && barren < 30) {
    const post = queue.shift();
    const url = post ?? (listed++ < MAX_LISTS ? lists.shift() : undefined);
    if (url === undefined) break;
    const key = addressKey(url);
    if (asked.has(key) || reading.given.has(key)) continue;
    asked.add(key);
    if (reading.isKnown?.(key)) continue;
    const answer = await get(reading, url);
    if (answer.kind === 'failed' && answer.reason === 'budget') {
      return read(reading, { kind: 'site', url: address }, { isCut: true });
    }
    if (answer.kind !== 'page' || !/html|^$/i.test(answer.mediaType)) continue;
    if (!isSameSite(answer.url, address)) continue;
    asked.add(addressKey(answer.url));
    const page = await reading.parsing.run(
      'page',
      textOfPage(answer),
      answer.url,
      reading.clock.now(),
    );
    if (!page) continue;
    if (fromMaps.length === 0) take(page);
    if (post === undefined) continue;
    if (!isPost(page)) {
      barren += 1;
      continue;
    }
    barren = 0;
    const ownKey = keyOfPage(page, answer.url);
    if (reading.given.has(ownKey)) continue;
    if (page.publishedAt && reading.signatures.has(signatureOf(page))) continue;
    if (reading.since && page.publishedAt && page.publishedAt < reading.since) continue;
    yield await give(reading, {
      key: ownKey,
      url: answer.url,
      title: page.title,
      text: page.text,
      language: page.language,
      publishedAt: page.publishedAt,
      imageAlts: page.imageAlts,
      categories: page.categories,
      commentsUrl: page.commentFeeds.at(-1) ?? null,
      commentCount: page.comments.length || null,
    });
    if (page.comments.length > 0) {
      yield { comments: page.comments.map((one) => ({ ...one, postKey: ownKey })) };
    }
  }
  return read(reading, { kind: 'site', url: address });
}

function isPost(page: ExtractedPage): boolean {
  if (page.isListing) return false;
  const { length } = page.text;
  if (page.hasTime && (length >= SHORTEST_DATED || page.imageAlts.length > 0)) return true;
  return length >= SHORTEST_POST && (page.publishedAt !== null || page.saysArticle);
}

/** A page that says that it is a copy of another one of the site is that one. */
function keyOfPage(page: ExtractedPage, url: string): string {
  const { canonical } = page;
  if (!canonical || !isSameSite(canonical, url)) return addressKey(url);
  return new URL(canonical).pathname === '/' ? addressKey(url) : addressKey(canonical);
}

/** Of a blog that lives in a folder of its host, only what lies there, if anything does. */
function within(urls: readonly string[], address: string): string[] {
  const folder = new URL(address).pathname.replace(/[^/]*$/, '');
  if (folder === '/') return [...urls];
  const inside = urls.filter((url) => new URL(url).pathname.startsWith(folder));
  return inside.length > 0 ? inside : [...urls];
}

/** The newest first, as far as the sitemaps say when. */
async function listFromSitemaps(reading: Reading, address: string): Promise<string[]> {
  const named = await reading.fetcher.listSitemaps(
    address,
    reading.signal ? { signal: reading.signal } : {},
  );
  const queue = named.length > 0 ? [...named] : SITEMAPS.map((path) => new URL(path, address).href);
  const asked = new Set<string>();
  const entries: { url: string; changedAt: Date | null }[] = [];
  while (queue.length > 0 && asked.size < MAX_SITEMAPS) {
    const url = queue.shift() ?? '';
    if (asked.has(url) || !isSameSite(url, address)) continue;
    asked.add(url);
    const answer = await get(reading, url);
    if (answer.kind !== 'page') continue;
    const text = textOfPage({ ...answer, bytes: unpack(answer.bytes) });
    const map = await reading.parsing.run('sitemap', text, answer.url, reading.clock.now());
    if (map?.kind === 'index') {
      const inner = map.entries.map((entry) => entry.url).filter((one) => !DULL.test(one));
      queue.unshift(...inner);
    } else if (map) {
      entries.push(...map.entries.filter((entry) => isWanted(entry.url, address)));
      // One of the usual names is enough; of those the site names, all are read.
      if (
        named.length === 0 &&
        entries.length > 0 &&
        queue.every((one) => SITEMAPS.includes(new URL(one).pathname))
      )
        break;
    }
  }
  entries.sort((a, b) => (b.changedAt?.getTime() ?? 0) - (a.changedAt?.getTime() ?? 0));
  return entries.map(({ url }) => url);
}

const DULL = /(categor|tag|author|taxonom|product|page|image|video|user)[\w-]*\.xml/i;

function isWanted(url: string, address: string): boolean {
  return isSameSite(url, address) && mayBePost(url);
}

function unpack(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_GZIP });
  } catch {
    return new Uint8Array();
  }
}
