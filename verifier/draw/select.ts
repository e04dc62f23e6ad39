import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { u64 } from './encoding.ts';

/** The list that is drawn from, in ascending order of numbers: number and tickets of each entry. */
export type Tickets = { readonly n: ArrayLike<number>; readonly w: ArrayLike<number> };

/** Numbers of the drawn entries, in the order drawn. */
export type Selection = {
  readonly winners: readonly number[];
  readonly substitutes: readonly number[];
};

/**
 * Draws `k` winners and `a` substitutes. Where every entry has one ticket: the first k + a places of
 * a Fisher–Yates shuffle; otherwise ticket by ticket, each owner leaving with all their tickets. A list
 * shorter than k + a is drawn whole.
 *
 * @param seed 32 bytes, as `seedOf` makes them
 */
export function selectWinners(seed: Uint8Array, list: Tickets, k: number, a: number): Selection {
  const total = sumOf(list.w);
  const count = Math.min(k + a, list.n.length);
  const below = wordsBelow(seed);
  const places =
    total === BigInt(list.n.length)
      ? shuffled(list.n.length, count, below)
      : byTickets(list.w, total, count, below);
  const selected = places.map((place) => list.n[place] ?? 0);
  return { winners: selected.slice(0, k), substitutes: selected.slice(k) };
}

type Below = (bound: bigint) => bigint;

/**
 * Words of 64 bits, big-endian, four from each block HMAC-SHA-256(seed, u64be(i)), i from 0 on. For a
 * bound m a word of at least 2^64 − (2^64 mod m) is used up and the next one taken; the rest mod m.
 */
export function wordsBelow(seed: Uint8Array): Below {
  let block = 0;
  let words: bigint[] = [];
  const next = () => {
    if (words.length === 0) {
      const bytes = hmac(sha256, seed, u64(block++));
      const view = new DataView(bytes.buffer, bytes.byteOffset, 32);
      words = [0, 8, 16, 24].map((at) => view.getBigUint64(at));
    }
    return words.shift() ?? 0n;
  };
  return (bound) => {
    if (bound < 1n) throw new RangeError('nothing to draw from');
    const limit = 2n ** 64n - (2n ** 64n % bound);
    for (;;) {
      const word = next();
      if (word < limit) return word % bound;
    }
  };
}

function shuffled(size: number, count: number, below: Below): number[] {
  // Only places that were swapped differ from their own number.
  const moved = new Map<number, number>();
  const places: number[] = [];
  for (let j = 0; j < count; j++) {
    const other = j + Number(below(BigInt(size - j)));
    places.push(moved.get(other) ?? other);
    moved.set(other, moved.get(j) ?? j);
  }
  return places;
}

/** The owner of ticket t is the first one, in the list's order, with whom the tickets add up to more than t. */
function byTickets(
  weights: ArrayLike<number>,
  total: bigint,
  count: number,
  below: Below,
): number[] {
  const sums = new PartialSums(weights);
  const places: number[] = [];
  let left = total;
  for (let j = 0; j < count; j++) {
    const place = sums.ownerOf(below(left));
    places.push(place);
    left -= BigInt(weights[place] ?? 0);
    sums.remove(place, weights[place] ?? 0);
  }
  return places;
}

/** Fenwick's tree: sums of tickets, with owners taken out, in logarithmic time. Sums stay under 2^53. */
class PartialSums {
  readonly #sums: Float64Array;
  readonly #top: number;

  constructor(weights: ArrayLike<number>) {
    this.#sums = new Float64Array(weights.length + 1);
    for (let i = 1; i <= weights.length; i++) {
      const sum = (this.#sums[i] ?? 0) + (weights[i - 1] ?? 0);
      this.#sums[i] = sum;
      const parent = i + (i & -i);
      if (parent <= weights.length) this.#sums[parent] = (this.#sums[parent] ?? 0) + sum;
    }
    this.#top = weights.length === 0 ? 0 : 2 ** Math.floor(Math.log2(weights.length));
  }

  ownerOf(ticket: bigint): number {
    let place = 0;
    let rest = Number(ticket);
    for (let step = this.#top; step >= 1; step /= 2) {
      const sum = this.#sums[place + step];
      if (sum !== undefined && sum <= rest) {
        place += step;
        rest -= sum;
      }
    }
    return place;
  }

  remove(place: number, weight: number): void {
    for (let i = place + 1; i < this.#sums.length; i += i & -i) {
      this.#sums[i] = (this.#sums[i] ?? 0) - weight;
    }
  }
}

function sumOf(weights: ArrayLike<number>): bigint {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i] ?? 0;
  if (!Number.isSafeInteger(sum)) throw new RangeError('too many tickets');
  return BigInt(sum);
}
