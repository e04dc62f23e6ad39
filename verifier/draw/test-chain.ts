import { bls12_381 } from '@noble/curves/bls12-381.js';
import { toHex, toUtf8 } from '../format/bytes.ts';
import { sha256Hex } from '../format/hash.ts';
import { domain, messageOf } from './beacon.ts';
import type { Chain } from './chain.ts';
import { hashChain, quicknet } from './chain.ts';

const bls = bls12_381.shortSignatures;

/** A beacon of one's own, for tests and the demo; every verdict calls it a test beacon. */
export type TestChain = {
  readonly chain: Chain;
  readonly hash: string;
  /** The signature of a round: 96 hexadecimal digits. */
  readonly sign: (round: number) => string;
};

/**
 * @param secret 32 bytes, below the order of the curve's group (a first byte under 0x73 is)
 * @param timing period and genesis in seconds; quicknet's by default
 */
export function testChain(
  secret: Uint8Array,
  timing: Pick<Chain, 'period' | 'genesis'> = quicknet,
): TestChain {
  const chain: Chain = {
    genesis: timing.genesis,
    group: sha256Hex(toUtf8('compagnon test beacon')),
    name: 'test',
    period: timing.period,
    publicKey: toHex(bls.getPublicKey(secret).toBytes()),
  };
  const sign = (round: number) =>
    toHex(bls.Signature.toBytes(bls.sign(bls.hash(messageOf(round), domain), secret)));
  return { chain, hash: hashChain(chain), sign };
}
