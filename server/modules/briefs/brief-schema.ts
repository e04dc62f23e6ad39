import { z } from 'zod';
import { date as day, instant, line, named, optionalLine, sha256, uuid } from '../../lib/wire.ts';
import { linkHead } from '../clients/link-schema.ts';
import { stampView } from '../signing/schema.ts';
import { QUESTION_KEYS } from './questions.ts';

export const questionKey = z.enum(QUESTION_KEYS);
/** The figures of sales may be answered apart from the rest of "success". */
export const askedKey = z.enum([...QUESTION_KEYS, 'sales']);
export type AskedKey = z.infer<typeof askedKey>;

export const receivedHow = z.enum(['mail', 'phone', 'meeting', 'letter', 'form', 'other']);
export const answerKind = z.enum(['text', 'unknown', 'no']);

/** What a person entered; null or missing: what the answers say. */
export const briefFacts = z.object({
  ceilingCents: z.number().int().min(0).max(1_000_000_000).nullable().default(null),
  launchOn: day.nullable().default(null),
  stockPerWeek: z.number().int().min(0).max(10_000_000).nullable().default(null),
  isCold: z.boolean().nullable().default(null),
  /** What creators have had from this client this year. */
  past: z
    .array(z.object({ name: line(160), cents: z.number().int().min(0).max(100_000_000) }))
    .max(100)
    .default([]),
  /** What those we look for write about, in our words: no statement of the client's, and not signed. */
  subject: optionalLine(300).default(''),
});
export type BriefFacts = z.infer<typeof briefFacts>;

export const newBrief = z.object({
  title: line(160),
  text: z.string().trim().min(1).max(20_000),
  receivedFrom: line(160),
  receivedHow,
  /** Without it: this hour. */
  receivedAt: instant.optional(),
});
export const newAnswer = z.object({
  question: askedKey,
  kind: answerKind,
  body: optionalLine(4000),
  /** Who said it; empty: whoever enters it. */
  givenBy: optionalLine(160).default(''),
});

const answerView = z.object({
  id: uuid,
  kind: answerKind,
  body: z.string(),
  source: z.enum(['text', 'link', 'member']),
  givenBy: z.string(),
  enteredBy: z.string().nullable(),
  givenAt: instant,
  judged: z.enum(['answered', 'vague']).nullable(),
});
export const vagueSpan = z.object({
  start: z.number().int(),
  end: z.number().int(),
  text: z.string(),
  ask: questionKey,
  isIdea: z.boolean(),
});

export const questionView = z.object({
  key: questionKey,
  n: z.number().int(),
  state: z.enum(['answered', 'vague', 'missing']),
  /** Points of the whole that it could still bring. */
  open: z.number(),
  missing: z.array(z.string()),
  /** The question whose answer says this too, where none of its own does. */
  restsOn: questionKey.nullable(),
  /** What is known from the signed brand kit, so that it isn't asked. */
  fromBrandKit: z.string().nullable(),
  answers: z.array(answerView),
});

const ideaView = z.object({
  id: uuid,
  body: z.string(),
  givenBy: z.string(),
  source: z.enum(['text', 'link', 'member']),
  givenAt: instant,
});

export const briefEvent = z.object({
  kind: z.string(),
  at: instant,
  by: z.string(),
  detail: z.string(),
});

export const recoSummary = z.object({
  id: uuid,
  briefId: uuid,
  client: named,
  title: z.string(),
  version: z.number().int(),
  author: z.string(),
  authorId: uuid,
  state: z.enum([
    'draft',
    'returned',
    'waits-for-senior',
    'signed',
    'with-client',
    'accepted',
    'refused',
    'ended',
  ]),
  plans: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      totalCents: z.number().int(),
      leftCents: z.number().int().nullable(),
      verdict: z.enum(['feasible', 'infeasible', 'undecided']),
      isAccepted: z.boolean(),
    }),
  ),
  changedAt: instant,
});
export type RecoSummary = z.infer<typeof recoSummary>;

export const briefSummary = z.object({
  id: uuid,
  client: named,
  title: z.string(),
  percent: z.number().int(),
  receivedAt: instant,
  receivedFrom: z.string(),
  /** Of the questions that were sent last. */
  asked: z.number().int(),
  answered: z.number().int(),
  /** Answered since besides them. */
  answeredMore: z.number().int(),
  askedAt: instant.nullable(),
  isApproved: z.boolean(),
  isEnded: z.boolean(),
  recos: z.array(recoSummary),
});
export type BriefSummary = z.infer<typeof briefSummary>;

const requestView = z.object({
  linkId: uuid,
  contact: z.string(),
  questions: z.array(z.string()),
  answered: z.array(z.string()),
  sentAt: instant,
  sentBy: z.string(),
  openedAt: instant.nullable(),
  expiresAt: instant,
  isOpen: z.boolean(),
});

export const briefView = z.object({
  id: uuid,
  client: named,
  timeZone: z.string(),
  title: z.string(),
  text: z.string(),
  vague: z.array(vagueSpan),
  receivedFrom: z.string(),
  receivedHow,
  receivedAt: instant,
  enteredBy: z.string(),
  isEnded: z.boolean(),
  percent: z.number().int(),
  questions: z.array(questionView),
  askNext: z.array(questionKey),
  sales: z.enum(['provided', 'not-provided', 'unknown', 'not-asked']),
  salesAnswers: z.array(answerView),
  ideas: z.array(ideaView),
  /** As a plan is judged by them: what a person entered, else what the answers say. */
  facts: briefFacts,
  entered: briefFacts,
  /** What answers say by themselves, and whose they are. */
  read: z.object({
    past: z.array(
      z.object({
        name: z.string(),
        cents: z.number().int(),
        givenBy: z.string(),
        givenAt: instant,
      }),
    ),
  }),
  version: z.number().int(),
  contentHash: sha256,
  /** By both sides, on exactly this content. */
  isApproved: z.boolean(),
  stamps: z.array(stampView),
  requests: z.array(requestView),
  recos: z.array(recoSummary),
  contacts: z.array(named.extend({ canSign: z.boolean() })),
  journal: z.array(briefEvent),
  can: z.object({
    write: z.boolean(),
    sign: z.boolean(),
    send: z.boolean(),
    /** Why one can't sign, where the role would let one. */
    signRefusal: z.enum(['four-eyes', 'already-signed']).nullable(),
  }),
});
export type BriefView = z.infer<typeof briefView>;

/** The client's page, by link and without account. */
export const briefPage = linkHead.extend({
  brief: z
    .object({
      title: z.string(),
      text: z.string(),
      receivedAt: instant,
      receivedFrom: z.string(),
      percent: z.number().int(),
      askedBy: z.string(),
      purpose: z.enum(['questions', 'approval']),
      ideas: z.array(z.string()),
      sales: z.enum(['provided', 'not-provided', 'unknown', 'not-asked']),
      questions: z.array(
        z.object({
          key: askedKey,
          n: z.number().int(),
          isAsked: z.boolean(),
          state: z.enum(['answered', 'vague', 'missing']),
          restsOn: questionKey.nullable(),
          fromBrandKit: z.string().nullable(),
          answers: z.array(answerView.omit({ judged: true, enteredBy: true })),
        }),
      ),
      version: z.number().int(),
      contentHash: sha256,
      stamp: stampView.nullable(),
      /** It was changed since this link was made: another one will ask. */
      isReplaced: z.boolean(),
    })
    .nullable(),
});
export type BriefPage = z.infer<typeof briefPage>;

export const givenAnswers = z.array(
  z.object({ question: askedKey, kind: answerKind, body: optionalLine(4000) }),
);
export const moveTo = z.union([questionKey, z.literal('idea')]);
