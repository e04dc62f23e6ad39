import { joinAll, toBase64, toUtf8 } from '../format/bytes.ts';
import { parseCheckpoint } from '../format/checkpoint.ts';
import type { Primitives } from '../format/hash.ts';
import { portable, sha256, sha256Hex } from '../format/hash.ts';
import type { Signer } from '../format/key.ts';
import type { Leaf, LeafOf } from '../format/leaf.ts';
import { decodeLeaf } from '../format/leaf.ts';
import type { Withheld } from '../format/manifest.ts';
import { parseNote, signNote } from '../format/note.ts';
import type { Result } from '../format/result.ts';
import { ok, refuse } from '../format/result.ts';
import { hashLeaf } from '../format/tree.ts';
import { readZip, writeZip } from '../format/zip.ts';
import { type ArchiveManifest, encodeArchive, readArchiveManifest } from './archive-manifest.ts';
import { encodeContent, hashContent, type ReportContent } from './content.ts';
import { type DataFile, encodeData } from './data-file.ts';
import { deriveFiles, paths } from './derive.ts';

/** What a report's archive is made of. Identical input gives identical bytes. */
export type ReportInput = {
  readonly content: ReportContent;
  /** The exact bytes of all leaves of the log, in order, the report's seal among them. */
  readonly leaves: readonly Uint8Array[];
  /** Signed notes with their co-signatures; one of them is for all leaves. */
  readonly checkpoints: readonly string[];
  /** Of every observation of the report's scope (`readScope`), what its leaf commits to. */
  readonly data: readonly DataFile[];
  /** Bytes received that the scope's leaves name by their hash. */
  readonly evidence: readonly Uint8Array[];
  /** Those of them that aren't there, each with its reason. */
  readonly withheld: readonly Withheld[];
  /** The files that the content lists. */
  readonly attachments: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  readonly page: Uint8Array;
  readonly spec: Uint8Array;
  /** The log's current key. */
  readonly signer: Signer;
};

/** An archive taken apart; nothing in it is checked but the container and the manifest's form. */
export type ReportArchive = {
  readonly manifest: ArchiveManifest;
  readonly manifestBytes: Uint8Array;
  readonly leaves: Uint8Array;
  readonly leafHashes: Uint8Array;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly altered: readonly string[];
};

/** The `compagnon-report/v1` file. Throws where the input can't be a sealed report. */
export function makeReport(input: ReportInput): Uint8Array {
  const { content } = input;
  const leaves = input.leaves.map(decodeOwnLeaf);
  const [opened] = leaves;
  if (opened?.kind !== 'log-opened') throw new TypeError('the first leaf is log-opened');
  const seal = findSeal(leaves, content.report, content.version);
  if (seal === undefined) throw new TypeError('the log holds no seal of this report');
  if (seal.leaf.body.contentHash !== hashContent(content)) {
    throw new TypeError('the seal is of another content');
  }
  const hashes = joinAll(input.leaves.map((leaf) => hashLeaf(leaf)));
  const checkpoints = input.checkpoints.map((note) => ({
    path: paths.checkpoint(sizeOf(note)),
    bytes: toUtf8(note),
  }));
  const listed = [
    ...checkpoints,
    { path: paths.page, bytes: input.page },
    { path: paths.spec, bytes: input.spec },
  ];
  const manifest = encodeArchive({
    format: 'compagnon-report/v1',
    origin: opened.body.origin,
    client: opened.client,
    size: leaves.length,
    report: content.report,
    version: content.version,
    files: listed
      .map(({ path, bytes }) => ({ path, sha256: sha256Hex(bytes) }))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
    withheld: [...input.withheld].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1)),
  });
  const note = input.checkpoints.find((text) => sizeOf(text) === leaves.length);
  if (note === undefined) throw new TypeError('a checkpoint is for all leaves');
  const text = archiveText(opened.body.origin, leaves.length, manifest);
  return writeZip([
    ...listed,
    { path: paths.manifest, bytes: manifest },
    { path: paths.signature, bytes: toUtf8(signNote(text, input.signer)) },
    { path: paths.content, bytes: encodeContent(content) },
    ...deriveFiles({ content, seal, leaves, hashes, note }).map(({ path, bytes }) => ({
      path,
      bytes: bytes(),
    })),
    { path: paths.leaves, bytes: joinAll(input.leaves.flatMap((leaf) => [leaf, newline])) },
    { path: paths.leafHashes, bytes: hashes },
    ...input.data.map((data) => ({ path: paths.data(data.observation), bytes: encodeData(data) })),
    ...evidenceByPath(input.evidence),
    ...input.attachments,
  ]);
}

/** Whether a file begins as a report does: a zip whose first file is the manifest. */
export function isReport(bytes: Uint8Array): boolean {
  const start = [0x50, 0x4b, 3, 4];
  const name = toUtf8(paths.manifest);
  return (
    start.every((byte, i) => bytes[i] === byte) && name.every((byte, i) => bytes[30 + i] === byte)
  );
}

/** Refuses what isn't such a file, with a reason and the part that it was found in. */
export function readReport(
  bytes: Uint8Array,
  primitives: Pick<Primitives, 'crc32'> = portable,
): Result<ReportArchive> {
  const entries = readZip(bytes, primitives);
  if (!entries.ok) return entries;
  const files = new Map(entries.value.map((entry) => [entry.path, entry.bytes]));
  const manifestBytes = files.get(paths.manifest);
  const leaves = files.get(paths.leaves);
  if (manifestBytes === undefined) return refuse({ type: 'not-a-bundle', where: paths.manifest });
  if (leaves === undefined) return refuse({ type: 'file-missing', where: paths.leaves });
  const manifest = readArchiveManifest(manifestBytes);
  if (!manifest.ok) {
    const where = [paths.manifest, manifest.error.where].filter(Boolean).join(': ');
    return refuse({ ...manifest.error, where });
  }
  return ok({
    manifest: manifest.value,
    manifestBytes,
    leaves,
    leafHashes: files.get(paths.leafHashes) ?? new Uint8Array(),
    files,
    altered: entries.value.filter(({ isIntact }) => !isIntact).map(({ path }) => path),
  });
}

/** What the log's key signs of an archive: its manifest, and so every file that this lists. */
export function archiveText(origin: string, size: number, manifest: Uint8Array): string {
  return `compagnon-report-archive/v1\n${origin}\n${size}\n${toBase64(sha256(manifest))}\n`;
}

export type Seal = { readonly index: number; readonly leaf: LeafOf<'report-seal'> };

/** The first seal of a version of a report. */
export function findSeal(
  leaves: readonly (Leaf | undefined)[],
  report: string,
  version: number,
): Seal | undefined {
  return sealsOf(leaves, report).find(({ leaf }) => leaf.body.version === version);
}

/** All seals of a report, in the order of the log. */
export function sealsOf(leaves: readonly (Leaf | undefined)[], report: string): Seal[] {
  return [...leaves.entries()].flatMap(([index, leaf]) =>
    leaf?.kind === 'report-seal' && leaf.body.report === report ? [{ index, leaf }] : [],
  );
}

const newline = Uint8Array.of(0x0a);

function decodeOwnLeaf(bytes: Uint8Array, index: number): Leaf {
  const leaf = decodeLeaf(bytes);
  if (!leaf.ok) throw new TypeError(`leaf ${index}: ${leaf.error.type} ${leaf.error.where ?? ''}`);
  return leaf.value;
}

function sizeOf(source: string): number {
  const note = parseNote(source);
  const checkpoint = note.ok ? parseCheckpoint(note.value.text) : note;
  if (!checkpoint.ok) throw new TypeError('not a checkpoint');
  return checkpoint.value.size;
}

/** Equal bytes are one file. */
function evidenceByPath(evidence: readonly Uint8Array[]): { path: string; bytes: Uint8Array }[] {
  const byPath = new Map(evidence.map((bytes) => [paths.evidence(sha256Hex(bytes)), bytes]));
  return [...byPath].map(([path, bytes]) => ({ path, bytes }));
}
