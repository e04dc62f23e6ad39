import { ed25519 } from '@noble/curves/ed25519.js';
import { fromBase64, joinBytes, toBase64, toHex, toUtf8 } from './bytes.ts';
import { sha256 } from './hash.ts';
import type { Result } from './result.ts';
import { ok, refuse } from './result.ts';

/**
 * What a key signs, by the type byte of C2SP signed-note: `note` (0x01) the text of a note,
 * `cosignature` (0x04) a witness's timestamped co-signature of a checkpoint.
 */
export type KeyUse = 'note' | 'cosignature';

/** A verifier key: <name>+<8 hex digits of the key id>+<base64 of type byte and public key>. */
export type Vkey = {
  readonly text: string;
  readonly name: string;
  readonly id: string;
  readonly use: KeyUse;
  readonly publicKey: Uint8Array;
};

/** A key that can sign. `sign` takes the very bytes; notes and co-signatures frame them. */
export type Signer = { readonly vkey: Vkey; readonly sign: (message: Uint8Array) => Uint8Array };

const typeByte = { note: 0x01, cosignature: 0x04 } as const satisfies Record<KeyUse, number>;

/** Key names: not empty, no Unicode space, no plus sign, no control character. */
export function isKeyName(name: string): boolean {
  return name.length > 0 && name.length <= 255 && !/[\s+\p{Cc}]/u.test(name) && name.isWellFormed();
}

/** Reads a verifier key whose id fits its name, type and public key. */
export function parseVkey(text: string): Result<Vkey> {
  const parts = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text);
  const [, name, id, base64] = parts ?? [];
  if (name === undefined || id === undefined || base64 === undefined || !isKeyName(name)) {
    return refuse({ type: 'malformed-key' });
  }
  const bytes = fromBase64(base64);
  if (!bytes.ok || bytes.value.length !== 33) return refuse({ type: 'malformed-key' });
  const use =
    bytes.value[0] === 0x01 ? 'note' : bytes.value[0] === 0x04 ? 'cosignature' : undefined;
  if (use === undefined) return refuse({ type: 'malformed-key' });
  const vkey = makeVkey(name, use, bytes.value.slice(1));
  return vkey.id === id ? ok(vkey) : refuse({ type: 'malformed-key' });
}

/** @param secret a 32-byte Ed25519 seed, as `newSecret` makes one. */
export function makeSigner(name: string, use: KeyUse, secret: Uint8Array): Signer {
  if (!isKeyName(name)) throw new TypeError('a key name has no space and no plus sign');
  const vkey = makeVkey(name, use, ed25519.getPublicKey(secret));
  return { vkey, sign: (message) => ed25519.sign(message, secret) };
}

/** 32 bytes from the platform's generator, unless others are handed in (tests). */
export function newSecret(random: (length: number) => Uint8Array = platformRandom): Uint8Array {
  return random(32);
}

function platformRandom(length: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(length));
}

function makeVkey(name: string, use: KeyUse, publicKey: Uint8Array): Vkey {
  const typed = joinBytes(Uint8Array.of(typeByte[use]), publicKey);
  const id = toHex(sha256(joinBytes(toUtf8(`${name}\n`), typed)).subarray(0, 4));
  return { text: `${name}+${id}+${toBase64(typed)}`, name, id, use, publicKey };
}
