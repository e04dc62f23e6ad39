/**
 * A text as a reader sees it, each character with its place in the source: markup and addresses gone,
 * accents and typographic signs plain. `shown` keeps the case, `plain` doesn't; both have one length.
 * A paragraph's end is U+2029, a mere line break \n.
 */
export type VisibleText = {
  source: string;
  shown: string;
  plain: string;
  /** For each character of `shown`, where its source begins; one more for the end. */
  at: Uint32Array;
  /** For each character of `shown`, where its source ends. */
  until: Uint32Array;
};

export const PARAGRAPH = '\u2029';

const MARKUP = new RegExp(
  [
    /(?<hard><!--[\s\S]{0,5000}?-->|<(?<gone>script|style)\b[^>]{0,500}>[\s\S]{0,20000}?<\/\k<gone>>|^[ \t]*(?:```|~~~)[\s\S]{0,20000}?^[ \t]*(?:```|~~~)[^\n]*$)/,
    /(?<block><\/?(?:p|div|br|hr|li|ul|ol|h[1-6]|table|tr|td|th|section|article|header|footer|aside|blockquote|figure|figcaption|center|dl|dt|dd)\b[^<>]{0,2000}>)/,
    /(?<image>!\[(?<alt>[^\]\n]{0,400})\]\([^()\n]{0,1500}(?:\([^()\n]{0,300}\)[^()\n]{0,300})?\)|<img\b[^<>]{0,2000}>|!\[)/,
    /(?<tag><\/?[a-z!][^<>]{0,2000}>|\{%[^\n]{0,500}?%\}|\{\{[^\n]{0,500}?\}\})/,
    /(?<target>\]\([^()\n]{0,1500}(?:\([^()\n]{0,300}\)[^()\n]{0,300})?\)(?:\{[^}\n]{0,200}\})?|\]\[[^\]\n]{0,200}\])/,
    /(?<address>(?:https?:\/\/|www\.)[^\s<>()"'\]]{1,2000})/,
    /(?<entity>&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}\d{0,2});)/,
    /(?<heading>^[ \t]{0,3}(?:#{1,6}[ \t]+|>[ \t]?|[-*+•–][ \t]+|\d{1,2}[.)][ \t]+|={3,}[ \t]*$|-{3,}[ \t]*$))/,
    /(?<blank>\r?\n[ \t\u00a0]*\r?\n\s*)/,
    /(?<mark>[*`\\[\]]|(?<![p{L}p{N}])_+|_+(?![p{L}p{N}]))/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gimu',
);

/** Reads HTML, Markdown or plain text as a reader would, keeping every place. Never throws. */
export function readVisible(source: string): VisibleText {
  const shown: string[] = [];
  const at: number[] = [];
  const until: number[] = [];
  const put = (char: string, from: number, to: number) => {
    shown.push(char);
    at.push(from);
    until.push(to);
  };
  const putPlain = (from: number, to: number) => {
    for (let place = from; place < to; place++)
      for (const char of plainOf(source[place] ?? '')) put(char, place, place + 1);
  };
  let done = 0;
  for (const found of source.matchAll(MARKUP)) {
    const groups = found.groups ?? {};
    const end = found.index + found[0].length;
    putPlain(done, found.index);
    if (groups.hard !== undefined || groups.block !== undefined || groups.blank !== undefined)
      put(PARAGRAPH, found.index, end);
    else if (groups.heading !== undefined) put(PARAGRAPH, found.index, end);
    else if (groups.image !== undefined) {
      put(PARAGRAPH, found.index, found.index + 1);
      const alt = groups.alt ?? '';
      if (alt !== '') putPlain(found.index + 2, found.index + 2 + alt.length);
      put(PARAGRAPH, end - 1, end);
    } else if (groups.address !== undefined) put(' ', found.index, end);
    else if (groups.entity !== undefined)
      for (const char of plainOf(decode(groups.entity))) put(char, found.index, end);
    done = end;
  }
  putPlain(done, source.length);
  at.push(source.length);
  const text = shown.join('');
  return {
    source,
    shown: text,
    plain: lower(text).replace(LOST_APOSTROPHE, "$1'"),
    at: Uint32Array.from(at),
    until: Uint32Array.from(until),
  };
}

/** "m a envoye" is read as "m'a envoye". */
const LOST_APOSTROPHE = /(?<![\w'])([mjlndstc]|qu) (?=[aeiouyh])/g;

const SIGNS: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '`': "'",
  '´': "'",
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '„': '"',
  '–': '-',
  '—': '-',
  '‑': '-',
  '‐': '-',
  '−': '-',
  '…': '...',
  œ: 'oe',
  Œ: 'OE',
  æ: 'ae',
  Æ: 'AE',
  ß: 'ss',
  '\t': ' ',
  '\r': '',
  '\u200b': '',
  '\u200d': '',
  '\ufe0f': '',
  '\ufeff': '',
  '\u00ad': '',
  '\u2028': '\n',
};

/** Accents and typographic signs made plain; may be empty or longer. */
function plainOf(char: string): string {
  if (char < '\u0080') return char === '\t' ? ' ' : char === '\r' ? '' : char;
  const sign = SIGNS[char];
  if (sign !== undefined) return sign;
  if (/\s/.test(char)) return char === PARAGRAPH ? PARAGRAPH : ' ';
  return char.normalize('NFD').replace(/\p{M}/gu, '');
}

/** Lower case, one character for one. */
function lower(text: string): string {
  const all = text.toLowerCase();
  if (all.length === text.length) return all;
  return Array.from({ length: text.length }, (_, place) => {
    const char = (text[place] ?? '').toLowerCase();
    return char.length === 1 ? char : (text[place] ?? ' ');
  }).join('');
}

const NAMED: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  rsquo: "'",
  lsquo: "'",
  laquo: '"',
  raquo: '"',
  ldquo: '"',
  rdquo: '"',
  hellip: '...',
  ndash: '-',
  mdash: '-',
  oelig: 'oe',
  eacute: 'e',
  egrave: 'e',
  ecirc: 'e',
  euml: 'e',
  agrave: 'a',
  acirc: 'a',
  ccedil: 'c',
  ocirc: 'o',
  ugrave: 'u',
  ucirc: 'u',
  uuml: 'u',
  icirc: 'i',
  iuml: 'i',
  Eacute: 'E',
  Egrave: 'E',
  Agrave: 'A',
  Ccedil: 'C',
  euro: '€',
};

function decode(entity: string): string {
  const name = entity.slice(1, -1);
  if (!name.startsWith('#')) return NAMED[name] ?? NAMED[name.toLowerCase()] ?? ' ';
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code < 0x10000 ? String.fromCharCode(code) : ' ';
}
