import { fromBase64, fromHex, joinBytes, toBase64, toHex, toUtf8 } from './bytes.ts';
import type { Primitives } from './hash.ts';
import { portable } from './hash.ts';
import type { Signer, Vkey } from './key.ts';
import { isKeyName } from './key.ts';
import type { Result } from './result.ts';
import { ok, refuse } from './result.ts';

/** One signature line: who says they signed, and the bytes after the key id. */
export type NoteSignature = {
  readonly line: string;
  readonly name: string;
  readonly id: string;
  readonly signature: Uint8Array;
};

/** C2SP signed-note. `text` ends in a newline and is what was signed. */
export type Note = { readonly text: string; readonly signatures: readonly NoteSignature[] };

const maxLength = 256 * 1024;
const maxSignatures = 64;

/** Reads a note. Says nothing about whether a signature is right: see `signatureBy`. */
export function parseNote(source: string): Result<Note> {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the format forbids exactly these
  if (source.length > maxLength || /[\0-\x09\x0b-\x1f]/.test(source) || !source.isWellFormed()) {
    return refuse({ type: 'malformed-note' });
  }
  const cut = source.lastIndexOf('\n\n');
  if (cut < 0 || !source.endsWith('\n')) return refuse({ type: 'malformed-note' });
  const lines = source.slice(cut + 2, -1).split('\n');
  if (lines.length > maxSignatures) return refuse({ type: 'malformed-note' });
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const signature = parseSignatureLine(line);
    if (!signature.ok) return signature;
    signatures.push(signature.value);
  }
  return ok({ text: source.slice(0, cut + 1), signatures });
}

/** Reads one line `— <name> <base64>`, without its newline. */
export function parseSignatureLine(line: string): Result<NoteSignature> {
  const [, name, base64] = /^— (\S+) ([A-Za-z0-9+/=]+)$/u.exec(line) ?? [];
  if (name === undefined || base64 === undefined || !isKeyName(name)) {
    return refuse({ type: 'malformed-note' });
  }
  const bytes = fromBase64(base64);
  if (!bytes.ok || bytes.value.length < 5) return refuse({ type: 'malformed-note' });
  const id = toHex(bytes.value.subarray(0, 4));
  return ok({ line, name, id, signature: bytes.value.subarray(4) });
}

export function formatNote(note: Note): string {
  return `${note.text}\n${note.signatures.map(({ line }) => `${line}\n`).join('')}`;
}

/** A note over a text that ends in a newline, with one Ed25519 signature. */
export function signNote(text: string, signer: Signer): string {
  if (!text.endsWith('\n') || text.includes('\n\n')) {
    throw new TypeError('the text of a note ends in a newline and holds no empty line');
  }
  if (signer.vkey.use !== 'note') throw new TypeError('a witness key signs no note');
  const signature = signer.sign(toUtf8(text));
  return `${text}\n${signatureLine(signer.vkey, signature)}\n`;
}

/** The line that a key adds to a note, without newline. */
export function signatureLine(vkey: Vkey, signature: Uint8Array): string {
  const id = fromHex(vkey.id);
  if (!id.ok) throw new TypeError('a key id is 8 hex digits');
  return `— ${vkey.name} ${toBase64(joinBytes(id.value, signature))}`;
}

/** Whether a note carries a key's signature. Where one of several lines is wrong, all are. */
export function signatureBy(
  note: Note,
  vkey: Vkey,
  primitives: Pick<Primitives, 'verifyEd25519'> = portable,
): 'valid' | 'invalid' | 'absent' {
  const own = note.signatures.filter(({ name, id }) => name === vkey.name && id === vkey.id);
  if (own.length === 0) return 'absent';
  const message = toUtf8(note.text);
  const isValid =
    vkey.use === 'note' &&
    own.every(({ signature }) => primitives.verifyEd25519(signature, message, vkey.publicKey));
  return isValid ? 'valid' : 'invalid';
}
