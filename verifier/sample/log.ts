import type { BundleInput } from '../format/bundle.ts';
import { makeBundle } from '../format/bundle.ts';
import { toUtf8 } from '../format/bytes.ts';
import { signCheckpoint } from '../format/checkpoint.ts';
import { addCosignature, cosign } from '../format/cosignature.ts';
import { sha256Hex } from '../format/hash.ts';
import type { Signer } from '../format/key.ts';
import type { Note } from '../format/note.ts';
import { formatNote, parseNote } from '../format/note.ts';
import { hashLeaf, rootOfHashes } from '../format/tree.ts';
import { contents, openings, sampleLeaves } from './leaves.ts';
import { keys, origin } from './names.ts';

/** The sizes at which the sample log has a checkpoint; the key changes with leaf 8. */
export const sizes = [3, 7, 12] as const;

const begin = Date.parse('2026-11-03T08:00:00.000Z');

/** What the sample bundle is made of; forgeries change some of it. */
export function sampleInput(leaves = sampleLeaves()): BundleInput {
  return {
    leaves,
    checkpoints: sizes
      .filter((size) => size <= leaves.length)
      .map((size) => sampleCheckpoint(leaves, size)),
    blobs: [contents.kit, contents.post, contents.page],
    withheld: [
      { sha256: sha256Hex(contents.letter), reason: 'private', at: '2026-11-04T08:00:00.000Z' },
    ],
    openings,
    page: toUtf8('<!doctype html>\n'),
    spec: toUtf8('# Specification\n'),
    signer: leaves.length > 8 ? keys.second : keys.first,
  };
}

/** A fresh copy each time; signing it again would cost more than any test of it. */
export function sampleBundle(): Uint8Array {
  made ??= makeBundle(sampleInput());
  return made.slice();
}

let made: Uint8Array | undefined;

/** The checkpoint of the first `size` leaves, signed and, where a witness is given, co-signed. */
export function sampleCheckpoint(
  leaves: readonly Uint8Array[],
  size: number,
  signer: Signer = size > 8 ? keys.second : keys.first,
  witness: Signer | null = keys.witness,
): string {
  const root = rootOfHashes(leaves.slice(0, size).map((bytes) => hashLeaf(bytes)));
  const note = readNote(signCheckpoint({ origin, size, root }, signer));
  if (witness === null) return formatNote(note);
  const at = new Date(begin + size * 60_000);
  return formatNote(addCosignature(note, cosign(note.text, witness, at)));
}

function readNote(source: string): Note {
  const note = parseNote(source);
  if (!note.ok) throw new TypeError('a checkpoint is a note');
  return note.value;
}
