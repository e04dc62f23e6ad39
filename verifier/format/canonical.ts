import { fromUtf8, toUtf8 } from './bytes.ts';
import type { Result } from './result.ts';
import { ok, refuse } from './result.ts';
import { parseStrict } from './strict-json.ts';

/** JSON as our formats allow it: numbers are integers of at most 2^53 - 1, text is NFC. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

/** How deep arrays and objects may nest. */
const maxDepth = 32;

const ascii = /^[\0-\x7f]*$/;

/** JSON text whose strings are ASCII too: an escape could stand for anything, a surrogate even. */
const asciiUnescaped = /^[\0-\x5b\x5d-\x7f]*$/;

/**
 * RFC 8785 text of a value. Throws a `TypeError` on what our formats don't allow: a float, an
 * integer beyond 2^53 - 1, a lone surrogate, text that isn't NFC, `undefined`, too deep a nest.
 */
export function canonicalText(value: Json): string {
  return write(value, 0);
}

/** The same in UTF-8: the bytes that are hashed and signed. */
export function canonicalBytes(value: Json): Uint8Array {
  return toUtf8(canonicalText(value));
}

/** Reads bytes that must be exactly what `canonicalBytes` makes; the refusal names what they are not. */
export function parseCanonical(bytes: Uint8Array): Result<Json> {
  const text = fromUtf8(bytes);
  return text.ok ? parseCanonicalText(text.value) : text;
}

/**
 * The same from decoded text. `JSON.parse` swallows duplicate keys, so its answer is taken only
 * where writing it again gives the very same text; else a strict parser says why not.
 */
export function parseCanonicalText(text: string): Result<Json> {
  try {
    const value: unknown = JSON.parse(text);
    if (JSON.stringify(value) === text && isOrdered(value, asciiUnescaped.test(text), 0)) {
      // What JSON.parse returned and isOrdered walked through is Json.
      return ok(value as Json);
    }
  } catch {
    // The strict parser below names the place and the reason.
  }
  const strict = parseStrict(text, maxDepth);
  if (!strict.ok) return strict;
  const again = canonicalText(strict.value);
  return again === text
    ? ok(strict.value)
    : refuse({ type: 'not-canonical', at: firstDifference(again, text) });
}

/** Whether a value whose JSON text is known to be compact has sorted keys and only allowed scalars. */
function isOrdered(value: unknown, isAscii: boolean, depth: number): boolean {
  if (typeof value === 'string') return isAscii || isPlainText(value);
  if (typeof value === 'number') return Number.isSafeInteger(value);
  if (value === null || typeof value === 'boolean') return true;
  if (depth >= maxDepth || typeof value !== 'object') return false;
  if (Array.isArray(value)) return value.every((item) => isOrdered(item, isAscii, depth + 1));
  let last: string | undefined;
  // An object's own members are unknown until each has been walked through.
  const members = value as { readonly [key: string]: unknown };
  for (const key of Object.keys(members)) {
    if (last !== undefined && key <= last) return false;
    if (!isAscii && !isPlainText(key)) return false;
    if (!isOrdered(members[key], isAscii, depth + 1)) return false;
    last = key;
  }
  return true;
}

function write(value: Json, depth: number): string {
  if (typeof value === 'string') return writeText(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError(`not an allowed integer: ${value}`);
    return JSON.stringify(value);
  }
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object') throw new TypeError(`not a JSON value: ${typeof value}`);
  if (depth >= maxDepth) throw new TypeError('nested too deep');
  if (isArray(value)) return `[${value.map((item) => write(item, depth + 1)).join(',')}]`;
  // The default order compares UTF-16 code units, as RFC 8785 asks.
  const keys = Object.keys(value).sort();
  const members = keys.map((key) => `${writeText(key)}:${write(member(value, key), depth + 1)}`);
  return `{${members.join(',')}}`;
}

function writeText(text: string): string {
  if (!ascii.test(text) && !isPlainText(text)) {
    throw new TypeError('text holds a lone surrogate or is not in normal form C');
  }
  return JSON.stringify(text);
}

function isPlainText(text: string): boolean {
  return text.isWellFormed() && text.normalize('NFC') === text;
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function member(value: JsonObject, key: string): Json {
  const found = value[key];
  if (found === undefined) throw new TypeError(`undefined under key ${key}`);
  return found;
}

function firstDifference(a: string, b: string): number {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return i;
}
