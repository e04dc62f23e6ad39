import { bls12_381 } from '@noble/curves/bls12-381.js';
import { equalBytes, fromHex } from '../format/bytes.ts';
import { sha256 } from '../format/hash.ts';
import type { Result } from '../format/result.ts';
import { ok, refuse } from '../format/result.ts';
import type { Chain } from './chain.ts';
import { bytesOf } from './chain.ts';

const bls = bls12_381.shortSignatures;

/** RFC 9380's suite for signatures on G1, as drand's scheme `bls-unchained-g1-rfc9380` has it. */
export const domain = 'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_';

/** What a chain signs for a round: SHA-256 of the round as 64 bits, big-endian. */
export function messageOf(round: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(round));
  return sha256(bytes);
}

/**
 * The randomness of a round, SHA-256 of its signature, once the signature is right.
 *
 * @param signature 96 lowercase hexadecimal digits
 * @returns refuses with `not-48-bytes`, `point-at-infinity`, `not-canonical` or `signature-wrong`
 */
export function checkBeacon(chain: Chain, round: number, signature: string): Result<Uint8Array> {
  const asked = `${chain.publicKey} ${round} ${signature}`;
  if (asked !== lastRight) {
    const answer = verify(chain, round, signature);
    if (!answer.ok) return answer;
    lastRight = asked;
  }
  return ok(sha256(bytesOf(signature)));
}

/** Pairings take long, and a list is often checked again with the same beacon. */
let lastRight = '';

function verify(chain: Chain, round: number, signature: string): Result<true> {
  const bytes = fromHex(signature);
  if (!bytes.ok || bytes.value.length !== 48) return refuse({ type: 'not-48-bytes' });
  if (!Number.isSafeInteger(round) || round < 1) return refuse({ type: 'signature-wrong' });
  // A malformed point throws: that means invalid.
  try {
    const point = bls.Signature.fromBytes(bytes.value);
    if (point.is0()) return refuse({ type: 'point-at-infinity' });
    if (!equalBytes(bls.Signature.toBytes(point), bytes.value)) {
      return refuse({ type: 'not-canonical' });
    }
  } catch {
    return refuse({ type: 'not-canonical' });
  }
  try {
    const message = bls.hash(messageOf(round), domain);
    const isRight = bls.verify(bytes.value, message, bytesOf(chain.publicKey));
    return isRight ? ok(true) : refuse({ type: 'signature-wrong' });
  } catch {
    return refuse({ type: 'signature-wrong' });
  }
}
