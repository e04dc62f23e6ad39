import type { Checkpoint } from '../format/checkpoint.ts';
import { parseCheckpoint } from '../format/checkpoint.ts';
import { addCosignature, checkCosignature, cosign } from '../format/cosignature.ts';
import type { Signer, Vkey } from '../format/key.ts';
import type { Note } from '../format/note.ts';
import { formatNote, parseNote, signatureBy } from '../format/note.ts';
import { checkConsistency } from '../format/proof.ts';
import type { Refusal, Result } from '../format/result.ts';
import { ok, refuse } from '../format/result.ts';
import type { Memory } from './folder.ts';
import type { LogServer } from './log-server.ts';

/** How a visit ended well. */
export type Visit =
  | { readonly kind: 'nothing-yet' }
  | { readonly kind: 'signed' | 'signed-already'; readonly size: number };

/** Refusals that accuse the log; all others are trouble on the way, to be tried again. */
const accusations = [
  'malformed-checkpoint',
  'other-log',
  'unsigned',
  'smaller',
  'other-root',
  'inconsistent',
  'no-proof',
] as const;

export type VisitRefusal = Refusal & {
  /** The note as shown, where one was, and the one in memory that it contradicts. */
  readonly shown?: string;
  readonly kept?: string;
};

type Context = {
  readonly server: LogServer;
  readonly signer: Signer;
  readonly memory: Memory;
  readonly clock: () => Date;
  /** Must have it on disk when it returns: nothing is posted before. */
  readonly remember: (memory: Memory) => void;
};

/**
 * Fetches the latest checkpoint, checks it against what the witness remembers, co-signs it,
 * remembers it, and only then hands the co-signature over.
 */
export async function visitLog(context: Context): Promise<Result<Visit, VisitRefusal>> {
  const { server, signer } = context;
  const accepted = await lookAtLog(context);
  if (!accepted.ok) return accepted;
  if (accepted.value === 'nothing-yet') return ok({ kind: 'nothing-yet' });
  const { shown, note, checkpoint, keys } = accepted.value;
  const { size } = checkpoint;
  if (checkCosignature(note, signer.vkey).kind === 'valid') {
    // Its own line proves that it signed this, even where its memory is an older copy.
    context.remember({ keys, last: shown });
    return ok({ kind: 'signed-already', size });
  }
  const signed = addOwnLine(note, context);
  context.remember({ keys, last: signed });
  const taken = await server.cosign(signed);
  return taken.ok ? ok({ kind: 'signed', size }) : taken;
}

/**
 * Fetches the latest checkpoint and checks it against what is remembered: signed, of this log, no
 * shorter, and continuing it. Whoever has no key of their own looks like this.
 */
export async function lookAtLog(
  context: Pick<Context, 'server' | 'memory'>,
): Promise<Result<Accepted | 'nothing-yet', VisitRefusal>> {
  const source = await context.server.checkpoint();
  if (!source.ok) return source;
  const shown = source.value;
  if (shown !== undefined) return acceptCheckpoint(shown, context);
  // A server that has lost its way answers so too, and has signed nothing by it.
  return context.memory.last === null
    ? ok('nothing-yet')
    : refuse({ type: 'unavailable', where: 'HTTP 404' });
}

export type Accepted = {
  /** The note as it was shown. */
  readonly shown: string;
  readonly note: Note;
  readonly checkpoint: Checkpoint;
  /** The key that signed and those announced after it; an older one is not accepted again. */
  readonly keys: readonly Vkey[];
};

async function acceptCheckpoint(
  shown: string,
  { memory, server }: Pick<Context, 'server' | 'memory'>,
): Promise<Result<Accepted, VisitRefusal>> {
  const read = readCheckpoint(shown);
  if (read === undefined) return refuseShown('malformed-checkpoint', shown, memory);
  const { note, checkpoint } = read;
  if (checkpoint.origin !== memory.keys[0]?.name) return refuseShown('other-log', shown, memory);
  const at = memory.keys.findLastIndex((key) => signatureBy(note, key) === 'valid');
  if (at < 0) return refuseShown('unsigned', shown, memory);
  const proven = await compareWithLast(checkpoint, memory, server);
  if (!proven.ok) {
    const { type, where } = proven.error;
    return isAccusation(type) ? refuseShown(type, shown, memory, where) : proven;
  }
  return ok({ shown, note, checkpoint, keys: memory.keys.slice(at) });
}

async function compareWithLast(
  { size, root }: Checkpoint,
  memory: Memory,
  server: LogServer,
): Promise<Result<true>> {
  if (memory.last === null) return size > 0 ? ok(true) : refuse({ type: 'malformed-checkpoint' });
  const last = readCheckpoint(memory.last)?.checkpoint;
  if (last === undefined) return refuse({ type: 'damaged', where: 'memory.json' });
  if (size < last.size) return refuse({ type: 'smaller', where: `${size} < ${last.size}` });
  const proof = size === last.size ? ok([]) : await server.consistency(last.size, size);
  if (!proof.ok) return proof;
  const claim = { size1: last.size, size2: size, root1: last.root, root2: root };
  const checked = checkConsistency({ ...claim, proof: proof.value });
  if (checked.ok) return checked;
  return refuse({ type: size === last.size ? 'other-root' : 'inconsistent' });
}

export function isAccusation(type: string): boolean {
  return accusations.some((name) => name === type);
}

/** One text is signed once: where the last visit could not hand its line over, that line is used. */
function addOwnLine(note: Note, { memory, signer, clock }: Context): string {
  const last = memory.last === null ? undefined : readCheckpoint(memory.last)?.note;
  const own = last?.signatures.find(
    ({ id, name }) => id === signer.vkey.id && name === signer.vkey.name,
  );
  const line =
    last?.text === note.text && own !== undefined ? own.line : cosign(note.text, signer, clock());
  return formatNote(addCosignature(note, line));
}

function readCheckpoint(source: string): { note: Note; checkpoint: Checkpoint } | undefined {
  const note = parseNote(source);
  if (!note.ok) return undefined;
  const checkpoint = parseCheckpoint(note.value.text);
  return checkpoint.ok ? { note: note.value, checkpoint: checkpoint.value } : undefined;
}

function refuseShown(
  type: string,
  shown: string,
  { last }: Memory,
  where?: string,
): { readonly ok: false; readonly error: VisitRefusal } {
  return refuse({ type, where, shown, ...(last === null ? {} : { kept: last }) });
}
