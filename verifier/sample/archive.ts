import { paths, sealText } from '../format/bundle.ts';
import { joinAll, toUtf8 } from '../format/bytes.ts';
import { sha256Hex } from '../format/hash.ts';
import type { Manifest } from '../format/manifest.ts';
import { decodeManifest, encodeManifest } from '../format/manifest.ts';
import { signNote } from '../format/note.ts';
import { hashLeaf } from '../format/tree.ts';
import { readZip, writeZip } from '../format/zip.ts';
import { sampleBundle, sampleCheckpoint, sizes } from './log.ts';
import { keys } from './names.ts';

/** The files of an archive, to be tampered with. */
export type Files = Map<string, Uint8Array>;

/** What a stranger can do: change files and write the container again, without any key. */
export function tamper(change: (files: Files) => void, bundle = sampleBundle()): Uint8Array {
  const files = takeApart(bundle);
  change(files);
  return putTogether(files);
}

/** What the agency can do with its own key: change files, then list and seal them again. */
export function tamperAndSeal(
  change: (files: Files) => void,
  changeManifest: (manifest: Manifest) => Manifest = (manifest) => manifest,
): Uint8Array {
  return tamper((files) => {
    change(files);
    const manifest = changeManifest(readManifest(files));
    const listed = manifest.files
      .filter(({ path }) => files.has(path))
      .map(({ path }) => ({ path, sha256: sha256Hex(files.get(path) ?? new Uint8Array()) }));
    const bytes = encodeManifest({ ...manifest, files: listed });
    files.set(paths.manifest, bytes);
    const text = sealText(manifest.origin, manifest.size, bytes);
    files.set(paths.seal, toUtf8(signNote(text, keys.second)));
  });
}

/** The agency writes other leaves, whatever their bytes, and signs checkpoints over them. */
export function rewriteLog(change: (leaves: Uint8Array[]) => void): Uint8Array {
  return tamperAndSeal((files) => {
    const leaves = linesOf(files);
    change(leaves);
    setLeaves(files, leaves);
    files.set(paths.leafHashes, joinAll(leaves.map((leaf) => hashLeaf(leaf))));
    for (const size of sizes) setCheckpoint(files, leaves, size);
  });
}

function takeApart(bundle: Uint8Array): Files {
  const entries = readZip(bundle);
  if (!entries.ok) throw new TypeError(`not an archive: ${entries.error.type}`);
  return new Map(entries.value.map(({ path, bytes }) => [path, bytes.slice()]));
}

function putTogether(files: Files): Uint8Array {
  return writeZip([...files].map(([path, bytes]) => ({ path, bytes })));
}

function readManifest(files: Files): Manifest {
  const manifest = decodeManifest(files.get(paths.manifest) ?? new Uint8Array());
  if (!manifest.ok) throw new TypeError('not a manifest');
  return manifest.value;
}

export function linesOf(files: Files): Uint8Array[] {
  const text = Buffer.from(files.get(paths.leaves) ?? []).toString('latin1');
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => new Uint8Array(Buffer.from(line, 'latin1')));
}

export function setLeaves(files: Files, leaves: readonly Uint8Array[]): void {
  files.set(paths.leaves, joinAll(leaves.flatMap((leaf) => [leaf, Uint8Array.of(0x0a)])));
}

/** Replaces text in a file; throws where it isn't there. */
export function replaceIn(files: Files, path: string, from: string, to: string): void {
  const text = Buffer.from(files.get(path) ?? []).toString('utf8');
  if (!text.includes(from)) throw new TypeError(`${path} holds no ${from}`);
  files.set(path, toUtf8(text.replace(from, to)));
}

function setCheckpoint(files: Files, leaves: readonly Uint8Array[], size: number): void {
  files.set(paths.checkpoint(size), toUtf8(sampleCheckpoint(leaves, size)));
}
