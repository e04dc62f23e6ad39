import { fromUtf8, toBase64 } from '../format/bytes.ts';
import { parseCheckpoint } from '../format/checkpoint.ts';
import { formatNote, parseNote } from '../format/note.ts';
import { makeConsistencyProof, makeInclusionProof } from '../format/proof.ts';
import type { Check, Shape, Shaped } from '../format/shape.ts';
import { findFlaw, is } from '../format/shape.ts';
import type { Tree } from '../format/tree.ts';

const hashes: Check<readonly string[]> = (value): value is readonly string[] =>
  Array.isArray(value) && value.length <= 64 && value.every((item) => is.text(item));

const checkpoint = { consistency: hashes, note: is.text } as const;
const key = { from: is.count, key: is.logKey, to: is.orNull(is.count) } as const;
const leaf = { index: is.count, leaf: is.text, path: hashes, size: is.count } as const;
const witness = { key: is.witnessKey, party: is.one('client', 'outside') } as const;

/**
 * What of the organiser's log a draw shows: checkpoints, ascending by size, each with the consistency
 * proof from the one before; and leaves, ascending by index, each with the path to one of them.
 */
export const logPartShape = {
  checkpoints: listOf(checkpoint, 1, 64),
  keys: listOf(key, 1, 64),
  leaves: listOf(leaf, 0, 100_000),
  witnesses: listOf(witness, 0, 64),
} as const;

export type LogPart = Shaped<typeof logPartShape>;

export type LogPartInput = {
  /** The log's tree, at least as large as the largest checkpoint. */
  readonly tree: Tree;
  /** Signed notes with their co-signatures, in any order. */
  readonly checkpoints: readonly string[];
  /** Log keys and the sizes that each counts for, as in an export's manifest. */
  readonly keys: LogPart['keys'];
  readonly witnesses: LogPart['witnesses'];
  /** The contest's leaves but its entries and exclusions; every `contest-rules` and `key-rotated`. */
  readonly leaves: readonly { readonly index: number; readonly bytes: Uint8Array }[];
};

/** Proves each leaf to the smallest checkpoint that holds it; leaves beyond the largest are left out. */
export function makeLogPart(input: LogPartInput): LogPart {
  const heads = [...sizesOf(input)].sort(([a], [b]) => a - b);
  const checkpoints = heads.map(([size, note], i) => {
    const before = heads[i - 1]?.[0];
    const proof =
      before === undefined ? [] : makeConsistencyProof(input.tree, before, size).map(toBase64);
    return { consistency: proof, note };
  });
  const leaves = input.leaves
    .toSorted((a, b) => a.index - b.index)
    .flatMap(({ index, bytes }) => {
      const size = heads.find(([count]) => count > index)?.[0];
      const text = fromUtf8(bytes);
      if (size === undefined || !text.ok) return [];
      const path = makeInclusionProof(input.tree, index, size).map(toBase64);
      return [{ index, leaf: text.value, path, size }];
    });
  return { checkpoints, keys: input.keys, leaves, witnesses: input.witnesses };
}

/** One note a size, the one with the most signatures; lines by keys that aren't named are left out. */
function sizesOf({ checkpoints, keys, witnesses }: LogPartInput): ReadonlyMap<number, string> {
  const known = [...keys, ...witnesses].map(({ key }) => key.split('+').slice(0, 2).join(' '));
  const sizes = new Map<number, string>();
  for (const text of checkpoints) {
    const note = parseNote(text);
    const head = note.ok ? parseCheckpoint(note.value.text) : note;
    if (!note.ok || !head.ok) throw new TypeError('a checkpoint can’t be read');
    if (head.value.size === 0) continue;
    const signatures = note.value.signatures.filter(({ name, id }) =>
      known.includes(`${name} ${id}`),
    );
    const own = formatNote({ text: note.value.text, signatures });
    const other = sizes.get(head.value.size);
    if (other === undefined || own.length > other.length) sizes.set(head.value.size, own);
  }
  return sizes;
}

function listOf<S extends Shape>(shape: S, min: number, max: number): Check<readonly Shaped<S>[]> {
  return (value): value is readonly Shaped<S>[] =>
    Array.isArray(value) &&
    value.length >= min &&
    value.length <= max &&
    value.every((item) => findFlaw(item, shape) === undefined);
}
