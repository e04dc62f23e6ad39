import type { Result } from './result.ts';
import { ok, refuse } from './result.ts';

const hexDigits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const encoder = new TextEncoder();

/** Lowercase hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += hexDigits[byte];
  return text;
}

/** Reads lowercase hexadecimal of an even length; anything else is refused. */
export function fromHex(text: string): Result<Uint8Array> {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) return refuse({ type: 'not-hex' });
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++)
    bytes[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16);
  return ok(bytes);
}

/** Standard base64 with padding (RFC 4648, section 4). */
export function toBase64(bytes: Uint8Array): string {
  // In pieces of whole digits: one long text would be joined of as many as there are bytes.
  let text = '';
  for (let at = 0; at < bytes.length; at += 6144) {
    // Applied to the bytes themselves: spread, they would first become a list of numbers.
    const piece = bytes.subarray(at, at + 6144) as ArrayLike<number> as number[];
    text += btoa(String.fromCharCode.apply(null, piece));
  }
  return text;
}

/** Reads the one standard form only: no space, full padding, no stray bits in the last digit. */
export function fromBase64(text: string): Result<Uint8Array> {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) {
    return refuse({ type: 'not-base64' });
  }
  const binary = atob(text);
  if (btoa(binary) !== text) return refuse({ type: 'not-base64' });
  return ok(Uint8Array.from(binary, (letter) => letter.charCodeAt(0)));
}

export function toUtf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Strict: malformed UTF-8 is refused, a byte order mark is kept as a character. */
export function fromUtf8(bytes: Uint8Array): Result<string> {
  try {
    return ok(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return refuse({ type: 'not-utf8' });
  }
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

export function joinBytes(...parts: readonly Uint8Array[]): Uint8Array {
  return joinAll(parts);
}

/** The same for a list of any length, which arguments can't be. */
export function joinAll(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
