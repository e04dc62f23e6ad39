import { joinBytes, toUtf8 } from './bytes.ts';
import { parseCheckpoint } from './checkpoint.ts';
import type { Primitives } from './hash.ts';
import { portable } from './hash.ts';
import type { Signer, Vkey } from './key.ts';
import type { Note } from './note.ts';
import { formatNote, parseSignatureLine, signatureLine } from './note.ts';

/** A witness's word on a checkpoint: none, a wrong one, or a right one with the time it gives. */
export type CosignatureCheck =
  | { readonly kind: 'absent' }
  | { readonly kind: 'invalid' }
  | { readonly kind: 'valid'; readonly at: Date };

/**
 * A co-signature line (C2SP tlog-cosignature v1, Ed25519), without newline.
 *
 * @param text the checkpoint's text, up to and with its last newline
 * @param at kept in whole seconds
 */
export function cosign(text: string, signer: Signer, at: Date): string {
  if (signer.vkey.use !== 'cosignature') throw new TypeError('not a witness key');
  if (!parseCheckpoint(text).ok) throw new TypeError('not the text of a checkpoint');
  const seconds = Math.floor(at.getTime() / 1000);
  const time = new Uint8Array(8);
  new DataView(time.buffer).setBigUint64(0, BigInt(seconds));
  return signatureLine(signer.vkey, joinBytes(time, signer.sign(message(text, seconds))));
}

/** The note with one more line; as it was where the line is there already. */
export function addCosignature(note: Note, line: string): Note {
  const signature = parseSignatureLine(line);
  if (!signature.ok) throw new TypeError('not a signature line');
  if (formatNote(note).includes(`\n${line}\n`)) return note;
  return { text: note.text, signatures: [...note.signatures, signature.value] };
}

/** The newest right co-signature of a witness on a note; `invalid` where any line of its is wrong. */
export function checkCosignature(
  note: Note,
  witness: Vkey,
  primitives: Pick<Primitives, 'verifyEd25519'> = portable,
): CosignatureCheck {
  const own = note.signatures.filter(({ name, id }) => name === witness.name && id === witness.id);
  if (own.length === 0 || witness.use !== 'cosignature') return { kind: 'absent' };
  let latest = -1;
  for (const { signature } of own) {
    if (signature.length !== 72) return { kind: 'invalid' };
    const time = new DataView(signature.buffer, signature.byteOffset, 8).getBigUint64(0);
    // The largest time that a Date holds.
    if (time > 8_640_000_000_000n) return { kind: 'invalid' };
    const seconds = Number(time);
    const signed = message(note.text, seconds);
    if (!primitives.verifyEd25519(signature.subarray(8), signed, witness.publicKey)) {
      return { kind: 'invalid' };
    }
    latest = Math.max(latest, seconds);
  }
  return { kind: 'valid', at: new Date(latest * 1000) };
}

function message(text: string, seconds: number): Uint8Array {
  return toUtf8(`cosignature/v1\ntime ${seconds}\n${text}`);
}
