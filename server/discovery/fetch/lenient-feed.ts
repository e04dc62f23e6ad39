import { decodeEntities } from './entities.ts';

/** What a broken feed still says, tag by tag; each value is as it was written, entities decoded. */
export type LenientItem = ReadonlyMap<string, string>;

const MAX_ITEMS = 2_000;

/**
 * Second try, for XML that is cut off or doesn't close what it opens: every `<item>` or `<entry>`
 * that is whole, read by its tags. Linear in the text's length.
 */
export function readLenientItems(xml: string): LenientItem[] {
  const items: LenientItem[] = [];
  const opening = /<(item|entry)(?=[\s>])[^>]*>/gi;
  for (
    let found = opening.exec(xml);
    found && items.length < MAX_ITEMS;
    found = opening.exec(xml)
  ) {
    const start = opening.lastIndex;
    const end = findClose(xml, start, found[1] ?? 'item');
    if (end === -1) break;
    const item = readTags(xml.slice(start, end));
    if (item.size > 0) items.push(item);
    opening.lastIndex = end;
  }
  return items;
}

function findClose(xml: string, start: number, name: string): number {
  const closing = new RegExp(`</${name}\\s*>`, 'gi');
  closing.lastIndex = start;
  return closing.exec(xml)?.index ?? -1;
}

const TAGS = [
  ...['title', 'link', 'guid', 'id', 'pubDate', 'published', 'updated', 'dc:date', 'dc:creator'],
  ...['description', 'summary', 'content', 'content:encoded', 'category', 'wfw:commentRss'],
];

function readTags(item: string): LenientItem {
  const found = new Map<string, string>();
  for (const tag of TAGS) {
    const open = new RegExp(`<${tag}(\\s[^>]*)?>`, 'i').exec(item);
    if (!open) continue;
    const from = open.index + open[0].length;
    const href = /\shref\s*=\s*["']([^"']*)/i.exec(open[1] ?? '')?.[1];
    if (href !== undefined) {
      found.set(tag, decodeEntities(href));
      continue;
    }
    const to = new RegExp(`</${tag}\\s*>`, 'i').exec(item.slice(from));
    if (to) found.set(tag, unwrap(item.slice(from, from + to.index)));
  }
  return found;
}

function unwrap(text: string): string {
  const data = /^\s*<!\[CDATA\[([\s\S]*?)(?:\]\]>\s*)?$/.exec(text);
  return data ? (data[1] ?? '') : decodeEntities(text).trim();
}
