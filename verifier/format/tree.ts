import { equalBytes, joinAll, joinBytes } from './bytes.ts';
import { sha256 } from './hash.ts';
import type { Steps } from './steps.ts';
import { finish } from './steps.ts';

/** RFC 6962, section 2.1. Every hash is 32 bytes. */
export const hashLength = 32;

type Hasher = (bytes: Uint8Array) => Uint8Array;

/** A whole tree in memory: level k holds the hashes of the complete subtrees of 2^k leaves, in a row. */
export type Tree = { readonly size: number; readonly levels: readonly Uint8Array[] };

/** What an append needs: the hashes of the complete subtrees, largest first. */
export type Frontier = { readonly size: number; readonly hashes: readonly Uint8Array[] };

export const emptyFrontier: Frontier = { size: 0, hashes: [] };

/** The root of the empty tree: the hash of nothing. */
export function emptyRoot(): Uint8Array {
  return sha256(new Uint8Array());
}

export function hashLeaf(bytes: Uint8Array, hash: Hasher = sha256): Uint8Array {
  return hash(joinBytes(Uint8Array.of(0), bytes));
}

export function hashNode(left: Uint8Array, right: Uint8Array, hash: Hasher = sha256): Uint8Array {
  return hash(joinBytes(Uint8Array.of(1), left, right));
}

/** The frontier after one more leaf; the given one is left as it is. */
export function appendHash(frontier: Frontier, leafHash: Uint8Array): Frontier {
  assertHash(leafHash);
  const hashes = [...frontier.hashes];
  let node = leafHash;
  for (let n = frontier.size; n % 2 === 1; n = (n - 1) / 2) {
    const left = hashes.pop();
    if (left === undefined) throw new TypeError('the frontier does not fit its size');
    node = hashNode(left, node);
  }
  return { size: frontier.size + 1, hashes: [...hashes, node] };
}

/** The root of the tree that a frontier stands for. */
export function rootOf(frontier: Frontier): Uint8Array {
  const last = frontier.hashes.at(-1);
  if (last === undefined) return emptyRoot();
  return frontier.hashes.slice(0, -1).reduceRight((right, left) => hashNode(left, right), last);
}

/** Builds the tree over leaf hashes, given as a list or as one row of 32-byte hashes. */
export function buildTree(hashes: readonly Uint8Array[] | Uint8Array, hash?: Hasher): Tree {
  const row = hashes instanceof Uint8Array ? hashes : joinAll(hashes.map(assertHash));
  return finish(growTree(row, hash ?? sha256));
}

/** The same in steps, each of some thousand bytes hashed. */
export function* growTree(row: Uint8Array, hash: Hasher): Steps<Tree> {
  if (row.length % hashLength !== 0) throw new TypeError('a hash is 32 bytes');
  const levels = [row];
  for (let below = row; below.length >= 2 * hashLength; ) {
    below = yield* parentsOf(below, hash);
    levels.push(below);
  }
  return { size: row.length / hashLength, levels };
}

function* parentsOf(below: Uint8Array, hash: Hasher): Steps<Uint8Array> {
  const count = Math.floor(below.length / (2 * hashLength));
  const parents = new Uint8Array(count * hashLength);
  const node = new Uint8Array(1 + 2 * hashLength);
  node[0] = 1;
  for (let i = 0; i < count; i++) {
    node.set(below.subarray(i * 2 * hashLength, (i + 1) * 2 * hashLength), 1);
    parents.set(hash(node), i * hashLength);
    if (i % 512 === 511) yield 512 * node.length;
  }
  return parents;
}

/** The root over the first `size` leaves (all of them by default). */
export function rootOfTree(tree: Tree, size: number = tree.size): Uint8Array {
  return size === 0 ? emptyRoot() : rangeHash(tree, 0, size);
}

/** The root of a list of leaf hashes. */
export function rootOfHashes(hashes: readonly Uint8Array[]): Uint8Array {
  return rootOfTree(buildTree(hashes));
}

/** RFC 6962's MTH(D[begin:end]); `begin` lies where such a subtree can begin. */
export function rangeHash(tree: Tree, begin: number, end: number): Uint8Array {
  const size = end - begin;
  if (begin < 0 || size < 1 || end > tree.size) throw new RangeError('no such range of leaves');
  const half = largestPowerBelow(size);
  if (size === 1 || size === 2 * half) {
    const level = size === 1 ? 0 : Math.log2(size);
    const at = (begin / size) * hashLength;
    const hash = tree.levels[level]?.subarray(at, at + hashLength);
    if (hash?.length !== hashLength) throw new RangeError('no such subtree');
    return hash;
  }
  return hashNode(rangeHash(tree, begin, begin + half), rangeHash(tree, begin + half, end));
}

/** The largest power of two smaller than `n`; 1 where n is 1. */
export function largestPowerBelow(n: number): number {
  let power = 1;
  while (power * 2 < n) power *= 2;
  return power;
}

/** The hash of leaf `index` in a row of 32-byte hashes. */
export function hashAt(row: Uint8Array, index: number): Uint8Array {
  return row.subarray(index * hashLength, (index + 1) * hashLength);
}

export function sameHashAt(a: Uint8Array, b: Uint8Array, index: number): boolean {
  return equalBytes(hashAt(a, index), hashAt(b, index));
}

function assertHash(hash: Uint8Array): Uint8Array {
  if (hash.length !== hashLength) throw new TypeError('a hash is 32 bytes');
  return hash;
}
