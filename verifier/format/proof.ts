import { equalBytes } from './bytes.ts';
import type { Result } from './result.ts';
import { ok, refuse } from './result.ts';
import type { Tree } from './tree.ts';
import { hashLength, hashNode, largestPowerBelow, rangeHash } from './tree.ts';

/** Leaves from `begin` up to, not including, `end`: one hash of a proof. */
export type Range = readonly [begin: number, end: number];

export type Inclusion = {
  readonly index: number;
  readonly size: number;
  readonly leafHash: Uint8Array;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
};

export type Consistency = {
  readonly size1: number;
  readonly size2: number;
  readonly root1: Uint8Array;
  readonly root2: Uint8Array;
  readonly proof: readonly Uint8Array[];
};

/** The subtrees whose hashes prove that leaf `index` is in the tree of `size` (RFC 6962, 2.1.1). */
export function inclusionRanges(index: number, size: number): Range[] {
  if (!isSize(index) || !isSize(size) || index >= size) throw new RangeError('no such leaf');
  return pathOf(index, 0, size);
}

/** The subtrees whose hashes prove that the tree of `size1` begins the tree of `size2` (2.1.2). */
export function consistencyRanges(size1: number, size2: number): Range[] {
  if (!isSize(size1) || !isSize(size2) || size1 < 1 || size1 > size2) {
    throw new RangeError('no such pair of sizes');
  }
  return subproofOf(size1, 0, size2, true);
}

export function makeInclusionProof(tree: Tree, index: number, size = tree.size): Uint8Array[] {
  return inclusionRanges(index, size).map(([begin, end]) => rangeHash(tree, begin, end));
}

export function makeConsistencyProof(tree: Tree, size1: number, size2 = tree.size): Uint8Array[] {
  return consistencyRanges(size1, size2).map(([begin, end]) => rangeHash(tree, begin, end));
}

/** Refuses with `not-included`, or `malformed-proof` where lengths, sizes or hashes can't be right. */
export function checkInclusion(claim: Inclusion): Result<true> {
  const { index, size, leafHash, proof, root } = claim;
  if (!isSize(index) || !isSize(size) || index >= size) return refuse({ type: 'malformed-proof' });
  if (![leafHash, root, ...proof].every(isHash)) return refuse({ type: 'malformed-proof' });
  const found = climb(index, size, leafHash, proof);
  if (found === undefined) return refuse({ type: 'malformed-proof' });
  return equalBytes(found, root) ? ok(true) : refuse({ type: 'not-included' });
}

/**
 * Refuses with `inconsistent`, or `malformed-proof`. A size of 0 proves nothing and is malformed;
 * equal sizes ask for equal roots and no hash at all.
 */
export function checkConsistency(claim: Consistency): Result<true> {
  const { size1, size2, root1, root2, proof } = claim;
  if (!isSize(size1) || !isSize(size2) || size1 < 1 || size1 > size2) {
    return refuse({ type: 'malformed-proof' });
  }
  if (size1 === size2) {
    if (proof.length > 0) return refuse({ type: 'malformed-proof' });
    return equalBytes(root1, root2) ? ok(true) : refuse({ type: 'inconsistent' });
  }
  if (![root1, root2, ...proof].every(isHash)) return refuse({ type: 'malformed-proof' });
  const roots = climbTwice(size1, size2, proof, root1);
  if (roots === undefined) return refuse({ type: 'malformed-proof' });
  const same = equalBytes(roots.old, root1) && equalBytes(roots.new, root2);
  return same ? ok(true) : refuse({ type: 'inconsistent' });
}

function pathOf(index: number, begin: number, end: number): Range[] {
  if (end - begin === 1) return [];
  const middle = begin + largestPowerBelow(end - begin);
  return index < middle
    ? [...pathOf(index, begin, middle), [middle, end]]
    : [...pathOf(index, middle, end), [begin, middle]];
}

function subproofOf(size1: number, begin: number, end: number, isWhole: boolean): Range[] {
  if (size1 === end) return isWhole ? [] : [[begin, end]];
  const middle = begin + largestPowerBelow(end - begin);
  return size1 <= middle
    ? [...subproofOf(size1, begin, middle, isWhole), [middle, end]]
    : [...subproofOf(size1, middle, end, false), [begin, middle]];
}

/** Undefined where the proof has too few or too many hashes. */
function climb(
  index: number,
  size: number,
  leafHash: Uint8Array,
  proof: readonly Uint8Array[],
): Uint8Array | undefined {
  if (size === 1) return proof.length === 0 ? leafHash : undefined;
  const beside = proof.at(-1);
  if (beside === undefined) return undefined;
  const half = largestPowerBelow(size);
  const below = proof.slice(0, -1);
  const isLeft = index < half;
  const node = isLeft
    ? climb(index, half, leafHash, below)
    : climb(index - half, size - half, leafHash, below);
  if (node === undefined) return undefined;
  return isLeft ? hashNode(node, beside) : hashNode(beside, node);
}

/** Both roots as the proof gives them. `known` is the old root, where the subtree is the old tree. */
function climbTwice(
  size1: number,
  size2: number,
  proof: readonly Uint8Array[],
  known: Uint8Array | undefined,
): { old: Uint8Array; new: Uint8Array } | undefined {
  const last = proof.at(-1);
  if (size1 === size2) {
    const node = known ?? last;
    if (node === undefined || proof.length !== (known === undefined ? 1 : 0)) return undefined;
    return { old: node, new: node };
  }
  if (last === undefined) return undefined;
  const half = largestPowerBelow(size2);
  const below = proof.slice(0, -1);
  if (size1 <= half) {
    const roots = climbTwice(size1, half, below, known);
    return roots && { old: roots.old, new: hashNode(roots.new, last) };
  }
  const roots = climbTwice(size1 - half, size2 - half, below, undefined);
  return roots && { old: hashNode(last, roots.old), new: hashNode(last, roots.new) };
}

function isSize(n: number): boolean {
  return Number.isSafeInteger(n) && n >= 0;
}

function isHash(hash: Uint8Array): boolean {
  return hash.length === hashLength;
}
