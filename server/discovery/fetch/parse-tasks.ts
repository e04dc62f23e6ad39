import { type ExtractedPage, extractPage } from './extract-page.ts';
import { altsOf, parsePage, textOf, textOfHtml } from './html-text.ts';
import { type ParsedFeed, parseFeed } from './parse-feed.ts';
import { type ParsedSitemap, parseSitemap } from './parse-sitemap.ts';
import { type ReadList, readList } from './read-list.ts';

export type HtmlText = { readonly text: string; readonly imageAlts: readonly string[] };

/** Everything that is computed on what strangers wrote. Pure, and run apart (`parsing.ts`). */
export const parseTasks = {
  feed: (text: string, base: string, now: Date): ParsedFeed | null => parseFeed(text, base, now),
  page: (html: string, url: string, now: Date): ExtractedPage | null => extractPage(html, url, now),
  texts: (htmls: readonly string[]): HtmlText[] => htmls.map(readHtml),
  sitemap: (text: string, base: string, now: Date): ParsedSitemap | null =>
    parseSitemap(text, base, now),
  list: (bytes: Uint8Array): Promise<ReadList | null> => readList(bytes),
};

export type ParseTasks = typeof parseTasks;

function readHtml(html: string): HtmlText {
  const document = parsePage(html);
  if (!document) return { text: textOfHtml(html), imageAlts: [] };
  return { text: textOf(document.body ?? document), imageAlts: altsOf(document) };
}
