import { joinBytes, toHex, toUtf8 } from '../format/bytes.ts';
import { sha256 } from '../format/hash.ts';
import { bytesOf } from './chain.ts';
import { prefixed } from './encoding.ts';

/** Crockford's base 32: no I, L, O, U. */
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The one spelling of an address or handle that a commitment is made of: NFKC, without white space at
 * either end, in lower case, NFC.
 */
export function normaliseHandle(handle: string): string {
  const text = handle.normalize('NFKC').replace(/^[\t-\r ]+|[\t-\r ]+$/g, '');
  return text.toLowerCase().normalize('NFC');
}

/**
 * An entry's commitment in hexadecimal: SHA-256("entry/v1\n" ‖ contest ‖ handle ‖ nonce), each of the
 * three behind its length.
 *
 * @param nonce 16 random bytes; they may come from the entrant's browser
 */
export function entryCommitment(contest: string, handle: string, nonce: Uint8Array): string {
  if (nonce.length !== 16) throw new TypeError('a nonce is 16 bytes');
  const parts = [toUtf8(contest), toUtf8(normaliseHandle(handle)), nonce];
  return toHex(sha256(joinBytes(toUtf8('entry/v1\n'), ...parts.map(prefixed))));
}

/** The code of a commitment, `PREFIX-XXXXX-XXXXX`: the first 50 bits of SHA-256("code/v1\n" ‖ c). */
export function entryCode(c: string, prefix: string): string {
  const hash = sha256(joinBytes(toUtf8('code/v1\n'), bytesOf(c)));
  return formatCode(hash, prefix);
}

/** The first 50 bits of a hash, ten digits of five bits each. */
function formatCode(hash: Uint8Array, prefix: string): string {
  let text = '';
  for (let bit = 0; bit < 50; bit += 5) {
    const at = bit >> 3;
    const pair = ((hash[at] ?? 0) << 8) | (hash[at + 1] ?? 0);
    text += digits[(pair >> (11 - (bit & 7))) & 31];
  }
  return `${prefix}-${text.slice(0, 5)}-${text.slice(5)}`;
}

/** A code as a person types it, in its one spelling; undefined where it can't be one. */
export function readCode(typed: string, prefix: string): string | undefined {
  const plain = typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');
  const tail = (plain.startsWith(prefix) ? plain.slice(prefix.length) : plain)
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0');
  const isRight = tail.length === 10 && [...tail].every((digit) => digits.includes(digit));
  return isRight ? `${prefix}-${tail.slice(0, 5)}-${tail.slice(5)}` : undefined;
}
