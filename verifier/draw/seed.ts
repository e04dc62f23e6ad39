import { joinBytes, toUtf8 } from '../format/bytes.ts';
import { sha256 } from '../format/hash.ts';
import { bytesOf } from './chain.ts';
import { prefixed, u64 } from './encoding.ts';

/** Everything that the seed of a draw is made of; hashes in hexadecimal. */
export type SeedParts = {
  readonly contest: string;
  readonly freezeHash: string;
  /** The chain's hash. */
  readonly chain: string;
  /** The round that counts, after postponements. */
  readonly round: number;
  readonly randomness: Uint8Array;
};

/** SHA-256("draw/v1\n" ‖ contest ‖ freeze hash ‖ chain hash ‖ u64be round ‖ randomness), each behind its length. */
export function seedOf({ contest, freezeHash, chain, round, randomness }: SeedParts): Uint8Array {
  const parts = [toUtf8(contest), bytesOf(freezeHash), bytesOf(chain), u64(round), randomness];
  return sha256(joinBytes(toUtf8('draw/v1\n'), ...parts.map(prefixed)));
}
