import type { Leaf } from '../format/leaf.ts';

/** The content that a leaf rests on. Where it shows people, the agency doesn't hand it to a witness. */
export type LeafEvidence = { readonly sha256: string; readonly isPersonal: boolean };

/**
 * The bytes behind a leaf, if it has any: what was signed, what was captured, what a source answered.
 * Creators' pages, readings with people's comments, and what names people is personal.
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
      return body.raw === null ? null : { sha256: body.raw, isPersonal: true };
    default:
      return null;
  }
}
