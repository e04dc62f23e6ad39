import { z } from 'zod';
import { date as day, optionalLine, uuid } from '../../lib/wire.ts';

/** Of a budget, without the reserve: that one is computed. */
export const FAMILIES = [
  'fees',
  'production',
  'creators',
  'products',
  'logistics',
  'event',
  'prizes',
  'media',
  'tools',
] as const;
export const family = z.enum(FAMILIES);
export type Family = z.infer<typeof family>;

const text = z.string().max(6000);

export const budgetLine = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  family,
  label: optionalLine(200),
  /** In hundredths: 1.25 days is 125. */
  quantityHundredths: z.number().int().min(0).max(1_000_000),
  /** Before tax. */
  unitCents: z.number().int().min(0).max(100_000_000),
  vatBasisPoints: z.number().int().min(0).max(10_000),
  /** Bought outside: a carrier, a lawyer, a creator. */
  isExternal: z.boolean(),
  owner: optionalLine(120),
  dueOn: day.nullable(),
  deliverable: optionalLine(300),
  /** 1: without it the plan is none; 5: falls first where the ceiling moves. */
  priority: z.number().int().min(1).max(5),
  /** What it is expected to bring. */
  brings: optionalLine(500),
  /** From which past operation or figure; empty: no evidence. */
  evidence: optionalLine(500),
  /** Items of the client's stock that it takes; null: not said. */
  stockUnits: z.number().int().min(0).max(1_000_000).nullable(),
  /** A parcel without the cold product: prizes, papers. Where it isn't said, a parcel holds the product. */
  isAmbient: z.boolean().optional(),
});
export type BudgetLine = z.infer<typeof budgetLine>;

export const plan = z.object({
  key: z.enum(['A', 'B', 'C', 'D']),
  title: optionalLine(160),
  actions: text,
  startsOn: day.nullable(),
  endsOn: day.nullable(),
  lines: z.array(budgetLine).max(60),
  /** The reserve, of the sum of the lines. */
  reserveBasisPoints: z.number().int().min(0).max(3000),
  /** Whether the rules of its contest are planned or signed; null: not said. */
  contestRules: z.enum(['none', 'planned', 'signed']).nullable(),
  /** Shown although the client didn't ask for it. */
  isUnasked: z.boolean(),
});
export type Plan = z.infer<typeof plan>;

/** Somebody whom the recommendation proposes, with what speaks against it. */
export const proposedCreator = z.object({
  name: optionalLine(160),
  creatorId: uuid.nullable(),
  plans: z.array(z.enum(['A', 'B', 'C', 'D'])).max(4),
  reason: optionalLine(600),
  /** A declared link with somebody of the agency or the client; empty: none declared. */
  conflict: optionalLine(400),
  /** Why they are asked again although the house rule says to wait; empty: within the rule. */
  rotationException: optionalLine(400),
  feeCents: z.number().int().min(0).max(100_000_000),
  giftCents: z.number().int().min(0).max(100_000_000),
  hasContract: z.boolean().nullable(),
});
export type ProposedCreator = z.infer<typeof proposedCreator>;

/** The parts that are running text; the others are lists. */
export const TEXT_PARTS = [
  'understanding',
  'doubts',
  'diagnosis',
  'objective',
  'audiences',
  'principle',
  'rules',
  'unknown',
  'notAdvised',
  'opinion',
] as const;
export type TextPart = (typeof TEXT_PARTS)[number];

/** A whole recommendation: what is signed, in one version, and never changed afterwards. */
export const recoContent = z.object({
  title: optionalLine(160),
  parts: z.object(
    Object.fromEntries(TEXT_PARTS.map((part) => [part, text])) as Record<TextPart, typeof text>, // its own keys
  ),
  sources: z.array(optionalLine(400)).max(40),
  plans: z.array(plan).min(1).max(4),
  creators: z.array(proposedCreator).max(60),
  team: z
    .array(
      z.object({
        name: optionalLine(120),
        role: optionalLine(120),
        daysHundredths: z.number().int().min(0).max(100_000),
      }),
    )
    .max(30),
  risks: z.array(z.object({ risk: optionalLine(400), answer: optionalLine(400) })).max(30),
  measures: z.array(z.object({ indicator: optionalLine(300), source: optionalLine(300) })).max(30),
  decisions: z
    .array(z.object({ what: optionalLine(300), by: optionalLine(120), dueOn: day.nullable() }))
    .max(30),
});
export type RecoContent = z.infer<typeof recoContent>;
