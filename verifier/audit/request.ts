import { toUtf8 } from '../format/bytes.ts';
import type { Primitives } from '../format/hash.ts';
import { portable } from '../format/hash.ts';
import type { Signer, Vkey } from '../format/key.ts';
import { parseNote, signatureLine } from '../format/note.ts';
import type { Result } from '../format/result.ts';
import { ok, refuse } from '../format/result.ts';

const head = 'compagnon-audit-request/v1';

/** At most so many leaves in one request. */
export const mostLeaves = 400;

/** What an enrolled witness asks a log's server for: leaves with proofs, or the bytes behind one leaf. */
export type AuditRequest = {
  readonly what: 'leaves' | 'evidence';
  readonly origin: string;
  /** Of the head that the proofs lead to. */
  readonly size: number;
  readonly indices: readonly number[];
  readonly at: Date;
};

/** The request as a note, signed by the witness: nobody else is shown leaves. */
export function signRequest(request: AuditRequest, signer: Signer): string {
  const { what, origin, size, indices, at } = request;
  const seconds = Math.floor(at.getTime() / 1000);
  const text = `${head}\n${what}\n${origin}\n${size}\n${indices.join(',')}\n${seconds}\n`;
  return `${text}\n${signatureLine(signer.vkey, signer.sign(toUtf8(text)))}\n`;
}

/** Refuses with `malformed-request`, or with `not-a-witness` where none of these keys has signed. */
export function readRequest(
  source: string,
  witnesses: readonly Vkey[],
  primitives: Pick<Primitives, 'verifyEd25519'> = portable,
): Result<AuditRequest> {
  const note = parseNote(source);
  if (!note.ok) return refuse({ type: 'malformed-request' });
  const { text, signatures } = note.value;
  const [, what, origin = '', size = '', list = '', seconds = ''] =
    /^compagnon-audit-request\/v1\n(leaves|evidence)\n(\S+)\n([1-9]\d{0,14})\n(\d[\d,]{0,7000})\n(\d{1,12})\n$/.exec(
      text,
    ) ?? [];
  const indices = list.split(',').map(Number);
  const isRight =
    (what === 'leaves' || what === 'evidence') &&
    /^(0|[1-9]\d{0,14})(,(0|[1-9]\d{0,14}))*$/.test(list) &&
    new Set(indices).size === indices.length &&
    indices.length <= (what === 'evidence' ? 1 : mostLeaves) &&
    indices.every((index) => index < Number(size));
  if (!isRight) return refuse({ type: 'malformed-request' });
  const isSigned = witnesses.some(({ name, id, publicKey }) =>
    signatures.some(
      (one) =>
        one.name === name &&
        one.id === id &&
        one.signature.length === 64 &&
        primitives.verifyEd25519(one.signature, toUtf8(text), publicKey),
    ),
  );
  if (!isSigned) return refuse({ type: 'not-a-witness' });
  const at = new Date(Number(seconds) * 1000);
  return ok({ what, origin, size: Number(size), indices, at });
}
