import { toUtf8 } from '../format/bytes.ts';
import { sha256 } from '../format/hash.ts';
import type { KeyUse, Signer } from '../format/key.ts';
import { makeSigner } from '../format/key.ts';

/** Everything in a sample is derived from a word, so the same sample has the same bytes anywhere. */
export const origin = 'compagnon.example/ombrelune';
export const client = sampleId('client ombrelune');
export const otherClient = sampleId('client another');

export function sampleId(word: string): string {
  const hex = Buffer.from(sha256(toUtf8(word))).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export function sampleSalt(word: string): Uint8Array {
  return sha256(toUtf8(`salt ${word}`)).slice(0, 16);
}

/** Keys of samples are public by their making: never use one elsewhere. */
function sampleSigner(word: string, use: KeyUse, name = origin): Signer {
  return makeSigner(name, use, sha256(toUtf8(`secret ${word}`)));
}

export const keys = {
  first: sampleSigner('first', 'note'),
  second: sampleSigner('second', 'note'),
  stranger: sampleSigner('stranger', 'note'),
  witness: sampleSigner('witness', 'cosignature', 'temoin.ombrelune.example'),
  recovery: sampleSigner('recovery', 'note', 'temoin.ombrelune.example'),
  otherWitness: sampleSigner('other witness', 'cosignature', 'temoin.ailleurs.example'),
} as const;
