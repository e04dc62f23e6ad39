import { z } from 'zod';
import { instant, line, optionalLine, timeZone } from '../../lib/wire.ts';

/** Why an entry isn't kept, in the order in which the reasons are looked at. */
export const EXCLUSION_CODES = [
  'R1',
  'R2',
  'R3',
  'R4',
  'R5',
  'R6',
  'R7',
  'R8',
  'R9',
  'R10',
  'R11',
] as const;
export const exclusionCode = z.enum(EXCLUSION_CODES);
export type ExclusionCode = z.infer<typeof exclusionCode>;

/** The closed list of reasons for which a drawn entry is void. */
export const VOID_CODES = [
  'MINEUR',
  'TERRITOIRE',
  'EXCLU',
  'RENONCE',
  'INJOIGNABLE',
  'EFFACE',
] as const;
export const voidCode = z.enum(VOID_CODES);
export type VoidCode = z.infer<typeof voidCode>;

/** The model's articles, in the order in which they are printed. */
export const ARTICLES = [
  'organiser',
  'purpose',
  'who',
  'how',
  'prizes',
  'selection',
  'substitutes',
  'eligibility',
  'winners',
  'delivery',
  'network',
  'data',
  'image',
  'liability',
  'fraud',
  'never-cancelled',
  'check',
  'changes',
  'law',
  'copy',
] as const;
export const articleKey = z.enum(ARTICLES);
export type ArticleKey = z.infer<typeof articleKey>;

const bothLanguages = (max: number) => z.object({ fr: line(max), en: line(max) });

export const prize = z.object({
  name: bothLanguages(160),
  count: z.number().int().min(1).max(1000),
  /** What one is worth, tax included. */
  valueCents: z.number().int().min(0).max(100_000_000),
});

/** Everything that is decided when a contest is set up; each part may still be empty in a draft. */
export const contestContent = z.object({
  title: z.object({ fr: line(120), en: line(120) }),
  organiser: z.object({
    name: optionalLine(160),
    legalForm: optionalLine(80),
    capital: optionalLine(80),
    registration: optionalLine(120),
    address: optionalLine(300),
  }),
  /** Who answers for the entrants' data, and where they are reached. */
  controller: z.object({
    name: optionalLine(160),
    email: z.union([z.email().max(254), z.literal('')]),
  }),
  timeZone,
  opensAt: instant.nullable(),
  closesAt: instant.nullable(),
  confirmUntil: instant.nullable(),
  freezeAt: instant.nullable(),
  drawAt: instant.nullable(),
  minimumAge: z.number().int().min(15).max(99).default(18),
  territory: z.enum(['metropolitan-france', 'france', 'any']).default('metropolitan-france'),
  excludedPeople: z.object({ fr: optionalLine(500), en: optionalLine(500) }),
  prizes: z.array(prize).max(50),
  substitutes: z.number().int().min(0).max(1000),
  answerDays: z.number().int().min(1).max(60).default(7),
  deliveryDays: z.number().int().min(1).max(365).default(10),
  codePrefix: z
    .string()
    .regex(/^[A-Z0-9]{1,12}$/)
    .or(z.literal('')),
  /** Which reasons are looked at; R1, R2 and R11 always are. */
  eligibility: z.array(exclusionCode).max(11),
  entriesErasedOn: z.iso.date().nullable(),
  winnersErasedOn: z.iso.date().nullable(),
  /** Where an article says something else than the model, in both languages. */
  articles: z.partialRecord(articleKey, z.object({ fr: line(5000), en: line(5000) })),
  /** Mail domains whose addresses ignore dots or what follows a plus sign, beside the known ones. */
  variantDomains: z.array(z.string().max(253)).max(50).default([]),
  disposableDomains: z.array(z.string().max(253)).max(200).default([]),
});
export type ContestContent = z.infer<typeof contestContent>;
