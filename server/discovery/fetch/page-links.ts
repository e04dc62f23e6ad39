import { addressKey } from './key.ts';
import { resolve } from './page-facts.ts';

export type PageLinks = {
  /** On the same host, in their order, what may be posts; 400 at most. */
  readonly posts: readonly string[];
  /** The page with older posts. */
  readonly older: string | null;
  /** Archives and the like, which list posts. */
  readonly archives: readonly string[];
};

const OLDER =
  /^(older( posts| entries)?|previous( page| posts)?|next( page)?|articles (plus anciens|précédents)|(billets|messages) (plus anciens|précédents)|page suivante|suivante?|plus anciens|»|›|→)\b/i;
const FILES =
  /\.(jpe?g|png|gif|webp|svg|avif|pdf|zip|mp[34]|webm|css|js|json|xml|rss|atom|ics|txt|epub)$/i;
const NOT_POSTS =
  /\/(tags?|categor(y|ies|ie)|auth(or|eur)s?|page|feed|rss|wp-(admin|login|content|json)|login|register|search|recherche|about|a-propos|contact|mentions-legales|privacy|politique-[\w-]+|cgv|shop|boutique|cart|panier|account|mon-compte|comments?|attachment|amp|embed|print)(\/|$|\.)/i;
const ARCHIVES =
  /\/(archives?|blog|posts?|articles?|journal|billets|recettes|all|sitemap|plan-du-site)\/?(index\.html?)?$/i;
/** `/2024`, `/2024/03`, `/2024/03/12`: lists of a year, month or day. */
const CALENDAR = /\/(19|20)\d\d(\/[01]\d(\/[0-3]\d)?)?\/?$/;
const CALENDAR_QUERY = /[?&](month|year|day|date|cal|m|tribe-bar-date|eventdisplay)=/i;

/** Where a page leads on its own site; no calendars, which have no end. */
export function readPageLinks(document: Document, url: string): PageLinks {
  const posts = new Map<string, string>();
  const archives = new Map<string, string>();
  const own = addressKey(url);
  for (const link of [...document.querySelectorAll('a[href]')].slice(0, 3_000)) {
    const href = resolve(link.getAttribute('href'), url);
    if (!href || !isSameSite(href, url) || CALENDAR_QUERY.test(href)) continue;
    const bare = href.replace(/#.*$/, '');
    const key = addressKey(bare);
    if (key === own) continue;
    const { pathname } = new URL(bare);
    if (ARCHIVES.test(pathname)) archives.set(key, bare);
    else if (mayBePost(bare) && posts.size < 400) posts.set(key, bare);
  }
  return {
    posts: [...posts.values()],
    older: readOlder(document, url),
    archives: [...archives.values()].slice(0, 5),
  };
}

/** Whether an address may be a post's: it is deeper than the home page, and no list, file or form. */
export function mayBePost(address: string): boolean {
  const { pathname, search } = new URL(address);
  if (pathname === '/' && !/[?&]p=\d+/.test(search)) return false;
  if (FILES.test(pathname) || NOT_POSTS.test(pathname)) return false;
  return !CALENDAR.test(pathname) && !CALENDAR_QUERY.test(search) && search.length < 60;
}

export function isSameSite(a: string, b: string): boolean {
  const bare = (text: string) => new URL(text).host.replace(/^www\./, '');
  return bare(a) === bare(b);
}

function readOlder(document: Document, url: string): string | null {
  const marked = document.querySelector('link[rel~="next"][href], a[rel~="next"][href]');
  const candidates = marked
    ? [marked]
    : [...document.querySelectorAll('a[href]')].filter((link) =>
        OLDER.test((link.textContent ?? '').trim()),
      );
  for (const link of candidates) {
    const href = resolve(link.getAttribute('href'), url);
    if (href && isSameSite(href, url) && !CALENDAR_QUERY.test(href))
      return href.replace(/#.*$/, '');
  }
  return null;
}
