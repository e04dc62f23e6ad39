import { decodeEntities } from './entities.ts';
import { readDate } from './read-date.ts';

export type ParsedSitemap = {
  readonly kind: 'index' | 'urls';
  readonly entries: readonly { readonly url: string; readonly changedAt: Date | null }[];
};

const MAX_ENTRIES = 50_000;

/** A sitemap or an index of them (or a plain list of addresses); null for what is none. */
export function parseSitemap(text: string, base: string, now: Date): ParsedSitemap | null {
  const head = text.slice(0, 5_000);
  if (/<sitemapindex[\s>]/i.test(head))
    return { kind: 'index', entries: read(text, 'sitemap', base, now) };
  if (/<urlset[\s>]/i.test(head)) return { kind: 'urls', entries: read(text, 'url', base, now) };
  const lines = text
    .split(/\r?\n/, MAX_ENTRIES)
    .map((line) => line.trim())
    .filter(Boolean);
  const isList = lines.length > 0 && lines.every((line) => /^https?:\/\/\S+$/.test(line));
  if (!isList) return null;
  return { kind: 'urls', entries: lines.map((url) => ({ url, changedAt: null })) };
}

function read(xml: string, tag: string, base: string, now: Date) {
  const entries: { url: string; changedAt: Date | null }[] = [];
  for (const part of xml.split(new RegExp(`<${tag}[\\s>]`, 'i')).slice(1, MAX_ENTRIES + 1)) {
    const loc = /<loc[^>]*>([^<]*(?:<!\[CDATA\[[^\]]*\]\]>)?[^<]*)<\/loc/i.exec(part)?.[1];
    const bare = decodeEntities(loc?.replace(/<!\[CDATA\[|\]\]>/g, '') ?? '').trim();
    if (!bare || !URL.canParse(bare, base)) continue;
    const url = new URL(bare, base);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') continue;
    const changed = /<lastmod[^>]*>([^<]*)<\/lastmod/i.exec(part)?.[1];
    entries.push({ url: url.href, changedAt: readDate(changed, now) });
  }
  return entries;
}
