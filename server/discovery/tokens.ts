import { fold, stemWord } from './stems.ts';
import { stopWordsOf } from './stop-words.ts';

/**
 * From text to what is compared: Unicode words in lower case, elision cut off, stop words left out,
 * Snowball stems of the text's language, diacritics folded last (the stemmers need them).
 */
export function tokenize(text: string, language: string): string[] {
  const tokens: string[] = [];
  eachRun(text, (run) => {
    for (const token of tokensOf(run, language)) tokens.push(token);
  });
  return tokens;
}

/** A search term's tokens: `t-shirt` is one (`tshirt`), a phrase one for each word that counts. */
export function tokenizeTerm(term: string, language: string): string[] {
  const tokens: string[] = [];
  eachRun(term, (run) => {
    const all = tokensOf(run, language);
    const joined = joinParts(run, language);
    tokens.push(...(joined === '' ? all : [joined]));
  });
  return tokens;
}

/**
 * Calls `visit` with each run of word characters, lower case, inner apostrophes and hyphens kept
 * (`l’œuvre`, `demi-écrémé`); addresses are left out.
 */
export function eachRun(text: string, visit: (run: string) => void): void {
  const clean = prepare(text);
  const end = clean.length;
  for (let i = 0; i < end; ) {
    if (!isWord(clean.charCodeAt(i))) {
      i++;
      continue;
    }
    const from = i;
    while (i < end) {
      const code = clean.charCodeAt(i);
      if (!isWord(code) && !(isInner(code) && isWord(clean.charCodeAt(i + 1)))) break;
      i++;
    }
    if (clean.startsWith('://', i)) {
      while (i < end && clean.charCodeAt(i) > 32) i++;
      continue;
    }
    const sharp = readSign(clean, from, i);
    if (i - from <= LONGEST) visit(sharp || clean.slice(from, i));
  }
}

/** The tokens of one run; the array is shared and must not be changed. */
export function tokensOf(run: string, language: string): readonly string[] {
  const known = caches.get(language) ?? openCache(language);
  const cached = known.get(run);
  if (cached) return cached;
  const made = makeTokens(run, language);
  if (known.size >= CACHE_SIZE) known.clear();
  known.set(run, made);
  return made;
}

const LONGEST = 48;
const CACHE_SIZE = 200_000;
const ODD =
  /\u00ad|[\u0300-\u036f]|[\u200b-\u200d]|[\ud800-\udfff\ufb00-\ufb06\uff00-\uffef]|\ufeff/;
const INVISIBLE = /\u00ad|[\u200b-\u200d]|\ufeff/g;

const caches = new Map<string, Map<string, readonly string[]>>();

function openCache(language: string): Map<string, readonly string[]> {
  const made = new Map<string, readonly string[]>();
  caches.set(language, made);
  return made;
}

/** Decorated letters (𝐛𝐨𝐥𝐝) become plain ones; soft hyphens go. */
function prepare(text: string): string {
  const plain = ODD.test(text) ? text.replace(INVISIBLE, '').normalize('NFKC') : text;
  return plain.toLowerCase();
}

const WORD = 1;
const OTHER = 2;
const kinds = new Uint8Array(65_536);
const LETTER = /^[\p{L}\p{M}\p{N}]$/u;

function isWord(code: number): boolean {
  const known = kinds[code];
  if (known) return known === WORD;
  const kind = LETTER.test(String.fromCharCode(code)) ? WORD : OTHER;
  if (code < kinds.length) kinds[code] = kind;
  return kind === WORD;
}

/** Straight and curly apostrophes, modifier apostrophe, hyphen, hard hyphen. */
function isInner(code: number): boolean {
  return code === 39 || code === 0x2019 || code === 0x2bc || code === 45 || code === 0x2011;
}

/** `c++`, `c#`, `f#` and `.net` would be lost as letters. */
function readSign(text: string, from: number, to: number): string {
  if (to - from === 1) {
    if (text.startsWith('++', to)) return `${text[from]}plusplus`;
    if (text.charCodeAt(to) === 35) return `${text[from]}sharp`;
    return '';
  }
  const isNet = to - from === 3 && text.charCodeAt(from - 1) === 46 && text.startsWith('net', from);
  return isNet && !isWord(text.charCodeAt(from - 2)) ? 'dotnet' : '';
}

const APOSTROPHES = /['’ʼ]/;
const HYPHENS = /[-‑]/;

function makeTokens(run: string, language: string): readonly string[] {
  const tokens = run.split(HYPHENS).flatMap((part) => {
    const word = cutElision(part);
    const token = stemWord(word, language);
    return token === '' ? [] : [token];
  });
  const joined = joinParts(run, language);
  return joined === '' ? tokens : [...tokens, joined];
}

/** Two parts of which one is short are also written as one: e-mail, week-end, t-shirt, anti-gaspi. */
function joinParts(run: string, language: string): string {
  const parts = run.split(HYPHENS);
  const [first = '', second = ''] = parts;
  if (parts.length !== 2 || Math.min(first.length, second.length) > 4) return '';
  const stop = stopWordsOf(language);
  const isIdle = APOSTROPHES.test(run) || (stop.has(fold(second)) && stop.has(fold(first)));
  return isIdle || /^\d+$/.test(first + second) ? '' : stemWord(first + second, language);
}

const ELIDED = new Set(
  'l d j m t s c n qu jusqu lorsqu puisqu quoiqu dell all nell sull dall quell un'.split(' '),
);
const ENGLISH_ENDS = new Set(['s', 't', 're', 've', 'll', 'd', 'm']);

/** `l’œuvre` → `œuvre`, `jusqu'au` → `au`, `baker's` → `baker`, `aujourd'hui` → `aujourdhui`. */
function cutElision(part: string): string {
  const pieces = part.split(APOSTROPHES);
  while (pieces.length > 1 && ELIDED.has(pieces[0] ?? '')) pieces.shift();
  if (pieces.length > 1 && ENGLISH_ENDS.has(pieces.at(-1) ?? '')) pieces.pop();
  return pieces.join('');
}
