import type { LogBundle } from '../format/bundle.ts';
import { fromUtf8 } from '../format/bytes.ts';
import type { Primitives } from '../format/hash.ts';
import type { Leaf } from '../format/leaf.ts';
import { decodeLeaf, decodeLeafText } from '../format/leaf.ts';
import type { Result } from '../format/result.ts';
import type { Steps } from '../format/steps.ts';
import { hashLength } from '../format/tree.ts';
import type { LeafName } from './verdict.ts';

/** The leaves of a file: each hashed as it stands, and read where it can be read. */
export type LeafRows = {
  readonly size: number;
  readonly hashes: Uint8Array;
  readonly leaves: readonly (Leaf | undefined)[];
  readonly refusals: ReadonlyMap<number, string>;
  /** Whether the last leaf ends in its newline. */
  readonly isEnded: boolean;
};

/** Hashes and reads every leaf. Hashes are taken of the raw bytes, never of JSON written again. */
export function* readLeaves(
  { leaves: bytes }: Pick<LogBundle, 'leaves'>,
  { sha256 }: Pick<Primitives, 'sha256'>,
): Steps<LeafRows> {
  // One leading byte and then the file: the byte before each leaf is set to 0, RFC 6962's mark of a
  // leaf, so that mark and leaf lie in a row and are hashed without being copied.
  const marked = new Uint8Array(bytes.length + 1);
  marked.set(bytes, 1);
  const starts = findStarts(marked);
  const size = starts.length - 1;
  const hashes = new Uint8Array(size * hashLength);
  for (const [index, start] of starts.subarray(0, size).entries()) {
    const end = starts[index + 1];
    marked[start] = 0;
    hashes.set(sha256(marked.subarray(start, end)), index * hashLength);
    if (index % 256 === 255) yield start - (starts[index - 255] ?? 0);
  }
  const isEnded = bytes.length === 0 || bytes.at(-1) === 0x0a;
  return { size, hashes, isEnded, ...(yield* decodeRows(bytes, starts)) };
}

/** The leaf's name in a verdict. */
export function nameLeaf(index: number, leaf: Leaf | undefined): LeafName {
  return leaf === undefined ? { index } : { index, kind: leaf.kind, at: leaf.at.toISOString() };
}

/**
 * Where the mark of each leaf lies in the marked bytes, and one more entry: where the mark of a next
 * leaf would be. A leaf runs from its mark up to the next mark.
 */
function findStarts(marked: Uint8Array): Uint32Array {
  const starts = [0];
  for (let at = marked.indexOf(0x0a, 1); at >= 0; at = marked.indexOf(0x0a, at + 1))
    starts.push(at);
  if (starts.at(-1) !== marked.length - 1) starts.push(marked.length);
  return Uint32Array.from(starts);
}

function* decodeRows(
  bytes: Uint8Array,
  starts: Uint32Array,
): Steps<Pick<LeafRows, 'leaves' | 'refusals'>> {
  const leaves: (Leaf | undefined)[] = [];
  const refusals = new Map<number, string>();
  const whole = fromUtf8(bytes);
  const lines = whole.ok ? whole.value.split('\n') : undefined;
  for (let index = 0; index < starts.length - 1; index++) {
    const line = lines?.[index];
    const leaf: Result<Leaf> =
      line === undefined
        ? decodeLeaf(bytes.subarray(starts[index], (starts[index + 1] ?? 0) - 1))
        : decodeLeafText(line);
    leaves.push(leaf.ok ? leaf.value : undefined);
    if (index % 256 === 255) yield (starts[index] ?? 0) - (starts[index - 255] ?? 0);
    if (!leaf.ok)
      refusals.set(index, [leaf.error.type, leaf.error.where].filter(Boolean).join(' '));
  }
  return { leaves, refusals };
}
