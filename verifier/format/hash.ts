import { ed25519 } from '@noble/curves/ed25519.js';
import { joinBytes, toHex, toUtf8 } from './bytes.ts';
import { crc32 } from './crc32.ts';
import { fastSha256 } from './sha256.ts';

/**
 * The arithmetic that a check needs. The default is the audited pure code, which runs anywhere; a
 * command may hand over its platform's own, which must give the same answers.
 */
export type Primitives = {
  readonly sha256: (bytes: Uint8Array) => Uint8Array;
  readonly verifyEd25519: (
    signature: Uint8Array,
    message: Uint8Array,
    publicKey: Uint8Array,
  ) => boolean;
  readonly crc32: (bytes: Uint8Array) => number;
};

export const portable: Primitives = { sha256, verifyEd25519, crc32 };

export function sha256(bytes: Uint8Array): Uint8Array {
  return fastSha256(bytes);
}

/** Lowercase hexadecimal SHA-256. */
export function sha256Hex(bytes: Uint8Array): string {
  return toHex(sha256(bytes));
}

/** Strict RFC 8032 verification; malformed keys and signatures are false, never an exception. */
function verifyEd25519(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false });
  } catch {
    return false;
  }
}

/**
 * Salted commitment, in lowercase hexadecimal: what a leaf holds in the place of personal data.
 * SHA-256("compagnon-commitment/v1\n" || salt || UTF-8 of the value).
 *
 * @param salt 16 random bytes, one salt per field; erasing it and the value erases the person.
 */
export function commitTo(salt: Uint8Array, value: string): string {
  if (salt.length !== 16) throw new TypeError('a salt is 16 bytes');
  const bytes = joinBytes(
    toUtf8('compagnon-commitment/v1\n'),
    salt,
    toUtf8(value.normalize('NFC')),
  );
  return sha256Hex(bytes);
}
