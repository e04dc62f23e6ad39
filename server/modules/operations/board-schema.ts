import { z } from 'zod';
import { instant, named, sha256, uuid } from '../../lib/wire.ts';
import { stampView } from '../signing/schema.ts';
import { askedByCreator, objectionView } from './objection-schema.ts';
import {
  agreementContent,
  attachment,
  captureMoment,
  day,
  family,
  figureKind,
  figureMark,
  letterKind,
  lineState,
  participationState,
  quote,
} from './shapes-schema.ts';

export const thresholdView = z.object({
  givenCents: z.number().int(),
  plannedCents: z.number().int(),
  leftCents: z.number().int(),
  state: z.enum(['clear', 'near', 'contract-needed', 'under-contract']),
  year: z.number().int(),
});

export const rotationView = z.object({
  inYear: z.number().int(),
  lastAt: instant.nullable(),
  wear: z.number(),
  nextAt: instant.nullable(),
  isBeyond: z.boolean(),
});

export const captureView = z.object({
  id: uuid,
  moment: captureMoment,
  dueAt: instant,
  state: z.enum(['due', 'done', 'missed']),
  /** How often the page did not answer so far. */
  tries: z.number().int(),
  missedBecause: z.string().nullable(),
  capturedAt: instant.nullable(),
  sha256: sha256.nullable(),
  size: z.number().int().nullable(),
  mediaType: z.string().nullable(),
  mentionState: z.enum(['present', 'unclear', 'absent']).nullable(),
  mention: z.string().nullable(),
  sentence: z.string().nullable(),
  /** What the rules say of it, in the reader's language. */
  problems: z.array(z.string()),
  /** Where the bytes can be read as they were fetched. */
  url: z.string().nullable(),
});
export type CaptureView = z.infer<typeof captureView>;

export const incidentView = z.object({
  id: uuid,
  openedAt: instant,
  requestedAt: instant.nullable(),
  requestedBy: z.string().nullable(),
  words: z.string(),
  mendedAt: instant.nullable(),
  closedAt: instant.nullable(),
  closedReason: z.string(),
  firstCaptureId: uuid,
  mendedCaptureId: uuid.nullable(),
});

export const deliverableView = z.object({
  id: uuid,
  url: z.string(),
  publishedAt: instant,
  announcedBy: z.enum(['creator', 'member']),
  captures: z.array(captureView),
  incidents: z.array(incidentView),
  figures: z.array(
    z.object({
      kind: figureKind,
      value: z.number().int(),
      mark: figureMark,
      source: z.string(),
      observedAt: instant,
    }),
  ),
});

export const benefitView = z.object({
  id: uuid,
  kind: z.enum(['gift', 'fee', 'past']),
  label: z.string(),
  valueCents: z.number().int(),
  condition: z.enum(['none', 'publication']),
  isCold: z.boolean(),
  state: z.enum(['planned', 'given', 'cancelled']),
  givenOn: day.nullable(),
});

export const shipmentView = z.object({
  id: uuid,
  gifts: z.array(z.string()),
  isCold: z.boolean(),
  carrier: z.string(),
  tracking: z.string(),
  plannedOn: day.nullable(),
  sentAt: instant.nullable(),
  receivedAt: instant.nullable(),
  lostAt: instant.nullable(),
  lostReason: z.string(),
});

export const letterView = z.object({
  id: uuid,
  direction: z.enum(['out', 'in']),
  kind: letterKind,
  subject: z.string(),
  body: z.string(),
  state: z.enum(['draft', 'ready', 'released', 'received', 'dropped']),
  preparedBy: z.string().nullable(),
  at: instant,
  releasedBy: z.string().nullable(),
  releasedAt: instant.nullable(),
  /** What became of it: waits, sent, refused by a server, returned; not sent at all; null before its release. */
  delivery: z
    .enum([
      'waiting',
      'sent',
      'sent-perhaps-twice',
      'failed',
      'bounced',
      'by-hand',
      'unsent',
      'demo',
    ])
    .nullable(),
  deliveryDetail: z.string().nullable(),
  sender: z.string(),
  attachments: z.array(attachment.extend({ url: z.string() })),
});
export type LetterView = z.infer<typeof letterView>;

export const agreementView = z.object({
  id: uuid,
  n: z.number().int(),
  kind: z.enum(['agreement', 'contract']),
  content: agreementContent,
  contentHash: sha256,
  missing: z.array(z.string()),
  author: z.string(),
  createdAt: instant,
  stamps: z.array(stampView),
  isSignedByUs: z.boolean(),
  isSignedByCreator: z.boolean(),
});
export type AgreementView = z.infer<typeof agreementView>;

/** One line of the board; `alert` is there only when a person must act. */
export const boardLine = z.object({
  participationId: uuid,
  creator: named.extend({ url: z.string() }),
  state: participationState,
  stateSince: instant,
  /** A sentence: where this creator stands. */
  sentence: z.string(),
  alert: z
    .object({
      kind: z.enum([
        'contested',
        'objected',
        'mention-absent',
        'mention-unclear',
        'contract-needed',
        'answer-came',
        'release-waits',
        'bounced',
        'sign',
        'ship',
        'address-missing',
        'capture-missed',
        'thank',
        'overdue',
        'silent',
      ]),
      isRed: z.boolean(),
      sentence: z.string(),
      action: z.string(),
    })
    .nullable(),
  threshold: thresholdView,
  agreement: z.enum(['none', 'draft', 'signed-by-us', 'signed']),
  parcel: z.enum(['none', 'planned', 'sent', 'received', 'lost']),
  mention: z.enum(['none', 'waits', 'present', 'unclear', 'absent', 'mended']),
  publishedAt: instant.nullable(),
  deliverableUrl: z.string().nullable(),
  /** The deliverable whose mention is missing, and the one to capture. */
  deliverableId: uuid.nullable(),
  incidentId: uuid.nullable(),
  evidence: z.number().int(),
  /** What they themselves object to or ask about their data; for the team only. */
  asked: z.array(askedByCreator),
  /** Printed where the rule of rotation was passed over. */
  exception: z.string(),
});
export type BoardLine = z.infer<typeof boardLine>;

export const lineView = z.object({
  id: uuid,
  family,
  label: z.string(),
  quantityHundredths: z.number().int(),
  unitPriceCents: z.number().int(),
  totalCents: z.number().int(),
  vatBasisPoints: z.number().int(),
  isInternal: z.boolean(),
  owner: z.string(),
  dueOn: day.nullable(),
  state: lineState,
  realCents: z.number().int().nullable(),
  evidence: z.string(),
});

export const operationSummary = z.object({
  id: uuid,
  name: z.string(),
  client: named,
  startsOn: day,
  endsOn: day,
  measuredUntil: day.nullable(),
  phase: z.enum(['preparation', 'running', 'measure', 'closed']),
  creators: z.number().int(),
  published: z.number().int(),
  alerts: z.number().int(),
  agreedCents: z.number().int(),
  committedCents: z.number().int(),
  paidCents: z.number().int(),
});
export type OperationSummary = z.infer<typeof operationSummary>;

export const boardView = z.object({
  id: uuid,
  name: z.string(),
  client: named,
  timeZone: z.string(),
  now: instant,
  objective: z.string(),
  objectiveReason: z.string(),
  startsOn: day,
  endsOn: day,
  measuredUntil: day.nullable(),
  phase: z.enum(['preparation', 'running', 'measure', 'closed']),
  closedAt: instant.nullable(),
  budget: z.object({
    agreedCents: z.number().int(),
    committedCents: z.number().int(),
    paidCents: z.number().int(),
    leftCents: z.number().int(),
  }),
  /** "Retenus 12, contactés 12, accords 11, colis 11, publiés 6, mentions 5 sur 6." */
  counts: z.object({
    kept: z.number().int(),
    contacted: z.number().int(),
    accepted: z.number().int(),
    agreed: z.number().int(),
    parcels: z.number().int(),
    published: z.number().int(),
    mentions: z.number().int(),
    /** Of the published, those of whom a page could be captured; of the others nobody knows. */
    mentionsRead: z.number().int(),
    mentionsAtFirst: z.number().int(),
    measured: z.number().int(),
  }),
  /** What the plan holds for creators and what of it stands at somebody's name; where it differs. */
  envelopes: z.array(
    z.object({
      kind: z.enum(['fee', 'gift']),
      plannedCents: z.number().int(),
      namedCents: z.number().int(),
      /** How many of them have a part. */
      creators: z.number().int(),
      /** Negative: more was promised than the plan holds. */
      leftCents: z.number().int(),
    }),
  ),
  /** Of the team, those that wait first; for the team only. */
  objections: z.array(objectionView),
  creators: z.array(boardLine),
  /** Whom the accepted plan proposed and who isn't in: a written exception, or nothing, brings them in. */
  leftOut: z.array(z.object({ creator: named, why: z.enum(['rotation', 'objected']) })),
  lines: z.array(lineView),
  schedule: z.array(
    z.object({
      step: z.string(),
      on: day,
      days: z.number().int(),
      isMeasured: z.boolean(),
      isPast: z.boolean(),
    }),
  ),
  medianApprovalHours: z.number().nullable(),
  evidence: z.array(
    captureView.extend({ creator: z.string(), pageUrl: z.string(), participationId: uuid }),
  ),
  journal: z.array(
    z.object({ at: instant, by: z.string(), creator: z.string(), sentence: z.string() }),
  ),
  can: z.object({ edit: z.boolean(), release: z.boolean(), seeAddresses: z.boolean() }),
});
export type BoardView = z.infer<typeof boardView>;

export const participationView = boardLine.extend({
  operation: named,
  client: named,
  timeZone: z.string(),
  now: instant,
  why: z.string(),
  quotes: z.array(quote),
  ask: z.string(),
  dueOn: day.nullable(),
  objections: z.array(objectionView),
  benefits: z.array(benefitView),
  shipments: z.array(shipmentView),
  /** Null: not given, or not for this reader. */
  address: z.string().nullable(),
  hasAddress: z.boolean(),
  agreementDetail: agreementView.nullable(),
  /** A first draft of the agreement, from what is known. */
  agreementDraft: agreementContent,
  letters: z.array(letterView),
  deliverables: z.array(deliverableView),
  rotation: rotationView,
  mayContact: z.object({ is: z.boolean(), reason: z.string() }),
  hasEmail: z.boolean(),
  /** The demonstration sends no mail. */
  isDemo: z.boolean(),
  /** The first day on which something cold may leave. */
  nextColdDay: day,
  journal: z.array(z.object({ at: instant, by: z.string(), sentence: z.string() })),
  canUndo: z.boolean(),
  can: z.object({
    edit: z.boolean(),
    release: z.boolean(),
    sign: z.boolean(),
    seeAddresses: z.boolean(),
  }),
});
export type ParticipationView = z.infer<typeof participationView>;

export const poolView = z.object({
  rule: z.object({
    mostInYear: z.number().int(),
    daysBetween: z.number().int(),
    topTenPercent: z.number().int(),
    changedBy: z.string().nullable(),
  }),
  placements: z.number().int(),
  topTenShare: z.number().int(),
  creators: z.array(rotationView.extend({ creator: named })),
  can: z.object({ change: z.boolean() }),
});
export type PoolView = z.infer<typeof poolView>;
