import { fromUtf8, joinAll, toBase64, toUtf8 } from './bytes.ts';
import { parseCheckpoint } from './checkpoint.ts';
import type { Primitives } from './hash.ts';
import { portable, sha256, sha256Hex } from './hash.ts';
import type { Signer } from './key.ts';
import { readKeyHistory } from './key-history.ts';
import type { Leaf } from './leaf.ts';
import { decodeLeaf } from './leaf.ts';
import type { Manifest, Withheld } from './manifest.ts';
import { decodeManifest, encodeManifest } from './manifest.ts';
import { parseNote, signNote } from './note.ts';
import type { Opening } from './opening.ts';
import { encodeOpenings } from './opening.ts';
import type { Result } from './result.ts';
import { ok, refuse } from './result.ts';
import { hashLeaf } from './tree.ts';
import { readZip, writeZip } from './zip.ts';

/** What an export is made of. Identical input gives identical bytes. */
export type BundleInput = {
  /** The exact bytes of all leaves, in order; the first is `log-opened`. */
  readonly leaves: readonly Uint8Array[];
  /** Signed notes with the co-signatures they have; one of them is for all leaves. */
  readonly checkpoints: readonly string[];
  /** Content that leaves refer to by its hash and that may be shown. */
  readonly blobs: readonly Uint8Array[];
  /** The hashes that leaves refer to and that aren't in `blobs`, each with its reason. */
  readonly withheld: readonly Withheld[];
  readonly openings: readonly Opening[];
  /** `verify.html` and `SPEC.md`, for convenience. */
  readonly page: Uint8Array;
  readonly spec: Uint8Array;
  /** The log's current key: seals the whole file. */
  readonly signer: Signer;
};

/** An export taken apart. Nothing in it is checked but the container and the manifest's form. */
export type LogBundle = {
  readonly manifest: Manifest;
  readonly manifestBytes: Uint8Array;
  readonly leaves: Uint8Array;
  readonly leafHashes: Uint8Array;
  readonly seal: Uint8Array | undefined;
  /** Every file by its path, those above included. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Files whose checksum in the container isn't theirs. */
  readonly altered: readonly string[];
};

export const paths = {
  manifest: 'log.json',
  seal: 'seal.txt',
  leaves: 'leaves/leaves.jsonl',
  leafHashes: 'leaves/hashes.bin',
  openings: 'openings.json',
  page: 'verify.html',
  spec: 'SPEC.md',
  blob: (sha256: string) => `blobs/${sha256}`,
  checkpoint: (size: number) => `checkpoints/${String(size).padStart(12, '0')}.txt`,
} as const;

/** The `compagnon-log/v1` file. Throws where the input can't be a log. */
export function makeBundle(input: BundleInput): Uint8Array {
  const leaves = input.leaves.map(decodeOwnLeaf);
  const [opened] = leaves;
  if (opened?.kind !== 'log-opened') throw new TypeError('the first leaf is log-opened');
  const listed = [
    ...input.checkpoints.map((note) => ({ path: checkpointPath(note), bytes: toUtf8(note) })),
    { path: paths.openings, bytes: encodeOpenings(input.openings) },
    { path: paths.page, bytes: input.page },
    { path: paths.spec, bytes: input.spec },
  ];
  const history = readKeyHistory(leaves);
  const manifest = encodeManifest({
    format: 'compagnon-log/v1',
    origin: opened.body.origin,
    client: opened.client,
    size: leaves.length,
    keys: history.keys,
    witnesses: history.witnesses,
    files: listed
      .map(({ path, bytes }) => ({ path, sha256: sha256Hex(bytes) }))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
    withheld: [...input.withheld].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1)),
  });
  const seal = signNote(sealText(opened.body.origin, leaves.length, manifest), input.signer);
  return writeZip([
    ...listed,
    { path: paths.manifest, bytes: manifest },
    { path: paths.seal, bytes: toUtf8(seal) },
    { path: paths.leaves, bytes: joinLines(input.leaves) },
    { path: paths.leafHashes, bytes: joinAll(input.leaves.map((leaf) => hashLeaf(leaf))) },
    ...blobsByPath(input.blobs),
  ]);
}

/** Refuses what isn't such a file, with a reason and the part that it was found in. */
export function readBundle(
  bytes: Uint8Array,
  primitives: Pick<Primitives, 'crc32'> = portable,
): Result<LogBundle> {
  const entries = readZip(bytes, primitives);
  if (!entries.ok) return entries;
  const files = new Map(entries.value.map((entry) => [entry.path, entry.bytes]));
  const manifestBytes = files.get(paths.manifest);
  const leaves = files.get(paths.leaves);
  if (manifestBytes === undefined) return refuse({ type: 'not-a-bundle', where: paths.manifest });
  if (leaves === undefined) return refuse({ type: 'file-missing', where: paths.leaves });
  const manifest = decodeManifest(manifestBytes);
  if (!manifest.ok) return refuse({ ...manifest.error, where: whereInManifest(manifest.error) });
  return ok({
    manifest: manifest.value,
    manifestBytes,
    leaves,
    leafHashes: files.get(paths.leafHashes) ?? new Uint8Array(),
    seal: files.get(paths.seal),
    files,
    altered: entries.value.filter(({ isIntact }) => !isIntact).map(({ path }) => path),
  });
}

/** What the seal signs: the manifest by its hash, and so every file that it lists. */
export function sealText(origin: string, size: number, manifest: Uint8Array): string {
  return `compagnon-log-bundle/v1\n${origin}\n${size}\n${toBase64(sha256(manifest))}\n`;
}

function whereInManifest(error: { readonly where?: string }): string {
  return error.where === undefined ? paths.manifest : `${paths.manifest}: ${error.where}`;
}

function decodeOwnLeaf(bytes: Uint8Array, index: number): Leaf {
  const leaf = decodeLeaf(bytes);
  if (!leaf.ok) throw new TypeError(`leaf ${index}: ${leaf.error.type} ${leaf.error.where ?? ''}`);
  return leaf.value;
}

function checkpointPath(source: string): string {
  const note = parseNote(source);
  const checkpoint = note.ok ? parseCheckpoint(note.value.text) : note;
  if (!checkpoint.ok) throw new TypeError('not a checkpoint');
  return paths.checkpoint(checkpoint.value.size);
}

/** Equal blobs are one file. */
function blobsByPath(blobs: readonly Uint8Array[]): { path: string; bytes: Uint8Array }[] {
  const byPath = new Map(blobs.map((bytes) => [paths.blob(sha256Hex(bytes)), bytes]));
  return [...byPath].map(([path, bytes]) => ({ path, bytes }));
}

/** Canonical JSON holds no raw newline, so one after each leaf keeps the exact bytes apart. */
function joinLines(leaves: readonly Uint8Array[]): Uint8Array {
  const newline = Uint8Array.of(0x0a);
  return joinAll(leaves.flatMap((leaf) => [leaf, newline]));
}

/** The text of a file of notes; undefined where it isn't UTF-8. */
export function textOf(bytes: Uint8Array | undefined): string | undefined {
  const text = bytes === undefined ? undefined : fromUtf8(bytes);
  return text?.ok ? text.value : undefined;
}
