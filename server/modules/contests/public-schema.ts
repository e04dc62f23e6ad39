import { z } from 'zod';
import { instant, line, locale, sha256, uuid } from '../../lib/wire.ts';
import { exclusionCode } from './content-schema.ts';

const prizeLine = z.object({
  name: z.string(),
  count: z.number().int(),
  valueCents: z.number().int(),
});
const article = z.object({ key: z.string(), title: z.string(), text: z.string() });

export const contestPhase = z.enum(['draft', 'announced', 'open', 'closed', 'frozen', 'drawn']);
export type ContestPhase = z.infer<typeof contestPhase>;

/** A contest as anybody sees it, once its rules are in the log. */
export const publicPage = z.object({
  contest: uuid,
  publicId: z.string(),
  locale,
  phase: contestPhase,
  title: z.string(),
  organiser: z.object({ name: z.string(), address: z.string() }),
  controller: z.object({ name: z.string(), email: z.string() }),
  timeZone: z.string(),
  now: instant,
  opensAt: instant,
  closesAt: instant,
  confirmUntil: instant,
  freezeAt: instant,
  drawAt: instant,
  minimumAge: z.number().int(),
  territory: z.string(),
  prizes: z.array(prizeLine),
  substitutes: z.number().int(),
  entriesErasedOn: z.iso.date(),
  rules: z.object({
    version: z.number().int(),
    hash: sha256,
    rulesHash: sha256,
    round: z.number().int(),
    articles: z.array(article),
  }),
  /** Numbers only, while it is open too. */
  entries: z.number().int(),
});
export type PublicPage = z.infer<typeof publicPage>;

/** What an entrant fills in; `submission` makes a repeated POST the same entry. */
export const entryForm = z.object({
  submission: z.string().regex(/^[A-Za-z0-9_-]{16,64}$/),
  firstName: line(80),
  familyName: line(80),
  email: z.email().max(254),
  postalCode: line(12),
  birthYear: z.coerce.number().int().min(1900).max(2100),
  rulesRead: z.literal(true),
  marketing: z.boolean().default(false),
  locale: locale.default('fr'),
  /** The tagged link that led here; null: it was found directly. */
  from: z.string().max(40).nullable().default(null),
  /** 16 bytes in hexadecimal, where the browser supplies them. */
  nonce: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .optional(),
});
export type EntryForm = z.infer<typeof entryForm>;

/** What the holder of a receipt's secret sees of their entry. */
export const receiptView = z.object({
  contest: uuid,
  publicId: z.string(),
  title: z.string(),
  code: z.string(),
  n: z.number().int(),
  nonce: z.string().nullable(),
  commitment: sha256,
  leaf: z.object({ hash: sha256, index: z.number().int().nullable() }),
  rulesHash: sha256,
  round: z.number().int(),
  checkpoint: z.string().nullable(),
  enteredAt: instant,
  confirmedAt: instant.nullable(),
  isMailed: z.boolean(),
  state: z.enum(['registered', 'to-confirm', 'not-kept', 'withdrawn', 'erased']),
  /** Why it isn't kept, in one sentence, and how to answer. */
  reason: z.object({ code: exclusionCode, sentence: z.string(), answer: z.string() }).nullable(),
  objection: z.object({ at: instant, answer: z.string().nullable() }).nullable(),
  mayObject: z.boolean(),
  phase: contestPhase,
  place: z.number().int().nullable(),
  drawn: z.enum(['winner', 'substitute']).nullable(),
});
export type ReceiptView = z.infer<typeof receiptView>;

const count = z.object({
  code: exclusionCode,
  label: z.string(),
  count: z.number().int(),
  byPerson: z.number().int(),
});

/** The permanent page of a draw: before, the public chance, the result, the journal. */
export const publicDraw = z.object({
  publicId: z.string(),
  title: z.string(),
  timeZone: z.string(),
  phase: contestPhase,
  drawAt: instant,
  round: z.number().int(),
  beacon: z.object({
    chain: sha256,
    isTest: z.boolean(),
    signature: z.string().nullable(),
    randomness: sha256.nullable(),
    entered: z.enum(['relay', 'hand']).nullable(),
  }),
  freeze: z
    .object({
      at: instant,
      hash: sha256,
      received: z.number().int(),
      kept: z.number().int(),
      excluded: z.array(count),
    })
    .nullable(),
  postponements: z.array(
    z.object({ from: z.number().int(), to: z.number().int(), reason: z.string() }),
  ),
  result: z
    .object({
      at: instant,
      winners: z.array(
        z.object({ place: z.number().int(), code: z.string(), name: z.string().nullable() }),
      ),
      substitutes: z.array(
        z.object({ place: z.number().int(), code: z.string(), name: z.string().nullable() }),
      ),
    })
    .nullable(),
  journal: z.array(z.object({ at: instant, sentence: z.string() })),
  files: z.object({ list: z.string().nullable(), proof: z.string().nullable() }),
});
export type PublicDraw = z.infer<typeof publicDraw>;

/** What a drawn person sees behind their mail's link. */
export const winnerPage = z.object({
  title: z.string(),
  code: z.string(),
  place: z.number().int(),
  prize: z.string(),
  answerBy: instant,
  state: z.enum(['told', 'answered', 'silent', 'void', 'prize-sent', 'acknowledged']),
  firstName: z.string().nullable(),
  department: z.string().nullable(),
  locale,
});
