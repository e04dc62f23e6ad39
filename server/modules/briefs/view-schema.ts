import { z } from 'zod';
import { instant, named, sha256, uuid } from '../../lib/wire.ts';
import { linkHead } from '../clients/link-schema.ts';
import { stampView } from '../signing/schema.ts';
import { briefEvent } from './brief-schema.ts';
import { recoContent } from './reco-schema.ts';

const verdictState = z.enum(['feasible', 'infeasible', 'undecided']);

export const verdictView = z.object({
  state: verdictState,
  /** "irréalisable : dépasse de 3 537 euros". */
  words: z.string(),
  totalCents: z.number().int(),
  leftCents: z.number().int().nullable(),
  findings: z.array(
    z.object({
      rule: z.string(),
      outcome: z.enum(['fires', 'clear', 'unknown']),
      severity: z.enum(['block', 'warn']),
      words: z.string(),
    }),
  ),
});
export type VerdictView = z.infer<typeof verdictView>;

export const planView = z.object({
  key: z.string(),
  totals: z.object({
    linesCents: z.number().int(),
    reserveCents: z.number().int(),
    totalCents: z.number().int(),
    vatCents: z.number().int(),
    withVatCents: z.number().int(),
  }),
  /** Of each line, in their order. */
  lineCents: z.array(z.number().int()),
  /** By what is known at this hour. */
  verdict: verdictView,
  /** As it was printed when it was sent. */
  printed: verdictView.nullable(),
  /** Under the ceiling that was asked about. */
  fit: z
    .object({
      ceilingCents: z.number().int(),
      totalCents: z.number().int(),
      overCents: z.number().int(),
      dropped: z.array(z.object({ id: z.string(), label: z.string(), brings: z.string() })),
    })
    .nullable(),
});
export type PlanView = z.infer<typeof planView>;

export const recoAnswer = z.object({
  plan: z.string(),
  version: z.number().int(),
  kind: z.enum(['accepted', 'refused', 'question', 'ceiling', 'reply']),
  body: z.string(),
  ceilingCents: z.number().int().nullable(),
  by: z.string(),
  at: instant,
});

const sales = z.enum(['provided', 'not-provided', 'unknown', 'not-asked']);

export const recoView = z.object({
  id: uuid,
  client: named,
  timeZone: z.string(),
  brief: z.object({ id: uuid, title: z.string(), percent: z.number().int(), sales }),
  author: named,
  accountable: named.nullable(),
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
  /** The newest version, and the one that is shown. */
  version: z.number().int(),
  shown: z.number().int(),
  revision: z.number().int(),
  content: recoContent,
  /** What will stay unknown, in the reader's language. */
  unknown: z.string(),
  /** The newer version that the reader may see; null: this one is the newest. */
  replacedBy: z.number().int().nullable(),
  contentHash: sha256,
  isClosed: z.boolean(),
  /** Who of the seniors sent the shown version back, and why. */
  returned: z.object({ by: z.string(), at: instant, reason: z.string() }).nullable(),
  ceilingCents: z.number().int().nullable(),
  plans: z.array(planView),
  acceptedPlan: z.string().nullable(),
  operationId: uuid.nullable(),
  stamps: z.array(stampView),
  signed: z.object({ author: z.boolean(), senior: z.boolean() }),
  versions: z.array(
    z.object({ n: z.number().int(), by: z.string(), at: instant, isClosed: z.boolean() }),
  ),
  sendings: z.array(
    z.object({
      linkId: uuid,
      version: z.number().int(),
      contact: z.string(),
      sentBy: z.string(),
      sentAt: instant,
      openedAt: instant.nullable(),
      expiresAt: instant,
      isOpen: z.boolean(),
    }),
  ),
  answers: z.array(recoAnswer),
  contacts: z.array(named.extend({ canSign: z.boolean() })),
  journal: z.array(briefEvent),
  /** Which files this server can make of it. */
  files: z.array(z.enum(['pdf', 'docx', 'pptx'])),
  can: z.object({
    write: z.boolean(),
    sign: z.enum(['author', 'senior']).nullable(),
    signRefusal: z.enum(['four-eyes', 'already-signed']).nullable(),
    sendBack: z.boolean(),
    send: z.boolean(),
  }),
});
export type RecoView = z.infer<typeof recoView>;

/** The client's page, by link and without account. */
export const recoPage = linkHead.extend({
  reco: z
    .object({
      id: uuid,
      version: z.number().int(),
      contentHash: sha256,
      content: recoContent,
      author: z.string(),
      senior: z.string().nullable(),
      sentBy: z.string(),
      sentAt: instant,
      ceilingCents: z.number().int().nullable(),
      unknown: z.string(),
      plans: z.array(planView),
      stamps: z.array(stampView.extend({ plan: z.string().nullable() })),
      answers: z.array(recoAnswer),
      acceptedPlan: z.string().nullable(),
      acceptedAt: instant.nullable(),
      /** A newer version was sent, or the agency set it aside. */
      isReplaced: z.boolean(),
      /** The newer version that was sent. */
      replacedBy: z.number().int().nullable(),
      files: z.array(z.enum(['pdf', 'docx', 'pptx'])),
    })
    .nullable(),
});
export type RecoPage = z.infer<typeof recoPage>;

export const comparisonView = z.object({
  parts: z.array(
    z.object({
      place: z.string(),
      words: z.array(z.object({ kind: z.enum(['same', 'removed', 'added']), text: z.string() })),
    }),
  ),
  plans: z.array(
    z.object({
      key: z.string(),
      beforeCents: z.number().int().nullable(),
      afterCents: z.number().int().nullable(),
      lines: z.array(
        z.object({
          kind: z.enum(['removed', 'added', 'changed']),
          label: z.string(),
          beforeCents: z.number().int().nullable(),
          afterCents: z.number().int().nullable(),
        }),
      ),
    }),
  ),
});
export type ComparisonView = z.infer<typeof comparisonView>;
