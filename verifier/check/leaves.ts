import type { LogBundle } from '../format/bundle.ts';
import { equalBytes } from '../format/bytes.ts';
import type { Primitives } from '../format/hash.ts';
import type { Tree } from '../format/tree.ts';
import { buildTree, hashLength } from '../format/tree.ts';
import type { Head } from './heads.ts';
import { compareHeads } from './heads.ts';
import { firstDifference, nameDifferences } from './leaf-differences.ts';
import type { LeafRows } from './leaf-rows.ts';
import { nameLeaf } from './leaf-rows.ts';
import type { Finding } from './verdict.ts';
import { finding } from './verdict.ts';

type Comparison = ReturnType<typeof compareHeads>;

/** Leaves against the signed checkpoints; where they differ, names which, as far as can be told. */
export function checkLeaves(
  { leafHashes, manifest }: Pick<LogBundle, 'leafHashes' | 'manifest'>,
  rows: LeafRows,
  heads: readonly Head[],
  tree: Tree,
  primitives: Pick<Primitives, 'sha256'>,
): Finding[] {
  const compared = compareHeads(heads, tree);
  const isSame = equalBytes(leafHashes, rows.hashes);
  const isListSigned =
    heads.length > 0 && agrees(isSame ? compared : compareList(leafHashes, heads, primitives));
  const findings = isSame ? [] : nameChanges(rows, leafHashes, isListSigned);
  findings.push(...nameHeads(compared, isListSigned));
  const longest = compared.beyond.at(-1);
  if (longest !== undefined) {
    const { part, checkpoint } = longest;
    findings.push(finding('log-truncated', { part, from: rows.size, to: checkpoint.size }));
  }
  const whole = Math.max(rows.size, manifest.size);
  if (!heads.some(({ checkpoint }) => checkpoint.size >= whole)) {
    findings.push(finding('checkpoint-absent', { from: reachOf(compared), to: rows.size }));
  }
  return findings;
}

function compareList(
  leafHashes: Uint8Array,
  heads: readonly Head[],
  { sha256 }: Pick<Primitives, 'sha256'>,
): Comparison {
  const isWhole = leafHashes.length % hashLength === 0;
  return compareHeads(heads, buildTree(isWhole ? leafHashes : new Uint8Array(), sha256));
}

function agrees({ bad, beyond }: Comparison): boolean {
  return bad.length === 0 && beyond.length === 0;
}

/** The size up to which a signed checkpoint vouches for the leaves as they stand. */
function reachOf({ good }: Comparison): number {
  return good.at(-1)?.checkpoint.size ?? 0;
}

/** A list that the checkpoints vouch for tells which leaf differs; another one tells only that. */
function nameChanges(rows: LeafRows, list: Uint8Array, isListSigned: boolean): Finding[] {
  if (isListSigned) return nameDifferences(rows, list);
  const index = firstDifference(list, rows.hashes) ?? 0;
  return [finding('hash-list-altered', { leaf: nameLeaf(index, rows.leaves[index]) })];
}

/** Checkpoints that contradict the leaves, or each other. */
function nameHeads(compared: Comparison, isListSigned: boolean): Finding[] {
  const reach = reachOf(compared);
  const findings = compared.bad
    .filter(({ checkpoint }) => checkpoint.size <= reach)
    .map(({ part, checkpoint }) =>
      finding('checkpoint-inconsistent', { part, from: checkpoint.size, to: reach }),
    );
  const next = compared.bad.find(({ checkpoint }) => checkpoint.size > reach);
  if (next !== undefined && !isListSigned) {
    const { part, checkpoint } = next;
    findings.push(
      finding('leaves-differ-in-range', { part, from: reach, to: checkpoint.size - 1 }),
    );
  }
  return findings;
}
