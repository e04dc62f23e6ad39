import { oc } from '@orpc/contract';
import { z } from 'zod';
import { nothing } from '../../lib/wire.ts';

const day = z.iso.date().nullable();

/** Where a rule counts, how it stops, how sure we are of it, what it looks at. */
export const jurisdiction = z.enum([
  'FR',
  'EU',
  'UK',
  'US',
  'CA',
  'QC',
  'BE',
  'CH',
  'platforms',
  'house',
]);
export const severity = z.enum(['block', 'sign-off', 'warn', 'info']);
export const confidence = z.enum(['read', 'secondary', 'stable-memory', 'unverified', 'own']);
export const about = z.enum([
  'post',
  'relation',
  'creator',
  'contest',
  'event',
  'person',
  'report',
  'trainee',
  'moderation',
]);

export const ruleSummary = z.object({
  id: z.string(),
  jurisdiction,
  about: z.array(about),
  /** As applied; `severity` of an unread rule is held down. */
  severity,
  confidence,
  source: z.string(),
  verifiedOn: day,
  validFrom: day,
  validTo: day,
  /** Whether it counts on the agency's day. */
  isInForce: z.boolean(),
  /** What is said when it fires, in the reader's language. */
  message: z.string(),
});
export type RuleSummary = z.infer<typeof ruleSummary>;

export const ruleView = ruleSummary.extend({
  /** As its text deserves it, before it is held down. */
  statedSeverity: severity,
  /** Where it was read: an address, or a text's own id. */
  reference: z.string().nullable(),
  note: z.string().nullable(),
  /** What must be known to decide. */
  questions: z.array(z.string()),
  /** Examples in words, run as tests. */
  examples: z.array(
    z.object({
      outcome: z.enum(['fires', 'clear', 'unknown']),
      known: z.array(z.object({ question: z.string(), answer: z.string() })),
      tellMe: z.array(z.string()),
    }),
  ),
});
export type RuleView = z.infer<typeof ruleView>;

export const labelView = z.object({
  country: z.enum(['FR', 'BE', 'UK', 'US', 'CA', 'CH']),
  counts: z.array(z.string()),
  countsForGift: z.array(z.string()),
  isNotEnough: z.array(z.string()),
  source: z.string(),
  confidence,
  verifiedOn: day,
});
export type LabelView = z.infer<typeof labelView>;

export const parameterView = z.object({
  name: z.string(),
  what: z.string(),
  unit: z.enum(['characters', 'hours', 'days', 'weeks', 'cents']),
  default: z.number().int(),
  value: z.number().int(),
  min: z.number().int(),
  max: z.number().int(),
});
export type ParameterView = z.infer<typeof parameterView>;

export const rulesContract = {
  listRules: oc.route({ method: 'GET', path: '/rules' }).output(
    z.object({
      rules: z.array(ruleSummary),
      labels: z.array(labelView),
      parameters: z.array(parameterView),
      canSetParameters: z.boolean(),
    }),
  ),
  readRule: oc
    .route({ method: 'GET', path: '/rules/{id}' })
    .input(z.object({ id: z.string().max(40) }))
    .output(ruleView),
  /** The head's; null goes back to the default. */
  setRuleParameter: oc
    .route({ method: 'PUT', path: '/rule-parameters/{name}' })
    .input(z.object({ name: z.string().max(40), value: z.number().int().nullable() }))
    .output(nothing),
};
