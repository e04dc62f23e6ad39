import { z } from 'zod';
import { lineOfHtml } from './html-text.ts';
import { readDate, readDateOfUrl } from './read-date.ts';

/** What a page says of itself: title, day, language, where its feeds are. */
export type PageFacts = {
  readonly title: string;
  readonly publishedAt: Date | null;
  readonly language: string;
  /** The day stands in markup made for it, not in words or the address only. */
  readonly hasTime: boolean;
  /** It calls itself an article, in one of the ways that pages do. */
  readonly saysArticle: boolean;
  readonly canonical: string | null;
  readonly feeds: readonly string[];
  readonly commentFeeds: readonly string[];
  readonly wordPressApi: string | null;
  readonly categories: readonly string[];
};

const ARTICLES = /^(Article|BlogPosting|NewsArticle|Recipe|Review|SocialMediaPosting|TechArticle)$/;
const FEED_TYPES = /(rss|atom|rdf)\+xml|feed\+json/i;

export function readPageFacts(document: Document, url: string, now: Date): PageFacts {
  const said = readLinkedData(document);
  const meta = (...names: string[]) => metaOf(document, names);
  const links = [...document.querySelectorAll('link[rel]')];
  const alternates = links.filter(
    (link) => relOf(link).includes('alternate') && FEED_TYPES.test(link.getAttribute('type') ?? ''),
  );
  const feedsOf = (isWanted: (link: Element) => boolean) =>
    alternates
      .filter(isWanted)
      .map((link) => resolve(link.getAttribute('href'), url))
      .filter((feed) => feed !== null);
  const api = links.find((link) => relOf(link).includes('https://api.w.org/'));
  const canonical = links.find((link) => relOf(link).includes('canonical'));
  return {
    title: readTitle(document, said?.headline, meta('og:site_name'), meta('og:title')),
    ...readDay(document, said?.datePublished, url, now),
    language: languageOf(document, meta('og:locale')),
    saysArticle: said !== null || /article/i.test(meta('og:type') ?? ''),
    canonical: resolve(canonical?.getAttribute('href'), url),
    feeds: feedsOf((link) => !isCommentFeed(link)),
    commentFeeds: feedsOf(isCommentFeed),
    wordPressApi: resolve(api?.getAttribute('href'), url),
    categories: [
      ...document.querySelectorAll(
        'a[rel~="tag"], a[rel~="category"], meta[property="article:tag"]',
      ),
    ]
      .map((tag) => lineOfHtml(tag.getAttribute('content') ?? tag.textContent))
      .filter(Boolean)
      .slice(0, 30),
  };
}

function readTitle(
  document: Document,
  headline: string | undefined,
  siteName: string | null,
  og: string | null,
): string {
  const headings = [...document.querySelectorAll('h1')].map((one) => lineOfHtml(one.textContent));
  const inArticle = document.querySelector('article h1, .entry-title, .post-title, .p-name');
  const heading = lineOfHtml(inArticle?.textContent) || (headings.length === 1 ? headings[0] : '');
  const whole = lineOfHtml(document.querySelector('title')?.textContent);
  const found = lineOfHtml(headline) || lineOfHtml(og) || heading || whole;
  return withoutSite(found, siteName ?? '', heading ?? '');
}

/** "Mon flan | Le Carnet du lait" is "Mon flan", where the site or the heading says so. */
function withoutSite(title: string, siteName: string, heading: string): string {
  if (heading.length > 3 && title !== heading && title.startsWith(heading)) return heading;
  const parts = /^(.*\S)\s+[|·•»–—-]\s+(\S.*)$/.exec(title);
  if (!parts) return title;
  return parts[2] === lineOfHtml(siteName) ? (parts[1] ?? title) : title;
}

function readDay(document: Document, said: string | undefined, url: string, now: Date) {
  const metas = metaOf(document, [
    ...['article:published_time', 'og:published_time', 'datePublished', 'date', 'dc.date'],
    ...['dc.date.issued', 'dcterms.created', 'pubdate', 'publish-date', 'sailthru.date'],
  ]);
  const marked = readDate(said, now) ?? readDate(metas, now) ?? readTime(document, now);
  const publishedAt = marked ?? readDateOfUrl(url, now) ?? readWrittenDay(document, now);
  return { publishedAt, hasTime: marked !== null };
}

const TIMES =
  'article time[datetime], .entry-date, .dt-published, time[pubdate], [itemprop="datePublished"], header time[datetime], main time[datetime], time[datetime]';

function readTime(document: Document, now: Date): Date | null {
  for (const time of [...document.querySelectorAll(TIMES)].slice(0, 5)) {
    if (time.closest('#comments, .comments, .comment, aside, footer, nav')) continue;
    const text = time.getAttribute('datetime') ?? time.getAttribute('content') ?? time.textContent;
    const at = readDate(text, now);
    if (at) return at;
  }
  return null;
}

const WRITTEN =
  '.date, .post-date, .post-meta, .entry-meta, .published, .byline, .meta, [class*="date"]';

function readWrittenDay(document: Document, now: Date): Date | null {
  for (const place of [...document.querySelectorAll(WRITTEN)].slice(0, 12)) {
    if (place.closest('#comments, .comments, .comment, aside, footer, nav')) continue;
    const at = readDate(place.textContent, now);
    if (at) return at;
  }
  return null;
}

const linked = z.object({
  '@type': z.union([z.string(), z.array(z.string())]),
  headline: z.string().optional().catch(undefined),
  name: z.string().optional().catch(undefined),
  datePublished: z.string().optional().catch(undefined),
});

function readLinkedData(document: Document) {
  for (const script of [...document.querySelectorAll('script[type="application/ld+json"]')].slice(
    0,
    8,
  )) {
    for (const node of nodesOf(parseJson(script.textContent ?? ''))) {
      const one = linked.safeParse(node);
      if (!one.success) continue;
      const types = [one.data['@type']].flat();
      if (types.some((type) => ARTICLES.test(type))) {
        return {
          headline: one.data.headline ?? one.data.name,
          datePublished: one.data.datePublished,
        };
      }
    }
  }
  return null;
}

function nodesOf(value: unknown): unknown[] {
  const list = Array.isArray(value) ? value : [value];
  return list.slice(0, 50).flatMap((one: unknown) => {
    const graph = typeof one === 'object' && one !== null && '@graph' in one ? one['@graph'] : null;
    return Array.isArray(graph) ? graph.slice(0, 50) : [one];
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\s*<!--|-->\s*$/g, '').replace(/(?<!\\)\n/g, ' '));
  } catch {
    return null;
  }
}

function metaOf(document: Document, names: readonly string[]): string | null {
  const metas = [...document.querySelectorAll('meta[content]')];
  for (const name of names) {
    const found = metas.find((meta) =>
      ['property', 'name', 'itemprop'].some((key) => meta.getAttribute(key) === name),
    );
    const content = found?.getAttribute('content')?.trim();
    if (content) return content;
  }
  return null;
}

function languageOf(document: Document, og: string | null): string {
  const said = document.documentElement?.getAttribute('lang') || og || '';
  return /^[a-z]{2}(?![a-z])/i.exec(said)?.[0].toLowerCase() ?? '';
}

function relOf(link: Element): string[] {
  return (link.getAttribute('rel') ?? '').toLowerCase().split(/\s+/);
}

function isCommentFeed(link: Element): boolean {
  return /comment/i.test(`${link.getAttribute('title') ?? ''} ${link.getAttribute('href') ?? ''}`);
}

export function resolve(link: string | null | undefined, base: string): string | null {
  const bare = link?.trim();
  if (!bare || !URL.canParse(bare, base)) return null;
  const url = new URL(bare, base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href.slice(0, 2_000) : null;
}
