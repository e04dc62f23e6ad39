import type { CheckOptions } from '../check/log.ts';
import { fromBase64, toUtf8 } from '../format/bytes.ts';
import type { Checkpoint } from '../format/checkpoint.ts';
import { parseCheckpoint } from '../format/checkpoint.ts';
import { checkCosignature } from '../format/cosignature.ts';
import type { Primitives } from '../format/hash.ts';
import type { Vkey } from '../format/key.ts';
import { parseVkey } from '../format/key.ts';
import type { Leaf } from '../format/leaf.ts';
import { decodeLeafText } from '../format/leaf.ts';
import type { Note, NoteSignature } from '../format/note.ts';
import { parseNote, signatureBy } from '../format/note.ts';
import { checkConsistency, checkInclusion } from '../format/proof.ts';
import { hashLeaf } from '../format/tree.ts';
import type { LogPart } from './log-part.ts';
import type { DrawFinding } from './verdict.ts';
import { finding } from './verdict.ts';

export type LogOptions = CheckOptions & { readonly outsiders?: readonly Vkey[] };

type Head = { readonly checkpoint: Checkpoint; readonly note: Note };

/** A leaf that is proven to be in the log at its index. */
export type ProvenLeaf = { readonly index: number; readonly leaf: Leaf };

/** An outside witness's word: everything below `size` was there at `at`. */
export type Vouched = { readonly size: number; readonly at: Date; readonly isCompared: boolean };

export type CheckedLogPart = {
  readonly leaves: readonly ProvenLeaf[];
  readonly vouched: readonly Vouched[];
  readonly findings: readonly DrawFinding[];
};

/** Signatures, consistency, inclusion and co-signatures of what a draw shows of a log. */
export function checkLogPart(
  part: LogPart,
  options: LogOptions,
  primitives: Primitives,
): CheckedLogPart {
  const findings: DrawFinding[] = [];
  const heads = readHeads(part, findings, primitives);
  compareKept(heads, options.checkpoints ?? [], findings);
  const leaves = readLeaves(part, heads, findings);
  checkRanges(part, leaves, findings);
  const vouched = readVouched(part, heads, options, findings, primitives);
  compareKeys(part, options, vouched, findings);
  compareWitnesses(heads, options.witnesses ?? [], findings, primitives);
  return { leaves, vouched, findings };
}

function readHeads(part: LogPart, findings: DrawFinding[], primitives: Primitives): Head[] {
  const heads: Head[] = [];
  for (const [index, { note: text, consistency }] of part.checkpoints.entries()) {
    const say = (why: string) =>
      findings.push(finding('checkpoint-invalid', { place: index + 1, part: why }));
    const note = parseNote(text);
    const checkpoint = note.ok ? parseCheckpoint(note.value.text) : note;
    if (!note.ok || !checkpoint.ok) {
      say('malformed-checkpoint');
      continue;
    }
    const { size, origin } = checkpoint.value;
    const key = keyFor(part, size);
    if (key === undefined || key.name !== origin) say('no-key-for-this-size');
    else if (signatureBy(note.value, key, primitives) !== 'valid') say('signature');
    // A draw shows no line that nobody can check.
    const strange = note.value.signatures.find((line) => !isKnown(part, key, line));
    if (strange !== undefined) say(`${strange.name} ${strange.id}`);
    const before = heads.at(-1)?.checkpoint;
    if (before !== undefined && !isConsistent(before, checkpoint.value, consistency)) {
      findings.push(finding('checkpoint-inconsistent', { place: index + 1 }));
    }
    if (before === undefined && consistency.length > 0) say('proof-too-many');
    heads.push({ checkpoint: checkpoint.value, note: note.value });
  }
  return heads;
}

function isKnown(part: LogPart, key: Vkey | undefined, line: NoteSignature): boolean {
  const known = [key, ...part.witnesses.map((witness) => readKey(witness.key))];
  return known.some((one) => one?.name === line.name && one.id === line.id);
}

function isConsistent(before: Checkpoint, after: Checkpoint, texts: readonly string[]): boolean {
  const proof = readHashes(texts);
  const [size1, size2] = [before.size, after.size];
  if (proof === undefined || size1 >= size2 || before.origin !== after.origin) return false;
  return checkConsistency({ size1, size2, root1: before.root, root2: after.root, proof }).ok;
}

/** Keys follow each other from the log's beginning on, each change where its leaf says so. */
function checkRanges(part: LogPart, leaves: readonly ProvenLeaf[], findings: DrawFinding[]): void {
  for (const [index, { from, to, key }] of part.keys.entries()) {
    const next = part.keys[index + 1];
    const change = leaves.find((proven) => proven.index === to)?.leaf;
    const isRight =
      (index > 0 || from === 0) &&
      (next === undefined ? to === null : next.from === to) &&
      (to === null ||
        (change?.kind === 'key-rotated' &&
          change.body.oldKey === key &&
          change.body.newKey === next?.key));
    if (!isRight) findings.push(finding('checkpoint-invalid', { place: 0, part: `key ${key}` }));
  }
}

/** A checkpoint that the person keeps must be the one shown, where one of its size is shown. */
function compareKept(
  heads: readonly Head[],
  kept: readonly string[],
  findings: DrawFinding[],
): void {
  for (const text of kept) {
    const note = parseNote(text);
    const own = note.ok ? parseCheckpoint(note.value.text) : note;
    const shown = own.ok && heads.find(({ checkpoint }) => checkpoint.size === own.value.size);
    const isSame = own.ok && shown && shown.note.text === (note.ok && note.value.text);
    if (!own.ok || (shown && !isSame))
      findings.push(finding('checkpoint-inconsistent', { place: 0 }));
  }
}

function readLeaves(part: LogPart, heads: readonly Head[], findings: DrawFinding[]): ProvenLeaf[] {
  const leaves: ProvenLeaf[] = [];
  for (const { index, leaf: text, path, size } of part.leaves) {
    const head = heads.find(({ checkpoint }) => checkpoint.size === size);
    const proof = readHashes(path);
    const leafHash = hashLeaf(toUtf8(text));
    const isProven =
      head !== undefined &&
      proof !== undefined &&
      checkInclusion({ index, size, leafHash, proof, root: head.checkpoint.root }).ok;
    const leaf = decodeLeafText(text);
    if (!isProven || !leaf.ok || index <= (leaves.at(-1)?.index ?? -1)) {
      findings.push(finding('leaf-not-proven', { place: index }));
    } else leaves.push({ index, leaf: leaf.value });
  }
  const client = leaves[0]?.leaf.client;
  const other = leaves.find(({ leaf }) => leaf.client !== client);
  if (other !== undefined) findings.push(finding('leaf-of-another-client', { place: other.index }));
  return leaves;
}

/** What outside witnesses co-signed, earliest first. */
function readVouched(
  part: LogPart,
  heads: readonly Head[],
  { outsiders = [] }: LogOptions,
  findings: DrawFinding[],
  primitives: Primitives,
): Vouched[] {
  const vouched: Vouched[] = [];
  for (const { key: text, party } of part.witnesses) {
    const key = readKey(text);
    for (const { checkpoint, note } of heads) {
      const word = key === undefined ? undefined : checkCosignature(note, key, primitives);
      if (word?.kind === 'invalid') findings.push(finding('cosignature-invalid', { part: text }));
      const isCompared = outsiders.some((known) => known.text === text);
      // Whom the reader knows to be outside is so, whatever the file calls them.
      if (word?.kind !== 'valid' || (party !== 'outside' && !isCompared)) continue;
      vouched.push({ size: checkpoint.size, at: word.at, isCompared });
    }
  }
  // Where the person knows outsiders, nobody else is one.
  const known = outsiders.length > 0 ? vouched.filter(({ isCompared }) => isCompared) : vouched;
  return known.sort((a, b) => a.at.getTime() - b.at.getTime());
}

function compareKeys(
  part: LogPart,
  { keys = [] }: LogOptions,
  vouched: readonly Vouched[],
  findings: DrawFinding[],
): void {
  const shown = part.keys.map(({ key }) => key);
  const stranger = keys.find(({ text }) => !shown.includes(text));
  if (stranger !== undefined) findings.push(finding('key-unknown', { part: stranger.text }));
  const isVouched = vouched.some(({ isCompared }) => isCompared);
  if (keys.length === 0 && !isVouched) {
    findings.push(finding('key-not-compared', { part: shown.at(-1) }));
  }
}

/** A witness whose key the person holds must have co-signed. */
function compareWitnesses(
  heads: readonly Head[],
  witnesses: readonly Vkey[],
  findings: DrawFinding[],
  primitives: Primitives,
): void {
  for (const key of witnesses) {
    const hasSigned = heads.some(
      ({ note }) => checkCosignature(note, key, primitives).kind === 'valid',
    );
    if (!hasSigned) findings.push(finding('witness-unknown', { part: key.text }));
  }
}

function keyFor(part: LogPart, size: number): Vkey | undefined {
  const range = part.keys.find(({ from, to }) => from < size && (to === null || size <= to));
  return range === undefined ? undefined : readKey(range.key);
}

function readKey(text: string): Vkey | undefined {
  const key = parseVkey(text);
  return key.ok ? key.value : undefined;
}

function readHashes(texts: readonly string[]): Uint8Array[] | undefined {
  const hashes = texts.map((text) => fromBase64(text));
  const right = hashes.flatMap((hash) => (hash.ok && hash.value.length === 32 ? [hash.value] : []));
  return right.length === texts.length ? right : undefined;
}
