import type { Json } from './canonical.ts';
import type { Refusal, Result } from './result.ts';
import { ok, refuse } from './result.ts';

/** Carries a refusal out of the recursion; never leaves this file. */
class Stop extends Error {
  readonly refusal: Refusal;
  constructor(type: string, at: number) {
    super(type);
    this.refusal = { type, at };
  }
}

const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/**
 * RFC 8259 JSON that refuses what a lenient reader lets pass: duplicate keys, floats and exponents,
 * integers beyond 2^53 - 1, lone surrogates, text not in normal form C, more than `maxDepth` levels.
 * Refusals carry the offset in UTF-16 units.
 */
export function parseStrict(text: string, maxDepth: number): Result<Json> {
  const reader = { text, at: 0, maxDepth };
  try {
    skipSpace(reader);
    const value = readValue(reader, 0);
    skipSpace(reader);
    if (reader.at < text.length) return refuse({ type: 'json-syntax', at: reader.at });
    return ok(value);
  } catch (error) {
    if (error instanceof Stop) return refuse(error.refusal);
    throw error;
  }
}

type Reader = { readonly text: string; readonly maxDepth: number; at: number };

function readValue(reader: Reader, depth: number): Json {
  const letter = reader.text[reader.at];
  if (letter === '{' || letter === '[') {
    if (depth >= reader.maxDepth) throw new Stop('too-deep', reader.at);
    return letter === '{' ? readObject(reader, depth) : readArray(reader, depth);
  }
  if (letter === '"') return readText(reader);
  for (const [word, value] of [
    ['true', true],
    ['false', false],
    ['null', null],
  ] as const) {
    if (reader.text.startsWith(word, reader.at)) {
      reader.at += word.length;
      return value;
    }
  }
  return readInteger(reader);
}

function readObject(reader: Reader, depth: number): Json {
  const members = new Map<string, Json>();
  reader.at++;
  skipSpace(reader);
  if (take(reader, '}')) return {};
  do {
    skipSpace(reader);
    const start = reader.at;
    const key = readText(reader);
    if (members.has(key)) throw new Stop('duplicate-key', start);
    skipSpace(reader);
    demand(reader, ':');
    skipSpace(reader);
    members.set(key, readValue(reader, depth + 1));
    skipSpace(reader);
  } while (take(reader, ','));
  demand(reader, '}');
  // Defines own properties, so a key named __proto__ stays a key.
  return Object.fromEntries(members);
}

function readArray(reader: Reader, depth: number): Json {
  const items: Json[] = [];
  reader.at++;
  skipSpace(reader);
  if (take(reader, ']')) return items;
  do {
    skipSpace(reader);
    items.push(readValue(reader, depth + 1));
    skipSpace(reader);
  } while (take(reader, ','));
  demand(reader, ']');
  return items;
}

function readText(reader: Reader): string {
  const start = reader.at;
  demand(reader, '"');
  let text = '';
  for (;;) {
    const letter = reader.text[reader.at];
    if (letter === undefined || letter < ' ') throw new Stop('json-syntax', reader.at);
    reader.at++;
    if (letter === '"') break;
    text += letter === '\\' ? readEscape(reader) : letter;
  }
  if (!text.isWellFormed()) throw new Stop('lone-surrogate', start);
  if (text.normalize('NFC') !== text) throw new Stop('not-nfc', start);
  return text;
}

function readEscape(reader: Reader): string {
  const letter = reader.text[reader.at] ?? '';
  reader.at++;
  const plain = escapes[letter];
  if (plain !== undefined) return plain;
  const digits = reader.text.slice(reader.at, reader.at + 4);
  if (letter !== 'u' || !/^[0-9a-fA-F]{4}$/.test(digits)) {
    throw new Stop('json-syntax', reader.at - 1);
  }
  reader.at += 4;
  return String.fromCharCode(Number.parseInt(digits, 16));
}

function readInteger(reader: Reader): number {
  const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
  number.lastIndex = reader.at;
  const digits = number.exec(reader.text)?.[0];
  if (digits === undefined) throw new Stop('json-syntax', reader.at);
  if (!/^-?[0-9]+$/.test(digits)) throw new Stop('not-an-integer', reader.at);
  const value = Number(digits);
  if (!Number.isSafeInteger(value)) throw new Stop('integer-too-large', reader.at);
  reader.at += digits.length;
  return value;
}

function skipSpace(reader: Reader): void {
  while (' \t\n\r'.includes(reader.text[reader.at] ?? 'x')) reader.at++;
}

function take(reader: Reader, letter: string): boolean {
  if (reader.text[reader.at] !== letter) return false;
  reader.at++;
  return true;
}

function demand(reader: Reader, letter: string): void {
  if (!take(reader, letter)) throw new Stop('json-syntax', reader.at);
}
