import type { ExtractedPage } from './extract-page.ts';
import type { Page } from './fetcher.ts';
import { addressKey, keyOf } from './key.ts';
import type { FeedItem, ParsedFeed } from './parse-feed.ts';
import {
  type FoundComment,
  get,
  give,
  isFull,
  need,
  note,
  ReadEnded,
  type Reader,
  type Reading,
  read,
  textOfPage,
} from './reading.ts';

const MAX_PAGES = 60;
const MAX_COMMENT_FEEDS = 40;

/** A feed and its archive, page after page, until nothing on a page is new. */
export async function* readFeed(reading: Reading, address: string, first?: FirstPage): Reader {
  const begun = first ?? (await openFeed(reading, address));
  if (begun === 'unchanged')
    return read(reading, { kind: 'feed', url: address }, { isUnchanged: true });
  let { page, feed } = begun;
  const home = page.hasMoved ? page.url : address;
  let found = home;
  const asked = new Set([addressKey(page.url)]);
  let commentFeeds = 0;
  const trust: Trust = { probes: 0, cut: 0 };
  for (let n = 1; n <= MAX_PAGES; n++) {
    const before = reading.given.size;
    let isAllKnown = true;
    const commented: FeedItem[] = [];
    for await (const { item, post } of readItems(reading, feed, trust)) {
      if (!reading.isKnown?.(post.key)) isAllKnown = false;
      if (item.commentsUrl && item.commentCount) commented.push(item);
      yield post;
    }
    for (const item of commented) {
      if (commentFeeds++ >= MAX_COMMENT_FEEDS) break;
      const comments = await readCommentFeed(reading, item.commentsUrl ?? '');
      if (comments.length > 0) yield { comments };
    }
    const isNew = reading.given.size > before;
    if (!isNew || isFull(reading) || (isAllKnown && reading.isComplete)) break;
    const next = nextPage(feed, page.url, home, n);
    if (next === null || asked.has(addressKey(next))) break;
    asked.add(addressKey(next));
    const older = await get(reading, next);
    if (older.kind !== 'page') break;
    const parsed = await reading.parsing.run('feed', textOfPage(older), older.url, now(reading));
    if (!parsed || parsed.items.length === 0) break;
    page = older;
    feed = parsed;
  }
  if (begun.feed.movedTo && addressKey(begun.feed.movedTo) !== addressKey(home)) {
    found = begun.feed.movedTo;
  }
  return read(reading, { kind: 'feed', url: found });
}

export type FirstPage = { readonly page: Page; readonly feed: ParsedFeed };

/** The feed's first page, asked for with what is known of it. */
export async function openFeed(
  reading: Reading,
  address: string,
): Promise<FirstPage | 'unchanged'> {
  const known = reading.validators?.[address];
  const answer = await get(reading, address, { ...known, accept: ACCEPT });
  if (answer.kind === 'not-modified' && known) {
    reading.noted[address] = known;
    return 'unchanged';
  }
  const page = answer.kind === 'page' ? answer : await need(reading, address);
  const feed = await reading.parsing.run('feed', textOfPage(page), page.url, now(reading));
  if (!feed) throw new ReadEnded({ type: 'unreadable', detail: page.mediaType, retryAt: null });
  note(reading, address, page);
  return { page, feed };
}

const ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5';

/** RFC 5005 and the like say it themselves; WordPress counts with `?paged=`. */
function nextPage(feed: ParsedFeed, url: string, home: string, n: number): string | null {
  if (feed.olderUrl) return feed.olderUrl;
  if (!feed.isWordPress || feed.items.length < 5) return null;
  const next = new URL(n === 1 ? url : home);
  next.searchParams.set('paged', String(n + 1));
  return next.href;
}

/**
 * Whether a feed's descriptions are whole: said by nothing in it, so the first two are compared with
 * their pages.
 */
type Trust = { probes: number; cut: number };
const PROBES = 2;

async function* readItems(reading: Reading, feed: ParsedFeed, trust: Trust) {
  const texts = await reading.parsing.run(
    'texts',
    feed.items.map(({ html }) => html),
  );
  for (const [i, item] of feed.items.entries()) {
    if (isFull(reading)) return;
    const key = keyOf({ ...item, at: item.publishedAt });
    if (reading.given.has(key)) continue;
    if (reading.since && item.publishedAt && item.publishedAt < reading.since) continue;
    const { text = '', imageAlts = [] } = texts?.[i] ?? {};
    const isUnsure = !item.hasContent && (trust.cut > 0 || trust.probes < PROBES);
    const isPlain = looksCut(text, item.hasContent);
    const isExcerpt = item.url !== '' && (isPlain || isUnsure);
    // A summary must not take the place of the whole text that is kept.
    if (isExcerpt && reading.isKnown?.(key)) {
      reading.given.add(key);
      continue;
    }
    const whole = isExcerpt ? await readWhole(reading, item.url) : null;
    // Kept as it is, a summary would never be completed: the next reading goes on here.
    if (whole === 'over') return;
    if (isExcerpt && !isPlain) {
      trust.probes += 1;
      if (whole && whole.text.length > text.length * 1.3 + 200) trust.cut += 1;
    }
    const isBetter = whole !== null && whole.text.length > text.length;
    const post = await give(reading, {
      key,
      url: item.url,
      title: item.title || whole?.title || '',
      text: isBetter ? whole.text : text,
      imageAlts: isBetter ? whole.imageAlts : imageAlts,
      language: whole?.language || feed.language,
      publishedAt: item.publishedAt ?? whole?.publishedAt ?? null,
      categories: item.categories,
      commentsUrl: item.commentsUrl,
      commentCount: item.commentCount,
    });
    yield { item, post };
  }
}

const MORE =
  /(\[?(…|\.\.\.)\]?|lire la suite|read more|continue reading|lire l.article|la suite\s*(»|→|>)?|keep reading)[\s\]»→.>]*$/i;

/** Whether a feed gives the beginning only; a short post without a sign of it is looked at once. */
function looksCut(text: string, hasContent: boolean): boolean {
  if (MORE.test(text.slice(-80))) return true;
  return hasContent ? text.length < 80 : text.length < 600;
}

async function readWhole(reading: Reading, url: string): Promise<ExtractedPage | 'over' | null> {
  const answer = await get(reading, url);
  if (answer.kind === 'failed' && answer.reason === 'budget') return 'over';
  if (answer.kind !== 'page') return null;
  return reading.parsing.run('page', textOfPage(answer), answer.url, now(reading));
}

/** Comments on one post, or on the whole blog: each names the post by its own address. */
export async function readCommentFeed(reading: Reading, url: string): Promise<FoundComment[]> {
  const answer = await get(reading, url);
  if (answer.kind !== 'page') return [];
  const feed = await reading.parsing.run('feed', textOfPage(answer), answer.url, now(reading));
  if (!feed) return [];
  const texts = await reading.parsing.run(
    'texts',
    feed.items.map(({ html }) => html),
  );
  return feed.items.flatMap((item, i) => {
    const text = texts?.[i]?.text ?? '';
    const author = item.author || /^(?:par|by|de)\s*:?\s*(.+)$/i.exec(item.title)?.[1] || '';
    if (!author || !text || !item.url) return [];
    const postKey = addressKey(item.url.replace(/#.*$/, ''));
    return [{ postKey, author, authorUrl: null, text, at: item.publishedAt }];
  });
}

function now(reading: Reading): Date {
  return reading.clock.now();
}
