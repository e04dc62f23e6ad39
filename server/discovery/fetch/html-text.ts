import { parseHTML } from 'linkedom';

/** Longer pages are cut: nobody's post is. */
const MAX_HTML = 1_500_000;
const MAX_DEPTH = 400;
const BLOCKS =
  /^(ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|BR|DD|DIV|DL|DT|FIGCAPTION|FIGURE|FOOTER|H[1-6]|HEADER|HR|LI|MAIN|NAV|OL|P|PRE|SECTION|TABLE|TD|TH|TR|UL)$/;
const SILENT = /^(SCRIPT|STYLE|NOSCRIPT|TEMPLATE|SVG|IFRAME|OBJECT|HEAD|TITLE|SELECT|BUTTON|FORM)$/;

/** A parsed page; null where it is nested as no page is, which would cost more than it is worth. */
export function parsePage(html: string): Document | null {
  const cut = html.length > MAX_HTML ? html.slice(0, MAX_HTML) : html;
  if (depthOf(cut) > MAX_DEPTH) return null;
  try {
    // Without an element of its own linkedom makes no document out of text.
    const { document } = parseHTML(
      /<html[\s>]/i.test(cut) ? cut : `<html><body>${cut}</body></html>`,
    );
    // A broken beginning leaves a document without a root, of which nothing can be asked.
    if (!document.documentElement) return null;
    lowerAttributes(document);
    return document;
  } catch {
    return null;
  }
}

/** HTML's attributes have no case, but the parser keeps it: frameworks write `dateTime`. */
function lowerAttributes(document: Document) {
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      const lower = name.toLowerCase();
      if (lower !== name && !element.hasAttribute(lower)) element.setAttribute(lower, value);
    }
  }
}

/** A piece of a page as its readers read it: paragraphs on lines of their own, nothing hidden. */
export function textOfHtml(html: string): string {
  if (!/[<&]/.test(html)) return tidyText(html);
  const document = parsePage(html);
  return document ? textOf(document.body ?? document) : tidyText(html.replace(/<[^>]*>/g, ' '));
}

export function textOf(root: Node): string {
  const parts: string[] = [];
  const stack: (Node | string)[] = [root];
  while (stack.length > 0) {
    const next = stack.pop();
    if (next === undefined) break;
    if (typeof next === 'string') parts.push(next);
    else if (next.nodeType === 3) parts.push((next.textContent ?? '').replace(/\s+/g, ' '));
    else if (next.nodeType === 1 || next.nodeType === 9) {
      const name = next.nodeName.toUpperCase();
      if (next !== root && SILENT.test(name)) continue;
      const isBlock = BLOCKS.test(name);
      if (isBlock) parts.push('\n');
      if (isBlock && name !== 'BR') stack.push('\n');
      const { childNodes } = next;
      for (let i = childNodes.length - 1; i >= 0; i--) {
        const child = childNodes[i];
        if (child) stack.push(child);
      }
    }
  }
  return tidyText(parts.join(''));
}

/** What images say to those who don't see them, in order, without repetition; 40 at most. */
export function altsOf(root: ParentNode): string[] {
  const alts = [...root.querySelectorAll('img[alt]')].map((image) =>
    tidyText(image.getAttribute('alt') ?? ''),
  );
  return [...new Set(alts.filter((alt) => alt.length > 2))].slice(0, 40);
}

/** One line of text out of what may hold markup and entities twice encoded. */
export function lineOfHtml(text: string | null | undefined): string {
  if (!text) return '';
  const once = textOfHtml(text);
  const twice = /&(#\d+|#x[\da-f]+|[a-z]{2,8});/i.test(once) ? textOfHtml(once) : once;
  return twice.replace(/\s+/g, ' ').trim().slice(0, 500);
}

/** Normal form C, without controls, soft hyphens and runs of spaces; blank lines are one. */
export function tidyText(text: string): string {
  return text
    .toWellFormed()
    .replace(/(?![\n\t])\p{Cc}|[\u00ad\u200b\ufeff]/gu, '')
    .normalize('NFC')
    .replace(/[ \t\u00a0\u202f]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const VOID =
  /^(area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|td|tr|th|dt|dd|option|tbody|thead)$/;

/** How deep elements lie in each other at most, roughly: enough to tell a page from a trap. */
function depthOf(html: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (VOID.test(name.toLowerCase())) continue;
    depth = slash ? Math.max(0, depth - 1) : depth + 1;
    if (depth > deepest) deepest = depth;
  }
  return deepest;
}
