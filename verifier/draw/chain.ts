import { fromHex, joinBytes, toHex, toUtf8 } from '../format/bytes.ts';
import { sha256 } from '../format/hash.ts';
import type { Shaped } from '../format/shape.ts';
import { is } from '../format/shape.ts';

/** A drand chain as a rules record names it; times in seconds, the rest in hexadecimal. */
export type Chain = Shaped<typeof chainShape>;

export const chainShape = {
  genesis: is.count,
  group: is.hash,
  name: is.word,
  period: is.count,
  publicKey: is.publicKey,
} as const;

/** drand's quicknet, pinned here; its hash is `52db9ba7…e971`. */
export const quicknet: Chain = {
  genesis: 1_692_803_367,
  group: 'f477d5c89f21a17c863a7f937c6a6d15859414d2be09cd448d4279af331c5d3e',
  name: 'quicknet',
  period: 3,
  publicKey:
    '83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a',
};

/** SHA-256(u32be period ‖ i64be genesis ‖ public key ‖ group hash ‖ name): drand's own chain hash. */
export function hashChain(chain: Chain): string {
  const head = new Uint8Array(12);
  const view = new DataView(head.buffer);
  view.setUint32(0, chain.period);
  view.setBigInt64(4, BigInt(chain.genesis));
  const parts = [head, bytesOf(chain.publicKey), bytesOf(chain.group), toUtf8(chain.name)];
  return toHex(sha256(joinBytes(...parts)));
}

/** Any other chain is a test beacon, whatever a file says. */
export function isQuicknet(chain: Chain): boolean {
  return hashChain(chain) === hashChain(quicknet);
}

/** The first round whose time isn't before `date`: ceil((T − genesis) / period) + 1. */
export function roundAt(chain: Chain, date: Date): number {
  const round = Math.ceil((date.getTime() / 1000 - chain.genesis) / chain.period) + 1;
  if (!Number.isSafeInteger(round) || round < 1)
    throw new RangeError('before the chain’s first round');
  return round;
}

/** When a round is due. */
export function timeOfRound(chain: Chain, round: number): Date {
  return new Date((chain.genesis + (round - 1) * chain.period) * 1000);
}

/** How many rounds a postponement moves: 24 hours, 28,800 on quicknet. */
export function roundsPerDay(chain: Chain): number {
  return Math.ceil(86_400 / chain.period);
}

/** Bytes of hexadecimal that a shape has let pass. */
export function bytesOf(hex: string): Uint8Array {
  const bytes = fromHex(hex);
  if (!bytes.ok) throw new TypeError('not lowercase hexadecimal');
  return bytes.value;
}
