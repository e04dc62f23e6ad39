import { z } from 'zod';
import { date, instant, line, optionalLine, sha256, uuid } from '../../lib/wire.ts';

export const day = date;
const cents = z.number().int().min(0).max(1_000_000_000);

export const participationState = z.enum([
  'spotted',
  'kept',
  'contacted',
  'accepted',
  'declined',
  'silent',
  'agreed',
  'shipped',
  'received',
  'published',
  'not-publishing',
  'mention-checked',
  'measured',
  'thanked',
]);
export type ParticipationState = z.infer<typeof participationState>;

export const family = z.enum([
  'fees',
  'production',
  'creators',
  'gifts',
  'logistics',
  'event',
  'prizes',
  'media',
  'tools',
  'contingency',
]);
export type Family = z.infer<typeof family>;

export const lineState = z.enum(['planned', 'ordered', 'received', 'paid', 'dropped']);
export type LineState = z.infer<typeof lineState>;

/** A line of a budget, before tax. Quantities are in hundredths: 1.25 days are 125. */
export const operationLine = z.object({
  family,
  label: line(200),
  quantityHundredths: z.number().int().min(1).max(100_000_000),
  unitPriceCents: cents,
  vatBasisPoints: z.number().int().min(0).max(10_000).default(2_000),
  isInternal: z.boolean().default(false),
  owner: optionalLine(120).default(''),
  dueOn: day.nullable().default(null),
});
export type OperationLine = z.infer<typeof operationLine>;

/** Words of a post of theirs, as they stand in it. */
export const quote = z.object({
  postId: uuid,
  url: z.string(),
  title: z.string(),
  quote: z.string(),
  publishedAt: instant.nullable(),
});
export type Quote = z.infer<typeof quote>;

const party = z.object({
  name: optionalLine(200),
  address: optionalLine(500),
  email: optionalLine(254),
  taxCountry: optionalLine(80),
});

/** What both sign: the same points for an agreement and for a contract, which needs all of them. */
export const agreementContent = z.object({
  advertiser: party,
  creator: party,
  agency: optionalLine(200),
  mission: optionalLine(2000),
  freedom: optionalLine(1000),
  mention: optionalLine(500),
  pay: optionalLine(1000),
  benefitsInKind: optionalLine(1000),
  duties: optionalLine(2000),
  rights: optionalLine(2000),
  law: optionalLine(500),
});
export type AgreementContent = z.infer<typeof agreementContent>;

export const attachment = z.object({
  name: z.string(),
  mediaType: z.string(),
  size: z.number().int(),
  /** Null: too large or too many to be kept. */
  sha256: sha256.nullable(),
});
export type Attachment = z.infer<typeof attachment>;

export const letterKind = z.enum([
  'proposal',
  'reminder',
  'mention',
  'thanks',
  'answer',
  'reply',
  'question',
  'bounce',
]);

export const captureMoment = z.enum(['live', 'day-1', 'day-3', 'day-7', 'day-30', 'asked']);
export type CaptureMoment = z.infer<typeof captureMoment>;

export const figureKind = z.enum(['visits', 'comments', 'commenters', 'conversations', 'views']);
export const figureMark = z.enum(['measured', 'network', 'declared', 'estimated']);
