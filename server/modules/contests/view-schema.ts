import { z } from 'zod';
import { instant, sha256, uuid } from '../../lib/wire.ts';
import { linkHead } from '../clients/link-schema.ts';
import { stampView } from '../signing/schema.ts';
import { contestContent, exclusionCode } from './content-schema.ts';
import { contestPhase } from './public-schema.ts';

export const contestSummary = z.object({
  id: uuid,
  publicId: z.string(),
  clientId: uuid,
  clientName: z.string(),
  operationId: uuid.nullable(),
  title: z.string(),
  phase: contestPhase,
  opensAt: instant.nullable(),
  closesAt: instant.nullable(),
  drawAt: instant.nullable(),
  received: z.number().int(),
  kept: z.number().int(),
});

/** An article as it stands, beside the model's where they differ. */
export const articleView = z.object({
  key: z.string(),
  title: z.object({ fr: z.string(), en: z.string() }),
  text: z.object({ fr: z.string(), en: z.string() }),
  model: z.object({ fr: z.string(), en: z.string() }),
  differs: z.boolean(),
});

/** What still stands in the way of opening, in one sentence each. */
export const obstacle = z.object({ key: z.string(), sentence: z.string() });

export const winnerRow = z.object({
  n: z.number().int(),
  place: z.number().int(),
  code: z.string(),
  rank: z.enum(['winner', 'substitute']),
  state: z.enum(['waiting', 'told', 'answered', 'silent', 'void', 'prize-sent', 'acknowledged']),
  firstName: z.string().nullable(),
  familyName: z.string().nullable(),
  email: z.string().nullable(),
  address: z.string().nullable(),
  mayPublish: z.boolean().nullable(),
  toldAt: instant.nullable(),
  answerBy: instant.nullable(),
  voidCode: z.string().nullable(),
});

export const contestView = z.object({
  id: uuid,
  publicId: z.string(),
  publicUrl: z.string(),
  clientId: uuid,
  clientName: z.string(),
  operationId: uuid.nullable(),
  title: z.string(),
  phase: contestPhase,
  now: instant,
  revision: z.number().int(),
  content: contestContent,
  /** The version as it stands now: what is asked to be signed, or in force. */
  version: z.number().int().nullable(),
  contentHash: sha256.nullable(),
  rulesHash: sha256.nullable(),
  round: z.number().int().nullable(),
  articles: z.array(articleView),
  obstacles: z.array(obstacle),
  stamps: z.array(stampView),
  openedAt: instant.nullable(),
  counts: z.object({
    received: z.number().int(),
    confirmed: z.number().int(),
    kept: z.number().int(),
    byCode: z.array(
      z.object({
        code: exclusionCode,
        label: z.string(),
        count: z.number().int(),
        byPerson: z.number().int(),
      }),
    ),
    byDay: z.array(z.object({ day: z.iso.date(), count: z.number().int() })),
  }),
  households: z.array(
    z.object({
      n: z.number().int(),
      other: z.number().int(),
      name: z.string(),
      postalCode: z.string(),
      at: instant,
    }),
  ),
  objections: z.array(
    z.object({
      n: z.number().int(),
      code: exclusionCode,
      text: z.string(),
      at: instant,
      answeredAt: instant.nullable(),
    }),
  ),
  freeze: z.object({ at: instant, hash: sha256, kept: z.number().int() }).nullable(),
  drawnAt: instant.nullable(),
  winners: z.array(winnerRow),
  /** Prizes that nobody has acknowledged 30 days after the end (FR-CTR-02). */
  overduePrizes: z.number().int(),
  may: z.object({
    write: z.boolean(),
    send: z.boolean(),
    judge: z.boolean(),
    seePeople: z.boolean(),
  }),
});

export const entryRow = z.object({
  n: z.number().int(),
  code: z.string(),
  enteredAt: instant,
  confirmedAt: instant.nullable(),
  origin: z.string().nullable(),
  exclusion: exclusionCode.nullable(),
  judgedBy: z.enum(['rule', 'person']).nullable(),
  marks: z.array(z.string()),
  /** Null where the person is erased, or the reader may not see people. */
  person: z
    .object({
      firstName: z.string(),
      familyName: z.string(),
      email: z.string(),
      postalCode: z.string(),
      birthYear: z.number().int(),
      marketing: z.boolean(),
    })
    .nullable(),
});

export const sampleVerdict = z.object({
  line: z.number().int(),
  email: z.string(),
  code: exclusionCode.nullable(),
  sentence: z.string(),
});

/** The rules as a client's person is asked to sign them. */
export const rulesPage = linkHead.extend({
  rules: z
    .object({
      title: z.string(),
      publicUrl: z.string(),
      version: z.number().int(),
      contentHash: sha256,
      articles: z.array(articleView),
      stamp: stampView.nullable(),
      isReplaced: z.boolean(),
    })
    .nullable(),
});
export type ContestView = z.infer<typeof contestView>;
export type RulesPage = z.infer<typeof rulesPage>;
