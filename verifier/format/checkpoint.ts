import { fromBase64, toBase64 } from './bytes.ts';
import type { Signer } from './key.ts';
import { signNote } from './note.ts';
import type { Result } from './result.ts';
import { ok, refuse } from './result.ts';
import { hashLength } from './tree.ts';

/** The head of a log at one size (C2SP tlog-checkpoint). Ours have no extension lines. */
export type Checkpoint = {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
};

/** The text that is signed: three lines. */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  if (origin === '' || /[\n\r]/.test(origin)) throw new TypeError('an origin is one line');
  if (!Number.isSafeInteger(size) || size < 0) throw new TypeError('a size is a whole number');
  if (root.length !== hashLength) throw new TypeError('a root is 32 bytes');
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/** The log's signed note. The signer's name is the log's origin. */
export function signCheckpoint(checkpoint: Checkpoint, signer: Signer): string {
  if (signer.vkey.name !== checkpoint.origin) throw new TypeError('the key is of another log');
  return signNote(formatCheckpoint(checkpoint), signer);
}

/** Reads the text of a note. Extension lines are refused: nobody could check what they say. */
export function parseCheckpoint(text: string): Result<Checkpoint> {
  const [, origin, digits, base64] =
    /^([^\n]+)\n(0|[1-9][0-9]{0,15})\n([A-Za-z0-9+/=]+)\n$/.exec(text) ?? [];
  if (origin === undefined || digits === undefined || base64 === undefined) {
    return refuse({ type: 'malformed-checkpoint' });
  }
  const size = Number(digits);
  const root = fromBase64(base64);
  if (!Number.isSafeInteger(size) || !root.ok || root.value.length !== hashLength) {
    return refuse({ type: 'malformed-checkpoint' });
  }
  return ok({ origin, size, root: root.value });
}
