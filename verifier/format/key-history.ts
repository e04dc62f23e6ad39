import { fromBase64, toUtf8 } from './bytes.ts';
import type { Primitives } from './hash.ts';
import { portable } from './hash.ts';
import type { Vkey } from './key.ts';
import { parseVkey } from './key.ts';
import type { Leaf, LeafOf } from './leaf.ts';
import { enrolmentText, rotationText } from './leaf-body.ts';
import type { KeyRange } from './manifest.ts';

/** What the leaves say of the log's keys and witnesses, and which of these leaves break the rules. */
export type KeyHistory = {
  readonly keys: readonly KeyRange[];
  readonly witnesses: readonly KeyRange[];
  readonly flaws: readonly { readonly index: number; readonly type: KeyFlaw }[];
};

type KeyFlaw =
  | 'rotation-invalid'
  | 'enrolment-invalid'
  | 'witness-replaced-by-notice'
  | 'key-of-another-log';

type Open<T> = { -readonly [K in keyof T]: T[K] };
type History = { keys: Open<KeyRange>[]; witnesses: Open<KeyRange>[]; flaws: Flaw[] };
type Flaw = { index: number; type: KeyFlaw };
type Verify = Primitives['verifyEd25519'];

/** Reads the history of keys from the leaves, in order; unreadable leaves are undefined. */
export function readKeyHistory(
  leaves: readonly (Leaf | undefined)[],
  { verifyEd25519 }: Pick<Primitives, 'verifyEd25519'> = portable,
): KeyHistory {
  const history: History = { keys: [], witnesses: [], flaws: [] };
  const recoveries = new Map<string, string>();
  let origin = '';
  for (const [index, leaf] of leaves.entries()) {
    if (leaf?.kind === 'log-opened' && index === 0) {
      origin = leaf.body.origin;
      history.keys.push({ key: leaf.body.key, from: 0, to: null });
      if (nameOf(leaf.body.key) !== origin)
        history.flaws.push({ index, type: 'key-of-another-log' });
    }
    if (leaf?.kind === 'key-rotated') rotate(history, origin, index, leaf, verifyEd25519);
    if (leaf?.kind === 'witness-enrolled') enrol(history, recoveries, index, leaf, verifyEd25519);
  }
  return history;
}

/** The key that signs checkpoints of a size, if the leaves name one. */
export function keyForSize(ranges: readonly KeyRange[], size: number): KeyRange | undefined {
  return ranges.find(({ from, to }) => size > from && (to === null || size <= to));
}

/** The witnesses that are enrolled at a size. */
export function witnessesForSize(ranges: readonly KeyRange[], size: number): readonly KeyRange[] {
  return ranges.filter(({ from, to }) => size > from && (to === null || size <= to));
}

function rotate(
  history: History,
  origin: string,
  index: number,
  { body }: LeafOf<'key-rotated'>,
  verify: Verify,
): void {
  const current = history.keys.at(-1);
  const text = rotationText(origin, body.oldKey, body.newKey);
  const isRight =
    current !== undefined &&
    current.key === body.oldKey &&
    nameOf(body.newKey) === origin &&
    isSigned(text, body.oldKey, body.oldSignature, verify) &&
    isSigned(text, body.newKey, body.newSignature, verify);
  if (!isRight) {
    history.flaws.push({ index, type: 'rotation-invalid' });
    return;
  }
  current.to = index;
  history.keys.push({ key: body.newKey, from: index, to: null });
}

function enrol(
  history: History,
  recoveries: Map<string, string>,
  index: number,
  { body }: LeafOf<'witness-enrolled'>,
  verify: Verify,
): void {
  const replaced = history.witnesses.find(({ key, to }) => key === body.replaces && to === null);
  const isKnown = history.witnesses.some(({ key }) => key === body.witness);
  const isRight = !isKnown && mayEnrol(body, replaced, recoveries, verify);
  if (!isRight) {
    history.flaws.push({ index, type: 'enrolment-invalid' });
    return;
  }
  if (body.by === 'notice') history.flaws.push({ index, type: 'witness-replaced-by-notice' });
  if (replaced !== undefined) replaced.to = index;
  recoveries.set(body.witness, body.recovery);
  history.witnesses.push({ key: body.witness, from: index, to: null });
}

function mayEnrol(
  body: LeafOf<'witness-enrolled'>['body'],
  replaced: KeyRange | undefined,
  recoveries: ReadonlyMap<string, string>,
  verify: Verify,
): boolean {
  const { replaces, by, signature, witness, recovery } = body;
  if (replaces === null) return by === null && signature === null;
  if (replaced === undefined || by === null) return false;
  if (by === 'notice') return signature === null;
  const key = by === 'old-key' ? replaces : recoveries.get(replaces);
  if (key === undefined || signature === null) return false;
  return isSigned(enrolmentText(replaces, witness, recovery), key, signature, verify);
}

function isSigned(text: string, vkey: string, base64: string, verify: Verify): boolean {
  const key = parseVkey(vkey);
  const signature = fromBase64(base64);
  return key.ok && signature.ok && verify(signature.value, toUtf8(text), key.value.publicKey);
}

function nameOf(vkey: string): Vkey['name'] | undefined {
  const key = parseVkey(vkey);
  return key.ok ? key.value.name : undefined;
}
