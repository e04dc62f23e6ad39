import { performance } from 'node:perf_hooks';
import { checkInclusion, inclusionRanges, makeInclusionProof } from '../verifier/format/proof.ts';
import { buildTree, hashAt, rootOfTree } from '../verifier/format/tree.ts';
import { native } from '../verifier/native.ts';
import { type Report, summarise } from './report.ts';
import { createRandom } from './workload.ts';

const SEED = 'evidence-2026';

/**
 * Proofs of inclusion in a tree of a million leaves that is in memory: their time, and how many hashes
 * each has, which doesn't vary. The check of a whole log is `verify`.
 */
export async function run(isQuick: boolean): Promise<Report> {
  const n = isQuick ? 100_000 : 1_000_000;
  const random = createRandom(SEED);
  const row = new Uint8Array(32 * n);
  for (let i = 0; i < n; i++) row.set([i & 255, (i >> 8) & 255, (i >> 16) & 255], 32 * i);
  const tree = buildTree(row, native.sha256);
  const root = rootOfTree(tree);
  const indexes = Array.from({ length: 2000 }, () => random.int(n));
  for (const index of indexes.slice(0, 50)) {
    const proof = makeInclusionProof(tree, index);
    const claim = { index, size: n, leafHash: hashAt(row, index), proof, root };
    if (!checkInclusion(claim).ok) throw new Error(`the proof of ${index} is wrong`);
  }
  const rounds = Array.from({ length: isQuick ? 3 : 7 }, () => {
    const started = performance.now();
    for (const index of indexes) makeInclusionProof(tree, index);
    return ((performance.now() - started) * 1000) / indexes.length;
  });
  const { value, ci95 } = summarise(rounds, random);
  const hashes = Math.max(...indexes.map((index) => inclusionRanges(index, n).length));
  const target = { words: 'at most 50 µs a proof', isMet: value <= 50 };
  const base = { bench: 'evidence', case: 'inclusion', n, seed: SEED, unit: 'µs' };
  return { cases: [{ ...base, value, ci95, target, counters: { hashes } }], skipped: [] };
}
