/**
 * The HTML that we write into a WordPress, and the reading of it out of the page that readers get.
 * Everything stands in one group whose class is the post's marker, so that it is found again in any
 * theme. The reader is a tokenizer for that group only, not for HTML at large.
 */

/** The mark of ours on everything made under a post's key. */
export function markerOf(key: string): string {
  return `compagnon-${key}`;
}

export type Placed = { readonly id: number; readonly url: string; readonly alt: string };

/** Blocks, so that the client can go on editing in WordPress. */
export function writeContent(key: string, text: string, images: readonly Placed[]): string {
  const paragraphs = text
    .split(/\n{2,}/)
    .filter((each) => each !== '')
    .map((each) => `<!-- wp:paragraph -->\n<p>${writeLines(each)}</p>\n<!-- /wp:paragraph -->`);
  const figures = images.map(
    ({ id, url, alt }) =>
      `<!-- wp:image {"id":${id},"sizeSlug":"full","linkDestination":"none"} -->\n<figure class="wp-block-image size-full"><img src="${attribute(url)}" alt="${attribute(alt)}" class="wp-image-${id}"/></figure>\n<!-- /wp:image -->`,
  );
  const inside = [...paragraphs, ...figures].join('\n\n');
  const marker = markerOf(key);
  return `<!-- wp:group {"className":"${marker}"} -->\n<div class="wp-block-group ${marker}">${inside}</div>\n<!-- /wp:group -->`;
}

/** A title in WordPress is HTML too. */
export function writeTitle(title: string): string {
  return title.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const ADDRESS = /https?:\/\/[^\s<>"]*[^\s<>"'.,;:!?)\]}»’”]/g;

function writeLines(paragraph: string): string {
  let html = '';
  let from = 0;
  for (const { index, 0: url } of paragraph.matchAll(ADDRESS)) {
    html += characters(paragraph.slice(from, index));
    html += `<a href="${attribute(url)}">${characters(url)}</a>`;
    from = index + url.length;
  }
  return (html + characters(paragraph.slice(from))).replaceAll('\n', '<br>');
}

/**
 * What WordPress would "improve" on the way to readers: straight quotes, runs of dots and dashes,
 * 3x4, (tm), smileys, [shortcodes], "Wordpress". A character reference passes untouched, so readers
 * get what was signed.
 */
const IMPROVED =
  /[&<>"'`[\]:;]|\.(?=\.)|(?<=\.)\.|-(?=[-\s]|$)|(?<=[-\s]|^)-|(?<=\d)x(?=\d)|\((?=tm\))|8(?=[-)Oo])|W(?=ordpress)/gm;

function characters(text: string): string {
  return text.replace(IMPROVED, (character) => `&#${character.charCodeAt(0)};`);
}

function attribute(text: string): string {
  return text.replace(/[&<>"'[\]]|W(?=ordpress)/g, (character) => `&#${character.charCodeAt(0)};`);
}

export type Reading = { readonly text: string; readonly alts: readonly string[] };

const TOKEN = /<!--[\s\S]*?-->|<(\/?)([a-z][a-z0-9-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>|[^<]+|</gi;
const BLOCKS = new Set(
  'address blockquote div dl figcaption figure h1 h2 h3 h4 h5 h6 hr li main ol p pre section table td th tr ul'.split(
    ' ',
  ),
);
const SILENT = new Set(['script', 'style', 'noscript', 'template']);

/** The text and the alternative texts inside our group; null where the page holds none. */
export function readContent(page: string): Reading | null {
  const start = /<div\s[^>]*\bcompagnon-[2-7a-z]{13}\b[^>]*>/.exec(page);
  return start && readGroup(page.slice(start.index + start[0].length));
}

/** The text of a piece of HTML, as it is read. */
export function readText(html: string): string {
  return readGroup(html).text.trim();
}

/** Until the end of the group that `html` begins in, or of the whole. */
function readGroup(html: string): Reading {
  const paragraphs = [''];
  const alts: string[] = [];
  let depth = 1;
  let silent: string | null = null;
  for (const token of html.matchAll(TOKEN)) {
    const [whole, slash, tag, attributes = ''] = token;
    const name = tag?.toLowerCase();
    if (silent !== null) {
      if (name === silent && slash) silent = null;
      continue;
    }
    if (name === undefined) {
      if (!whole.startsWith('<!--')) add(paragraphs, decode(whole.replace(/\s*[\n\r]\s*/g, ' ')));
      continue;
    }
    if (SILENT.has(name) && !slash) silent = name;
    if (name === 'div') depth += slash ? -1 : 1;
    if (depth === 0) break;
    if (name === 'br') add(paragraphs, '\n');
    if (name === 'img') alts.push(decode(attributeOf(attributes, 'alt') ?? ''));
    if (BLOCKS.has(name)) paragraphs.push('');
  }
  return { text: paragraphs.filter((each) => each.trim() !== '').join('\n\n'), alts };
}

function add(paragraphs: string[], text: string): void {
  paragraphs.push((paragraphs.pop() ?? '') + text);
}

function attributeOf(attributes: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(
    attributes,
  );
  return found?.[1] ?? found?.[2] ?? found?.[3];
}

const NAMED = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
]);

function decode(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi,
    (whole, decimal, hex, name) => {
      if (name) return NAMED.get(name) ?? whole;
      const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
