import { sha256Hex } from '../format/hash.ts';
import type { Leaf } from '../format/leaf.ts';
import { areRecordsOpen, rootOfShown } from './records.ts';

/** The content that a leaf rests on. Where it shows people, the agency doesn't hand it to a witness. */
export type LeafEvidence = {
  /** Of the bytes; where it rests on records, the root of their tree. */
  readonly sha256: string;
  readonly isPersonal: boolean;
  /** How many records it rests on, where it does. */
  readonly records?: number;
};

/** Whether bytes that were shown are what the leaf rests on. */
export function isEvidence({ sha256, records }: LeafEvidence, bytes: Uint8Array): boolean {
  return records === undefined
    ? sha256Hex(bytes) === sha256
    : rootOfShown(bytes, records) === sha256;
}

/**
 * The bytes behind a leaf, if it has any: what was signed, what was captured, what a source answered.
 * Creators' pages, what people wrote or entered, and what names them is personal.
 */
export function evidenceOfLeaf({ kind, body }: Leaf): LeafEvidence | null {
  switch (kind) {
    case 'brand-kit-version':
    case 'publication':
      return { sha256: body.contentHash, isPersonal: false };
    case 'approval': {
      const isOpen = body.subject === 'post' || body.subject === 'brand-kit';
      return { sha256: body.contentHash, isPersonal: !isOpen };
    }
    case 'capture':
      return { sha256: body.sha256, isPersonal: false };
    case 'deliverable-capture':
      return { sha256: body.sha256, isPersonal: true };
    case 'observation':
      // Its records are what it says, and what is shown of it.
      if (areRecordsOpen(body.kind)) {
        return { sha256: body.root, isPersonal: false, records: body.records };
      }
      return body.raw === null ? null : { sha256: body.raw, isPersonal: true };
    default:
      return null;
  }
}
