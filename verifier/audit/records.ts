import { fromHex, fromUtf8, joinBytes, toHex, toUtf8 } from '../format/bytes.ts';
import { parseCanonicalText } from '../format/canonical.ts';
import type { Primitives } from '../format/hash.ts';
import { portable } from '../format/hash.ts';
import { findFlaw, is } from '../format/shape.ts';
import { buildTree, rootOfTree } from '../format/tree.ts';

/** Observations whose records show nobody: what our server counted, what a page showed. */
const openKinds: readonly string[] = ['visits', 'reading', 'mention', 'capture'];

export function areRecordsOpen(kind: string): boolean {
  return openKinds.includes(kind);
}

const erasedShape = { hash: is.hash, erasedOn: is.time } as const;
const saltedShape = { salt: is.salt, record: is.object } as const;

/**
 * The root of an observation's records as they are shown: the lines of a data file of a report without
 * its first, each ended by a newline. Undefined where they aren't such lines, or others than `count`.
 */
export function rootOfShown(
  bytes: Uint8Array,
  count: number,
  { sha256 }: Pick<Primitives, 'sha256'> = portable,
): string | undefined {
  const text = fromUtf8(bytes);
  const lines = text.ok ? text.value.split('\n') : [];
  if (lines.pop() !== '' || lines.length !== count) return undefined;
  const hashes: Uint8Array[] = [];
  for (const line of lines) {
    const value = parseCanonicalText(line);
    if (!value.ok) return undefined;
    if (findFlaw(value.value, saltedShape) === undefined) {
      hashes.push(sha256(joinBytes(Uint8Array.of(0), toUtf8(line))));
    } else if (findFlaw(value.value, erasedShape) === undefined) {
      // findFlaw has just found it to be a hash.
      const hash = fromHex((value.value as { hash: string }).hash);
      if (hash.ok) hashes.push(hash.value);
    } else return undefined;
  }
  return toHex(rootOfTree(buildTree(hashes, sha256)));
}
