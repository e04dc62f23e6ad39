import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sha256 } from './hash.ts';
import {
  checkConsistency,
  checkInclusion,
  makeConsistencyProof,
  makeInclusionProof,
} from './proof.ts';
import { appendHash, buildTree, emptyFrontier, hashLeaf, rootOf, rootOfTree } from './tree.ts';

type InclusionVector = {
  leafIdx: number;
  treeSize: number;
  root: string;
  leafHash: string;
  proof: string[] | null;
  wantErr: boolean;
};

type ConsistencyVector = {
  size1: number;
  size2: number;
  root1: string;
  root2: string;
  proof: string[] | null;
  wantErr: boolean;
};

const folder = new URL('../vectors/merkle/', import.meta.url).pathname;

function readVectors<T>(kind: string): [string, T][] {
  const paths = globSync(`${kind}/**/*.json`, { cwd: folder }).sort();
  return paths.map((path) => [path, JSON.parse(readFileSync(folder + path, 'utf8'))]);
}

function bytes(base64: string | null): Uint8Array {
  return new Uint8Array(Buffer.from(base64 ?? '', 'base64'));
}

describe('the 196 published vectors', () => {
  const inclusions = readVectors<InclusionVector>('inclusion');
  const consistencies = readVectors<ConsistencyVector>('consistency');

  test('are all there', () => {
    expect([inclusions.length, consistencies.length]).toEqual([98, 98]);
  });

  test.each(inclusions)('%s', (_, vector) => {
    const result = checkInclusion({
      index: vector.leafIdx,
      size: vector.treeSize,
      leafHash: bytes(vector.leafHash),
      proof: (vector.proof ?? []).map(bytes),
      root: bytes(vector.root),
    });
    expect(result.ok).toBe(!vector.wantErr);
  });

  test.each(consistencies)('%s', (_, vector) => {
    const result = checkConsistency({
      size1: vector.size1,
      size2: vector.size2,
      root1: bytes(vector.root1),
      root2: bytes(vector.root2),
      proof: (vector.proof ?? []).map(bytes),
    });
    expect(result.ok).toBe(!vector.wantErr);
  });
});

describe('proofs that we make', () => {
  const hashes = Array.from({ length: 70 }, (_, i) => hashLeaf(Uint8Array.of(i)));
  const tree = buildTree(hashes);

  test('hold for every leaf of every size, and for no other leaf', () => {
    for (let size = 1; size <= 70; size++) {
      const root = rootOfTree(tree, size);
      for (let index = 0; index < size; index++) {
        const proof = makeInclusionProof(tree, index, size);
        const leafHash = hashes[index] ?? new Uint8Array();
        const claim = { index, size, leafHash, proof, root };
        expect(checkInclusion(claim).ok).toBe(true);
        const other = { ...claim, leafHash: sha256(leafHash) };
        expect(checkInclusion(other)).toEqual({ ok: false, error: { type: 'not-included' } });
      }
    }
  });

  test('hold for every pair of sizes, and for no other root', () => {
    for (let size2 = 1; size2 <= 70; size2++) {
      for (let size1 = 1; size1 <= size2; size1++) {
        const proof = makeConsistencyProof(tree, size1, size2);
        const root1 = rootOfTree(tree, size1);
        const root2 = rootOfTree(tree, size2);
        expect(checkConsistency({ size1, size2, root1, root2, proof }).ok).toBe(true);
        const forged = { size1, size2, root1: sha256(root1), root2, proof };
        expect(checkConsistency(forged)).toEqual({ ok: false, error: { type: 'inconsistent' } });
      }
    }
  });

  test('a frontier gives the root of the whole tree', () => {
    let frontier = emptyFrontier;
    for (const [index, hash] of hashes.entries()) {
      frontier = appendHash(frontier, hash);
      expect(rootOf(frontier)).toEqual(rootOfTree(tree, index + 1));
    }
  });

  test('a size of 0 proves nothing', () => {
    const root = rootOfTree(tree, 0);
    const claim = { size1: 0, size2: 5, root1: root, root2: rootOfTree(tree, 5), proof: [] };
    expect(checkConsistency(claim)).toEqual({ ok: false, error: { type: 'malformed-proof' } });
  });

  test('whatever is claimed is answered, never thrown', () => {
    const hash = fc.uint8Array({ minLength: 31, maxLength: 33 });
    const size = fc.oneof(fc.integer({ min: -2, max: 99 }), fc.double());
    fc.assert(
      fc.property(size, size, hash, hash, fc.array(hash, { maxLength: 8 }), (a, b, x, y, proof) => {
        const inclusion = { index: a, size: b, leafHash: x, root: y, proof };
        expect(checkInclusion(inclusion).ok).toBe(a === 0 && b === 1 && isSame(x, y, proof));
        const consistency = { size1: a, size2: b, root1: x, root2: y, proof };
        if (a !== b) expect(checkConsistency(consistency).ok).toBe(false);
      }),
    );
  });
});

function isSame(x: Uint8Array, y: Uint8Array, proof: readonly Uint8Array[]): boolean {
  return proof.length === 0 && x.length === 32 && Buffer.from(x).equals(Buffer.from(y));
}
