import { fromUtf8 } from './bytes.ts';
import type { Json } from './canonical.ts';
import { canonicalBytes, parseCanonicalText } from './canonical.ts';
import type { BodyOf, LeafKind } from './leaf-body.ts';
import { bodyShapes, leafKinds } from './leaf-body.ts';
import type { Result } from './result.ts';
import { ok, refuse } from './result.ts';
import { findFlaw, is } from './shape.ts';

/** One leaf of the log. `at` is when it was staged; `client` is a UUID. No personal data. */
export type LeafOf<K extends LeafKind> = {
  readonly v: 1;
  readonly kind: K;
  readonly client: string;
  readonly at: Date;
  readonly body: BodyOf<K>;
};

/** Any leaf; `kind` tells which body. */
export type Leaf = { [K in LeafKind]: LeafOf<K> }[LeafKind];

const envelope = {
  v: is.one(1),
  kind: is.word,
  client: is.uuid,
  at: is.time,
  body: is.object,
};

/** The leaf's bytes: RFC 8785 canonical JSON. Throws a `TypeError` where a field is not as documented. */
export function encodeLeaf(leaf: Leaf): Uint8Array {
  const value = { ...leaf, at: leaf.at.toISOString() };
  const flaw = findFlaw(value, envelope) ?? findFlaw(value.body, bodyShapes[leaf.kind]);
  if (flaw !== undefined) throw new TypeError(`leaf ${leaf.kind}: ${flaw} is not as documented`);
  return canonicalBytes(value);
}

/** Reads a leaf's bytes; the refusal's `where` is the field. A kind that isn't known is refused. */
export function decodeLeaf(bytes: Uint8Array): Result<Leaf> {
  const text = fromUtf8(bytes);
  return text.ok ? decodeLeafText(text.value) : text;
}

/** The same from decoded text. */
export function decodeLeafText(text: string): Result<Leaf> {
  const value = parseCanonicalText(text);
  if (!value.ok) return value;
  const flaw = findFlaw(value.value, envelope);
  if (flaw !== undefined) return refuse({ type: 'malformed-leaf', where: flaw });
  // findFlaw has just found the envelope's five fields with these types.
  const found = value.value as { kind: string; client: string; at: string; body: Json };
  if (!isLeafKind(found.kind)) return refuse({ type: 'unknown-kind', where: found.kind });
  const inBody = findFlaw(found.body, bodyShapes[found.kind]);
  if (inBody !== undefined) return refuse({ type: 'malformed-leaf', where: `body.${inBody}` });
  // The body has the shape that stands under this very kind.
  return ok({ ...found, at: new Date(found.at) } as Leaf);
}

function isLeafKind(kind: string): kind is LeafKind {
  return (leafKinds as readonly string[]).includes(kind);
}
