import { oc } from '@orpc/contract';
import { z } from 'zod';
import { date, instant, line, named, nothing, uuid } from '../../lib/wire.ts';

const day = date.nullable();

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

/** What is asked: the fact's own name, and how it may be answered. */
export const questionView = z.object({
  fact: z.string(),
  question: z.string(),
  kind: z.enum(['flag', 'count', 'text', 'texts', 'day', 'one', 'many']),
  choices: z.array(z.object({ value: z.string(), label: z.string() })),
  /** The rules that wait for it. */
  rules: z.array(z.string()),
});
export type QuestionView = z.infer<typeof questionView>;

export const verdictView = ruleSummary
  .pick({ id: true, severity: true, confidence: true, jurisdiction: true, message: true })
  .extend({ isInForce: z.literal(true) });

/** The rules of one operation, as far as people have answered. */
export const operationRules = z.object({
  operation: named,
  client: named,
  countries: z.array(z.string()),
  /** Fire and refuse, or fire and want a senior's name. */
  stops: z.array(verdictView),
  warnings: z.array(verdictView),
  /** What stops until it is answered: the question that most rules wait for first. */
  questions: z.array(questionView),
  undecided: z.number().int(),
  clear: z.number().int(),
  answers: z.array(
    questionView.extend({
      answer: z.string(),
      /** Said once, for all of the client's operations. */
      isOfClient: z.boolean(),
      by: z.string(),
      at: instant,
    }),
  ),
  /** What nobody need answer; what is only presumed may be answered otherwise. */
  known: z.array(
    questionView.extend({ answer: z.string(), from: z.string(), isPresumed: z.boolean() }),
  ),
  overrules: z.array(
    z.object({
      id: uuid,
      ruleId: z.string(),
      reason: z.string(),
      by: z.string(),
      at: instant,
      /** False once a fact that its rule asks for is another. */
      stands: z.boolean(),
    }),
  ),
  can: z.object({ answer: z.boolean(), overrule: z.boolean() }),
});
export type OperationRules = z.infer<typeof operationRules>;

const ofOperation = z.object({ operationId: uuid });

export const rulesContract = {
  readOperationRules: oc
    .route({ method: 'GET', path: '/operations/{operationId}/rules' })
    .input(ofOperation)
    .output(operationRules),
  answerRule: oc
    .route({ method: 'PUT', path: '/operations/{operationId}/facts/{fact}' })
    .input(
      ofOperation.extend({
        fact: z.string().max(60),
        value: z.union([
          z.boolean(),
          z.number(),
          z.string().max(20_000),
          z.array(z.string().max(2000)).max(50),
        ]),
      }),
    )
    .output(nothing),
  overruleRule: oc
    .route({ method: 'POST', path: '/operations/{operationId}/overrules', successStatus: 201 })
    .input(ofOperation.extend({ ruleId: z.string().max(40), reason: line(2000) }))
    .output(z.object({ id: uuid })),
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
