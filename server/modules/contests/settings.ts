import { z } from 'zod';
import { emailAddress, instant, optionalLine, timeZone, uuid } from '../../lib/wire.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const domains = z.array(z.string().regex(/^[a-z0-9.-]{3,253}$/)).max(500);

/** The eligibility rules in the order in which they are looked at; the first that applies decides. */
export const ruleCodes = [
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
export type RuleCode = (typeof ruleCodes)[number];

export const prize = z.object({
  label: optionalLine(200),
  quantity: z.number().int().min(1).max(10_000),
  /** What one is worth, all taxes included. */
  valueCents: z.number().int().min(0).max(100_000_000),
});

/** What is decided about a contest before it opens. A draft may leave texts empty; opening may not. */
export const contestSettings = z.object({
  organiser: z.object({
    name: optionalLine(200),
    legalForm: optionalLine(120),
    capital: optionalLine(120),
    registration: optionalLine(120),
    address: optionalLine(300),
  }),
  /** Who answers for the entrants' data, and the address at which they are asked. */
  controller: z.object({ name: optionalLine(200), email: z.union([emailAddress, z.literal('')]) }),
  purpose: optionalLine(500),
  opensAt: instant,
  closesAt: instant,
  /** Until when an address can be confirmed, and when the list is closed and published. */
  confirmUntil: instant,
  listAt: instant,
  drawAt: instant,
  timeZone,
  minAge: z.number().int().min(15).max(99),
  territory: z.enum(['fr-metropolitan', 'any']),
  onePerHousehold: z.boolean(),
  excluded: optionalLine(500),
  prizes: z.array(prize).min(1).max(20),
  substitutes: z.number().int().min(0).max(100),
  answerDays: z.number().int().min(1).max(90),
  deliveryDays: z.number().int().min(1).max(180),
  eraseEntriesOn: day,
  eraseWinnersOn: day,
  codePrefix: z.string().regex(/^[A-Z0-9]{1,12}$/),
  /** Mail domains that ignore dots and what follows a plus sign; and those thrown away after use. */
  dottedDomains: domains,
  disposableDomains: domains,
  rules: z.array(z.enum(ruleCodes)).max(ruleCodes.length),
  /** Posts under which a comment keeps its author's hour; the title is what the rules call it. */
  comments: z
    .array(z.object({ postId: uuid, title: optionalLine(200) }))
    .max(20)
    .optional(),
  /** Paragraphs that a person added or changed, by article; the model's text stands elsewhere. */
  changes: z.object({
    fr: z.record(z.string(), z.string().max(4000)),
    en: z.record(z.string(), z.string().max(4000)),
  }),
});
export type ContestSettings = z.infer<typeof contestSettings>;

/** How many things are won. */
export function countPrizes({ prizes }: Pick<ContestSettings, 'prizes'>): number {
  return prizes.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** Rules that come into the log after their own opening hour prove nothing. */
export function isOpeningPast({ opensAt }: Pick<ContestSettings, 'opensAt'>, at: Date): boolean {
  return Date.parse(opensAt) <= at.getTime();
}

/** What of the settings is still missing or can't be, by name; empty where it can be signed at `at`. */
export function findFlaws(settings: ContestSettings, at: Date): string[] {
  const { organiser, controller, opensAt, closesAt, confirmUntil, listAt, drawAt } = settings;
  const times = [opensAt, closesAt, confirmUntil, listAt, drawAt].map((text) => Date.parse(text));
  const isOrdered = times.every((time, i) => i === 0 || (times[i - 1] ?? 0) <= time);
  const flaws: [string, boolean][] = [
    ['organiser', !organiser.name || !organiser.address || !organiser.registration],
    ['controller', !controller.name || !controller.email],
    ['prizes', settings.prizes.some(({ label }) => label === '')],
    ['dates', !isOrdered || times[0] === times[1]],
    ['opening-passed', isOpeningPast(settings, at)],
    // Whoever isn't kept has a day to object; the list is public an hour before chance is.
    ['list-too-late', (times[4] ?? 0) - (times[3] ?? 0) < 3_600_000],
    ['erasure', settings.eraseEntriesOn <= drawAt.slice(0, 10)],
  ];
  return flaws.filter(([, isFlawed]) => isFlawed).map(([name]) => name);
}

/** A contest as it begins: two weeks from the Monday after next, everything else to be filled in. */
export function emptySettings(at: Date, timeZoneName: string): ContestSettings {
  const later = (days: number, hours = 0) =>
    new Date(
      Math.ceil(at.getTime() / 3_600_000) * 3_600_000 + (days * 24 + hours) * 3_600_000,
    ).toISOString();
  return {
    organiser: { name: '', legalForm: '', capital: '', registration: '', address: '' },
    controller: { name: '', email: '' },
    purpose: '',
    opensAt: later(14),
    closesAt: later(28),
    confirmUntil: later(28, 9),
    listAt: later(28, 10),
    drawAt: later(29, 11),
    timeZone: timeZoneName,
    minAge: 18,
    territory: 'fr-metropolitan',
    onePerHousehold: true,
    excluded: '',
    prizes: [{ label: '', quantity: 1, valueCents: 0 }],
    substitutes: 5,
    answerDays: 7,
    deliveryDays: 10,
    eraseEntriesOn: later(120).slice(0, 10),
    eraseWinnersOn: later(395).slice(0, 10),
    codePrefix: 'JEU',
    dottedDomains: ['gmail.com', 'googlemail.com'],
    disposableDomains: [],
    rules: [...ruleCodes],
    changes: { fr: {}, en: {} },
  };
}
