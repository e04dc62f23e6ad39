import { parseFeed as parseKnownFeed } from 'feedsmith';
import { z } from 'zod';
import { lineOfHtml } from './html-text.ts';
import { type LenientItem, readLenientItems } from './lenient-feed.ts';
import { readDate } from './read-date.ts';

export type FeedItem = {
  /** The feed's own id, else its address; empty where it has neither. */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  /** Whoever wrote it, as the feed says; of a feed of comments, the commenter. */
  readonly author: string;
  readonly html: string;
  /** The feed gave a whole content, not a summary only. */
  readonly hasContent: boolean;
  readonly publishedAt: Date | null;
  readonly categories: readonly string[];
  readonly commentsUrl: string | null;
  readonly commentCount: number | null;
};

export type ParsedFeed = {
  readonly title: string;
  readonly siteUrl: string | null;
  readonly language: string;
  readonly isWordPress: boolean;
  /** The next, older page (RFC 5005, `rel=next`, JSON Feed's `next_url`). */
  readonly olderUrl: string | null;
  /** The feed says that it lives elsewhere by now. */
  readonly movedTo: string | null;
  readonly items: readonly FeedItem[];
};

const MAX_ITEMS = 2_000;

/**
 * RSS 0.9x, 1 and 2, Atom and JSON Feed, and what can be saved of broken ones. `base` is where the
 * feed was found: relative addresses are read from there. Null for what is no feed; never throws.
 */
export function parseFeed(text: string, base: string, now: Date): ParsedFeed | null {
  const known = tryKnown(text);
  if (known) return present(known, base, now);
  if (!/<(rss|rdf:RDF|feed|channel)[\s>]/i.test(text.slice(0, 4_000))) return null;
  const items = readLenientItems(text).map((item) => presentLenient(item, base, now));
  if (items.length === 0) return null;
  return { ...nothing, items };
}

const nothing: Omit<ParsedFeed, 'items'> = {
  ...{ title: '', siteUrl: null, language: '', isWordPress: false, olderUrl: null, movedTo: null },
};

// The library's types are wide unions; what is needed of them is read as a shape of our own.
const text = z.union([z.string(), z.object({ value: z.string() }).transform((one) => one.value)]);
const maybe = <T extends z.ZodType>(type: T) => type.optional().catch(undefined);
const links = maybe(z.array(z.object({ href: maybe(z.string()), rel: maybe(z.string()) })));
const names = maybe(
  z.array(
    z.union([
      z.string(),
      z
        .object({ name: maybe(z.string()), label: maybe(z.string()), term: maybe(z.string()) })
        .transform((one) => one.name ?? one.label ?? one.term ?? ''),
    ]),
  ),
);
const item = z.object({
  title: maybe(text),
  link: maybe(z.string()),
  links,
  url: maybe(z.string()),
  external_url: maybe(z.string()),
  guid: maybe(z.object({ value: z.string(), isPermaLink: maybe(z.boolean()) })),
  id: maybe(z.string()),
  description: maybe(z.string()),
  summary: maybe(text),
  content: maybe(
    z.union([z.object({ encoded: z.string() }), z.object({ value: z.string() }), z.string()]),
  ),
  content_html: maybe(z.string()),
  content_text: maybe(z.string()),
  pubDate: maybe(z.string()),
  published: maybe(z.string()),
  updated: maybe(z.string()),
  date_published: maybe(z.string()),
  date_modified: maybe(z.string()),
  dc: maybe(
    z.object({
      dates: maybe(z.array(z.string())),
      date: maybe(z.string()),
      creators: maybe(z.array(z.string())),
    }),
  ),
  authors: names,
  categories: names,
  tags: names,
  wfw: maybe(z.object({ commentRss: maybe(z.string()) })),
  slash: maybe(z.object({ comments: maybe(z.number()) })),
  thr: maybe(z.object({ total: maybe(z.number()) })),
  rdf: maybe(z.object({ about: maybe(z.string()) })),
});
const feed = z.object({
  title: maybe(text),
  link: maybe(z.string()),
  links,
  home_page_url: maybe(z.string()),
  next_url: maybe(z.string()),
  language: maybe(z.string()),
  generator: maybe(
    z.union([
      z.string(),
      z.object({ text: maybe(z.string()), value: maybe(z.string()), uri: maybe(z.string()) }),
    ]),
  ),
  atom: maybe(z.object({ links })),
  itunes: maybe(z.object({ newFeedUrl: maybe(z.string()) })),
  xml: maybe(z.object({ base: maybe(z.string()), lang: maybe(z.string()) })),
  items: maybe(z.array(item)),
  entries: maybe(z.array(item)),
});
type Item = z.infer<typeof item>;

function tryKnown(xml: string): z.infer<typeof feed> | null {
  try {
    const { feed: found } = parseKnownFeed(xml);
    const parsed = feed.safeParse(found);
    if (!parsed.success) return null;
    return parsed.data;
  } catch {
    return null;
  }
}

function present(found: z.infer<typeof feed>, base: string, now: Date): ParsedFeed {
  const root = resolve(found.xml?.base, base) ?? base;
  const all = [...(found.links ?? []), ...(found.atom?.links ?? [])];
  const older = ['prev-archive', 'next'].map((rel) => all.find((link) => link.rel === rel)?.href);
  const generator = JSON.stringify(found.generator ?? '');
  const site = found.link ?? found.home_page_url ?? all.find(isAlternate)?.href;
  return {
    title: lineOfHtml(found.title),
    siteUrl: resolve(site, root),
    language: (found.language ?? found.xml?.lang ?? '').slice(0, 2).toLowerCase(),
    isWordPress: /wordpress/i.test(generator),
    olderUrl: resolve(found.next_url ?? older[0] ?? older[1], root),
    movedTo: resolve(found.itunes?.newFeedUrl, root),
    items: withoutPages((found.items ?? found.entries ?? []).slice(0, MAX_ITEMS)).map((one) =>
      presentItem(one, root, now),
    ),
  };
}

/** Some generators list every page, and give those that are no posts the year 1. */
function withoutPages(items: readonly Item[]): readonly Item[] {
  const isPage = (one: Item) => /(^|\D)0001(\D|$)/.test(one.pubDate ?? one.published ?? '');
  const posts = items.filter((one) => !isPage(one));
  return posts.length > 0 ? posts : items;
}

function presentItem(one: Item, root: string, now: Date): FeedItem {
  const whole = wholeOf(one);
  const summary = one.description ?? one.summary ?? '';
  const permalink = one.guid?.isPermaLink === false ? undefined : one.guid?.value;
  const link =
    one.link ?? one.url ?? one.links?.find(isAlternate)?.href ?? one.rdf?.about ?? permalink;
  const url = resolve(link, root) ?? '';
  const dates = [
    ...[one.pubDate, one.published, one.date_published, one.dc?.date, ...(one.dc?.dates ?? [])],
    ...[one.updated, one.date_modified],
  ];
  return {
    id: (one.guid?.value ?? one.id ?? url).trim().slice(0, 1_000),
    url,
    title: lineOfHtml(one.title),
    author: lineOfHtml(one.dc?.creators?.[0] ?? one.authors?.[0]),
    html: whole ?? summary,
    hasContent: whole !== undefined,
    publishedAt: firstDate(dates, now),
    categories: (one.categories ?? one.tags ?? []).map(lineOfHtml).filter(Boolean).slice(0, 30),
    commentsUrl: resolve(
      one.wfw?.commentRss ?? one.links?.find(({ rel }) => rel === 'replies')?.href,
      root,
    ),
    commentCount: one.slash?.comments ?? one.thr?.total ?? null,
  };
}

function wholeOf({ content, content_html, content_text }: Item): string | undefined {
  if (typeof content === 'string') return content;
  if (content && 'encoded' in content) return content.encoded;
  return content?.value ?? content_html ?? content_text;
}

function presentLenient(item: LenientItem, base: string, now: Date): FeedItem {
  const whole = item.get('content:encoded') ?? item.get('content');
  const url = resolve(item.get('link') || item.get('guid'), base) ?? '';
  const dates = ['pubDate', 'published', 'dc:date', 'updated'].map((tag) => item.get(tag));
  return {
    id: (item.get('guid') || item.get('id') || url).slice(0, 1_000),
    url,
    title: lineOfHtml(item.get('title')),
    author: lineOfHtml(item.get('dc:creator')),
    html: whole ?? item.get('description') ?? item.get('summary') ?? '',
    hasContent: whole !== undefined,
    publishedAt: firstDate(dates, now),
    categories: [],
    commentsUrl: resolve(item.get('wfw:commentRss'), base),
    commentCount: null,
  };
}

function firstDate(dates: readonly (string | undefined)[], now: Date): Date | null {
  for (const date of dates) {
    const found = readDate(date, now);
    if (found) return found;
  }
  return null;
}

function isAlternate({ rel, href }: { rel?: string | undefined; href?: string | undefined }) {
  return href !== undefined && (rel === undefined || rel === 'alternate');
}

/** A web address, from where it was found; null for all else. */
function resolve(link: string | undefined, base: string): string | null {
  const bare = link?.trim();
  if (!bare || !URL.canParse(bare, base)) return null;
  const url = new URL(bare, base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href.slice(0, 2_000) : null;
}
