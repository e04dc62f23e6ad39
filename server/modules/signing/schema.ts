import { z } from 'zod';
import { instant, sha256, uuid } from '../../lib/wire.ts';

/** A leaf of the client's log; its index is known once the sequencer has numbered it. */
export const leafRef = z.object({ hash: sha256, index: z.number().int().nullable() });
export type LeafRef = z.infer<typeof leafRef>;

/** What a named person can decide on, in one exact version. */
export const subjectKind = z.enum([
  'post',
  'brand-kit',
  'brief',
  'recommendation',
  'agreement',
  'contest-rules',
  'report',
]);
export type SubjectKind = z.infer<typeof subjectKind>;

export const decision = z.enum(['approved', 'changes', 'refused']);
export type Decision = z.infer<typeof decision>;

export const stampView = z.object({
  id: uuid,
  decision: z.enum(['approved', 'changes', 'refused']),
  signerKind: z.enum(['member', 'contact', 'creator']),
  signerName: z.string(),
  /** Whose link it was, where another person signed with it. */
  linkOwnerName: z.string().nullable(),
  /** By which link it was decided; null inside the agency. */
  linkId: uuid.nullable(),
  comment: z.string(),
  version: z.number().int(),
  contentHash: sha256,
  decidedAt: instant,
  voided: z.object({ at: instant, by: z.string().nullable(), reason: z.string() }).nullable(),
  /** The leaf in the client's log; the index is known once it is numbered. */
  leaf: leafRef.nullable(),
});
export type StampView = z.infer<typeof stampView>;

const words = z.array(z.object({ kind: z.enum(['same', 'removed', 'added']), text: z.string() }));
/** What changed between two versions, place by place and word by word. */
export const comparison = z.array(z.object({ place: z.string(), label: z.string(), words }));
export type Comparison = z.infer<typeof comparison>;
