import type { Chain } from '../draw/chain.ts';
import { bytesOf, hashChain, roundAt } from '../draw/chain.ts';
import { prefixed, u64 } from '../draw/encoding.ts';
import { selectWinners } from '../draw/select.ts';
import { joinBytes, toUtf8 } from '../format/bytes.ts';
import type { Checkpoint } from '../format/checkpoint.ts';
import { sha256 } from '../format/hash.ts';

/** With 59 leaves, one false leaf in twenty is found with a probability of 95 %. */
export const usualCount = 59;

/** The round that chooses for a day: the first one that is due at or after the next midnight, UTC. */
export function roundAfterDay(chain: Chain, at: Date): number {
  const midnight = Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate() + 1);
  return roundAt(chain, new Date(midnight));
}

/**
 * The leaves that a round chooses of a log whose head was kept before, in the order chosen: the first
 * `count` places of the shuffle of `draw/v1`. All of them where there are no more.
 *
 * @param randomness of the round: 32 bytes
 */
export function chooseLeaves(
  head: Checkpoint,
  of: { readonly chain: Chain; readonly round: number; readonly randomness: Uint8Array },
  count: number,
): readonly number[] {
  const fields = [
    toUtf8(head.origin),
    u64(head.size),
    head.root,
    bytesOf(hashChain(of.chain)),
    u64(of.round),
    of.randomness,
  ];
  const seed = sha256(joinBytes(toUtf8('compagnon-audit/v1\n'), ...fields.map(prefixed)));
  const n = Float64Array.from({ length: head.size }, (_, index) => index);
  const w = new Uint8Array(head.size).fill(1);
  return selectWinners(seed, { n, w }, count, 0).winners;
}
