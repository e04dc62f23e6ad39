import { Readability } from '@mozilla/readability';
import { altsOf, parsePage, textOf, textOfHtml } from './html-text.ts';
import { type PageComment, readPageComments } from './page-comments.ts';
import { type PageFacts, readPageFacts } from './page-facts.ts';
import { type PageLinks, readPageLinks } from './page-links.ts';

export type ExtractedPage = PageFacts & {
  readonly text: string;
  readonly imageAlts: readonly string[];
  readonly comments: readonly PageComment[];
  readonly links: PageLinks;
  /** Most of its words are links: a list of posts, not a post. */
  readonly isListing: boolean;
};

/** Article of a page, without what stands around it; null for what can't be read. Never throws. */
export function extractPage(html: string, url: string, now: Date): ExtractedPage | null {
  const document = parsePage(html);
  if (!document?.documentElement) return null;
  const facts = readPageFacts(document, url, now);
  const links = readPageLinks(document, url);
  const comments = readPageComments(document, now);
  const isListing = looksLikeListing(document);
  dropFurniture(document);
  const article = readArticle(document);
  return { ...facts, ...article, comments, links, isListing };
}

const FURNITURE = [
  ...['nav', 'footer', 'aside', '#comments', '.comments', '.comments-area', '.comment-list'],
  ...['.wp-block-comments', '.wp-block-comment-template', '.wp-block-post-comments-form'],
  ...['#respond', '.sharedaddy', '.share-buttons', '.related-posts', '.jp-relatedposts'],
  ...['.post-navigation', '.nav-links', '.widget', '.sidebar', '#sidebar', '.cookie-notice'],
  ...['[class*="cookie-banner"]', '[aria-hidden="true"]', '.screen-reader-text', '.skip-link'],
  ...[
    '#disqus_thread',
    '.disqus',
    '.dsq-brlink',
    '.author-box',
    '.post-tags',
    '.newsletter',
    '.subscribe',
  ],
].join(', ');

function dropFurniture(document: Document) {
  for (const element of document.querySelectorAll(FURNITURE)) element.remove();
}

const ENOUGH = 250;

function readArticle(document: Document): { text: string; imageAlts: string[] } {
  const byClass = readMarked(document);
  const byReading = readByReadability(document);
  if (!byReading) return byClass ?? { text: '', imageAlts: [] };
  if (!byClass) return byReading;
  // Each may fall for a box beside the text; the place that says it is the article is believed.
  return byClass.text.length >= Math.max(ENOUGH, byReading.text.length * 0.6) ? byClass : byReading;
}

const MARKED = [
  ...['[itemprop="articleBody"]', '.e-content', '.entry-content', '.post-content'],
  ...['.article-content', '.post-body', '.article-body', '.post__content', '.post-entry'],
  ...['article .content', 'article', 'main', '[role="main"]', '#content', '.content'],
];

function readMarked(document: Document) {
  for (const selector of MARKED) {
    const found = [...document.querySelectorAll(selector)];
    if (found.length === 0 || found.length > 4) continue;
    const texts = found.map((element) => ({ element, text: textOf(element) }));
    const longest = texts.reduce((a, b) => (b.text.length > a.text.length ? b : a));
    if (longest.text.length >= ENOUGH) {
      return { text: longest.text, imageAlts: altsOf(longest.element) };
    }
  }
  return null;
}

function readByReadability(document: Document) {
  try {
    // linkedom's document has all that the library asks for.
    const reader = new Readability(document, { maxElemsToParse: 20_000, charThreshold: ENOUGH });
    const imageAlts = altsOf(document);
    const article = reader.parse();
    if (!article?.content) return null;
    return { text: textOfHtml(article.content), imageAlts };
  } catch {
    return null;
  }
}

const BESIDE =
  'aside, footer, nav, #comments, .comments, .widget, [class*="related"], [class*="recommend"], [class*="similar"]';
const LINKED = 'h1 a[href], h2 a[href], h3 a[href], .post-title a[href]';

/** Headings that lead elsewhere, from the page's beginning on; below an article they are others to read. */
function hasLinkedHeadings(document: Document): boolean {
  const links = [...document.querySelectorAll(LINKED)].filter(
    (link) => !link.closest(BESIDE) && !/^#|^$/.test(link.getAttribute('href') ?? '#'),
  );
  const [first] = links;
  if (!first || new Set(links.map((link) => link.getAttribute('href'))).size < 3) return false;
  const all = textOf(document.body ?? document);
  const at = all.indexOf(
    (links.find((link) => link.parentElement?.nodeName !== 'H1') ?? first).textContent?.trim() ??
      '',
  );
  return at < all.length / 2;
}

/** Three articles with a heading each, or hardly a word outside links. */
function looksLikeListing(document: Document): boolean {
  const articles = [...document.querySelectorAll('article')].filter(
    (one) => one.querySelector('h1 a, h2 a, h3 a') && !one.closest(BESIDE),
  );
  if (articles.length >= 3) return true;
  if (hasLinkedHeadings(document)) return true;
  const place = document.querySelector('main, [role="main"], #content, body');
  if (!place) return false;
  const all = textOf(place).length;
  const linked = [...place.querySelectorAll('a[href]')].reduce(
    (sum, link) => sum + (link.textContent ?? '').length,
    0,
  );
  return all > 0 && linked > all * 0.6;
}
