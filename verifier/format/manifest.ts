import type { Json } from './canonical.ts';
import { canonicalBytes, parseCanonical } from './canonical.ts';
import type { Result } from './result.ts';
import { ok, refuse } from './result.ts';
import type { Shaped } from './shape.ts';
import { findFlaw, is } from './shape.ts';

const keyRange = { key: is.logKey, from: is.count, to: is.orNull(is.count) };
const witnessRange = { key: is.witnessKey, from: is.count, to: is.orNull(is.count) };
const file = { path: is.text, sha256: is.hash };
const withheld = { sha256: is.hash, reason: is.one('erased', 'private'), at: is.time };
const anyList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

const manifestShape = {
  format: is.one('compagnon-log/v1'),
  origin: is.origin,
  client: is.uuid,
  size: is.count,
  keys: anyList,
  witnesses: anyList,
  files: anyList,
  withheld: anyList,
};

/** A key and the leaves that brought and ended it: it counts for sizes above `from`, up to `to`. */
export type KeyRange = Shaped<typeof keyRange>;

/** A blob that leaves refer to and the file doesn't hold, with the reason that the agency gives. */
export type Withheld = Shaped<typeof withheld>;

/** `log.json`: what the file says of itself. All of it is checked against the leaves and the files. */
export type Manifest = {
  readonly format: 'compagnon-log/v1';
  readonly origin: string;
  readonly client: string;
  readonly size: number;
  readonly keys: readonly KeyRange[];
  readonly witnesses: readonly KeyRange[];
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
  readonly withheld: readonly Withheld[];
};

export function encodeManifest(manifest: Manifest): Uint8Array {
  // A manifest holds strings, integers and nulls only.
  return canonicalBytes(manifest as unknown as Json);
}

/** Refuses with what the canonical form refuses, or `malformed-manifest` and the field. */
export function decodeManifest(bytes: Uint8Array): Result<Manifest> {
  const value = parseCanonical(bytes);
  if (!value.ok) return value;
  const flaw = findFlaw(value.value, manifestShape);
  if (flaw !== undefined) return refuse({ type: 'malformed-manifest', where: flaw });
  // findFlaw has just found each field with its type, the lists' items excepted.
  const manifest = value.value as unknown as Manifest;
  const shapes = { keys: keyRange, witnesses: witnessRange, files: file, withheld } as const;
  for (const name of ['keys', 'witnesses', 'files', 'withheld'] as const) {
    if (manifest[name].some((item) => findFlaw(item, shapes[name]) !== undefined)) {
      return refuse({ type: 'malformed-manifest', where: name });
    }
  }
  return ok(manifest);
}
