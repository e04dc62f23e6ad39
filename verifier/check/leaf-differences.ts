import { toHex } from '../format/bytes.ts';
import { hashAt, hashLength, sameHashAt } from '../format/tree.ts';
import type { LeafRows } from './leaf-rows.ts';
import { nameLeaf } from './leaf-rows.ts';
import type { Finding } from './verdict.ts';
import { finding } from './verdict.ts';

/** After so many the log is named as a whole; a person can't use more. */
const maxNamed = 20;

/**
 * Names what became of each leaf, against the list of hashes that a signed checkpoint vouches for.
 * Indices are those of the signed log; an added leaf is named by where it stands in the file.
 */
export function nameDifferences(rows: LeafRows, signed: Uint8Array): Finding[] {
  const signedSize = signed.length / hashLength;
  const findings =
    rows.size === signedSize ? compareInPlace(rows, signed) : compareShifted(rows, signed);
  return findings.slice(0, maxNamed);
}

/** The first index at which two rows of hashes differ. */
export function firstDifference(a: Uint8Array, b: Uint8Array): number | undefined {
  const size = Math.max(a.length, b.length) / hashLength;
  for (let index = 0; index < size; index++) if (!sameHashAt(a, b, index)) return index;
  return undefined;
}

function compareInPlace(rows: LeafRows, signed: Uint8Array): Finding[] {
  const findings: Finding[] = [];
  const moved = new Set<number>();
  const places = placesOf(signed);
  for (let index = 0; index < rows.size; index++) {
    if (moved.has(index) || sameHashAt(rows.hashes, signed, index)) continue;
    const home = places.get(keyAt(rows.hashes, index));
    const isSwap =
      home !== undefined && home !== index && keyAt(rows.hashes, home) === keyAt(signed, index);
    if (isSwap) moved.add(home);
    findings.push(
      isSwap
        ? finding('leaves-swapped', {
            leaf: nameLeaf(index, rows.leaves[home]),
            other: nameLeaf(home, rows.leaves[index]),
          })
        : finding('leaf-differs', { leaf: nameLeaf(index, rows.leaves[index]) }),
    );
  }
  return findings;
}

/** The longest run of leaves in the signed order is kept; the rest was removed or added. */
function compareShifted(rows: LeafRows, signed: Uint8Array): Finding[] {
  const findings: Finding[] = [];
  const places = placesOf(signed);
  const signedSize = signed.length / hashLength;
  let due = 0;
  for (let index = 0; index < rows.size; index++) {
    const home = places.get(keyAt(rows.hashes, index));
    if (home === undefined || home < due) {
      const isChanged =
        home === undefined && rows.size < signedSize + 1 && isNextKept(rows, index, places, due);
      if (!isChanged) {
        findings.push(finding('leaf-added', { leaf: nameLeaf(index, rows.leaves[index]) }));
        continue;
      }
      findings.push(finding('leaf-differs', { leaf: nameLeaf(due, rows.leaves[index]) }));
      due++;
      continue;
    }
    for (; due < home; due++) findings.push(finding('leaf-removed', { leaf: { index: due } }));
    due = home + 1;
  }
  for (; due < signedSize; due++) findings.push(finding('leaf-removed', { leaf: { index: due } }));
  return findings;
}

/** Whether the leaf after this one stands one place further in the signed log: this one was changed. */
function isNextKept(
  rows: LeafRows,
  index: number,
  places: ReadonlyMap<string, number>,
  due: number,
): boolean {
  return index + 1 < rows.size && places.get(keyAt(rows.hashes, index + 1)) === due + 1;
}

function placesOf(hashes: Uint8Array): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (let i = 0; i < hashes.length / hashLength; i++) places.set(keyAt(hashes, i), i);
  return places;
}

function keyAt(hashes: Uint8Array, index: number): string {
  return toHex(hashAt(hashes, index));
}
