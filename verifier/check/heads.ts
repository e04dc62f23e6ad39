import type { LogBundle } from '../format/bundle.ts';
import { paths, textOf } from '../format/bundle.ts';
import { equalBytes } from '../format/bytes.ts';
import type { Checkpoint } from '../format/checkpoint.ts';
import { parseCheckpoint } from '../format/checkpoint.ts';
import { findNotes } from '../format/find-notes.ts';
import type { Primitives } from '../format/hash.ts';
import { parseVkey } from '../format/key.ts';
import { keyForSize } from '../format/key-history.ts';
import type { KeyRange } from '../format/manifest.ts';
import type { Note } from '../format/note.ts';
import { parseNote, signatureBy } from '../format/note.ts';
import type { Steps } from '../format/steps.ts';
import type { Tree } from '../format/tree.ts';
import { rootOfTree } from '../format/tree.ts';
import type { Finding } from './verdict.ts';
import { finding } from './verdict.ts';

/** A checkpoint that the log's key for its size has signed. `part` names where it was shown. */
export type Head = { readonly part: string; readonly note: Note; readonly checkpoint: Checkpoint };

/** A signature costs about as much as hashing so many bytes. */
const noteWork = 65_536;

/**
 * The checkpoints of the file and those that somebody holds, with the faults of each. Only rightly
 * signed ones are returned: the others prove nothing about the leaves.
 *
 * @param held texts from elsewhere that hold notes: a mail, a print, the witness's folder
 * @param pathOf where a file of this kind keeps the checkpoint of a size
 */
export function* readHeads(
  { files, manifest }: Pick<LogBundle, 'files' | 'manifest'>,
  keys: readonly KeyRange[],
  held: readonly string[],
  primitives: Primitives,
  pathOf: (size: number) => string = paths.checkpoint,
): Steps<{ heads: readonly Head[]; findings: Finding[] }> {
  const findings: Finding[] = [];
  const heads: Head[] = [];
  const folder = pathOf(0).replace(/[^/]*$/, '');
  const shown = [...files.keys()]
    .filter((path) => path.startsWith(folder))
    .map((part) => ({ part, source: textOf(files.get(part)) }));
  const others = held.flatMap(findNotes).map(({ source, day }, i) => ({
    part: `held checkpoint ${i + 1}${day === undefined ? '' : ` of ${day}`}`,
    source,
  }));
  for (const { part, source } of [...shown, ...others]) {
    yield noteWork;
    const head = readHead(part, source);
    if (head === undefined) {
      findings.push(finding('checkpoint-malformed', { part }));
      continue;
    }
    const { size, origin } = head.checkpoint;
    const isMisnamed = files.has(part) && part !== pathOf(size);
    if (isMisnamed) findings.push(finding('checkpoint-malformed', { part }));
    else if (origin !== manifest.origin) {
      findings.push(finding('checkpoint-of-another-log', { part }));
    } else {
      const flaws = checkSignature(head, keys, primitives);
      findings.push(...flaws);
      if (!flaws.some(({ weight }) => weight === 'fault')) heads.push(head);
    }
  }
  return { heads: heads.sort((a, b) => a.checkpoint.size - b.checkpoint.size), findings };
}

/** The heads that a tree agrees with, those it contradicts, and those that it is too short for. */
export function compareHeads(heads: readonly Head[], tree: Tree) {
  const fits = (head: Head) =>
    equalBytes(rootOfTree(tree, head.checkpoint.size), head.checkpoint.root);
  const within = heads.filter(({ checkpoint }) => checkpoint.size <= tree.size);
  return {
    good: within.filter(fits),
    bad: within.filter((head) => !fits(head)),
    beyond: heads.filter(({ checkpoint }) => checkpoint.size > tree.size),
  };
}

/** What the person holds, and the log contains: said, since it is what they asked. */
export function nameContained(heads: readonly Head[], tree: Tree): Finding[] {
  return compareHeads(heads, tree)
    .good.filter(({ part }) => part.startsWith('held '))
    .map(({ part, checkpoint }) => finding('checkpoint-contained', { part, to: checkpoint.size }));
}

function readHead(part: string, source: string | undefined): Head | undefined {
  if (source === undefined) return undefined;
  const note = parseNote(source);
  if (!note.ok) return undefined;
  const checkpoint = parseCheckpoint(note.value.text);
  return checkpoint.ok ? { part, note: note.value, checkpoint: checkpoint.value } : undefined;
}

function checkSignature(
  { part, note, checkpoint }: Head,
  keys: readonly KeyRange[],
  primitives: Primitives,
): Finding[] {
  const range = keyForSize(keys, checkpoint.size);
  const key = range === undefined ? undefined : parseVkey(range.key);
  if (!key?.ok) return [finding('checkpoint-unsigned', { part })];
  const state = signatureBy(note, key.value, primitives);
  if (state === 'valid') return [];
  if (state === 'invalid') return [finding('checkpoint-signature-invalid', { part })];
  // Signed by someone, but not by the key that counts for this size.
  const names = note.signatures.map(({ name, id }) => `${name}+${id}`).join(', ');
  return [
    finding('checkpoint-unsigned', { part }),
    finding('signature-of-unknown-key', { part, at: names }),
  ];
}
