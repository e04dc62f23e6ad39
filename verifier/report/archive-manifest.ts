import type { Json } from '../format/canonical.ts';
import { canonicalBytes, parseCanonical } from '../format/canonical.ts';
import type { Withheld } from '../format/manifest.ts';
import type { Result } from '../format/result.ts';
import { ok, refuse } from '../format/result.ts';
import { findFlaw, is } from '../format/shape.ts';

const fileShape = { path: is.text, sha256: is.hash } as const;
const withheldShape = {
  sha256: is.hash,
  reason: is.one('erased', 'private'),
  at: is.time,
} as const;
const anyList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

const manifestShape = {
  format: is.one('compagnon-report/v1'),
  origin: is.origin,
  client: is.uuid,
  size: is.count,
  report: is.uuid,
  version: is.count,
  files: anyList,
  withheld: anyList,
} as const;

/** `MANIFEST.json`: what the archive says of itself, and the files that nothing else vouches for. */
export type ArchiveManifest = {
  readonly format: 'compagnon-report/v1';
  readonly origin: string;
  readonly client: string;
  /** Leaves of the log in it. */
  readonly size: number;
  readonly report: string;
  readonly version: number;
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
  readonly withheld: readonly Withheld[];
};

export function encodeArchive(manifest: ArchiveManifest): Uint8Array {
  // A manifest holds strings and integers only.
  return canonicalBytes(manifest as unknown as Json);
}

/** Refuses with what the canonical form refuses, or `malformed-manifest` and the field. */
export function readArchiveManifest(bytes: Uint8Array): Result<ArchiveManifest> {
  const value = parseCanonical(bytes);
  if (!value.ok) return value;
  const flaw = findFlaw(value.value, manifestShape);
  if (flaw !== undefined) return refuse({ type: 'malformed-manifest', where: flaw });
  // findFlaw has just found each field with its type, the lists' items excepted.
  const manifest = value.value as unknown as ArchiveManifest;
  const shapes = { files: fileShape, withheld: withheldShape } as const;
  for (const name of ['files', 'withheld'] as const) {
    if (manifest[name].some((item) => findFlaw(item, shapes[name]) !== undefined)) {
      return refuse({ type: 'malformed-manifest', where: name });
    }
  }
  return ok(manifest);
}
