import { oc } from '@orpc/contract';
import { z } from 'zod';
import {
  emailAddress,
  instant,
  line,
  locale,
  nothing,
  optionalLine,
  sha256,
} from '../../lib/wire.ts';

const count = z.number().int();
const publicId = z.string().max(20);
const key = z.string().max(64);
/** The language of the page that is read, where it isn't the caller's own. */
const reader = locale.optional();
const articles = z.array(
  z.object({
    key: z.string(),
    title: z.string(),
    text: z.string(),
    list: z.array(z.string()).optional(),
  }),
);

/** What anybody may see of a contest. */
export const contestPage = z.object({
  publicId,
  name: z.string(),
  state: z.enum(['not-open', 'open', 'late', 'closed', 'drawn']),
  organiser: z.string(),
  controller: z.object({ name: z.string(), email: z.string() }),
  prizes: z.array(z.object({ label: z.string(), quantity: count, valueCents: count })),
  opensAt: instant,
  closesAt: instant,
  confirmUntil: instant,
  listAt: instant,
  drawAt: instant,
  timeZone: z.string(),
  minAge: count,
  territory: z.enum(['fr-metropolitan', 'any']),
  onePerHousehold: z.boolean(),
  substitutes: count,
  eraseEntriesOn: z.string(),
  version: count,
  signedAt: instant.nullable(),
  rulesHash: sha256,
  round: count,
  isTestBeacon: z.boolean(),
  received: count,
  /** Publications whose comments keep their authors' hour, as the rules call them. */
  comments: z.array(z.string()),
});
export type ContestPage = z.infer<typeof contestPage>;

const receipt = z.object({
  n: count,
  code: z.string(),
  secret: z.string(),
  nonce: z.string(),
  commitment: sha256,
  leafHash: sha256,
  rulesHash: sha256,
  round: count,
});

export const ownEntry = z.object({
  publicId,
  contest: z.string(),
  code: z.string(),
  n: count,
  enteredAt: instant,
  state: z.enum([
    'registered',
    'to-confirm',
    'not-kept',
    'place-lost',
    'withdrawn',
    'drawn',
    'substitute',
    'not-drawn',
  ]),
  reason: z.string().nullable(),
  rank: count.nullable(),
  controllerEmail: z.string(),
  listAt: instant,
  drawAt: instant,
  confirmUntil: instant,
  timeZone: z.string(),
  isErased: z.boolean(),
  nonce: z.string().nullable(),
  commitment: sha256,
  leafIndex: count.nullable(),
  /** A comment is known to be its entrant's; false once the list is closed. */
  isTied: z.boolean(),
});

export const drawPage = contestPage.extend({
  stage: z.enum(['open', 'frozen', 'drawn']),
  /** Past its hour without a draw: what it waits for, and by how much the rules put off a late list. */
  waits: z
    .object({ for: z.enum(['list', 'value']), putOffHours: count, putOffTimes: count })
    .nullable(),
  /** Whether the proof can be downloaded: a signed checkpoint holds the draw. */
  isProven: z.boolean(),
  excludedByRule: z.array(z.object({ code: z.string(), words: z.string(), count })),
  kept: count,
  list: z.object({ root: sha256, freezeHash: sha256, at: instant }).nullable(),
  chance: z
    .object({ chain: sha256, round: count, signature: z.string(), randomness: sha256, at: instant })
    .nullable(),
  winners: z.array(
    z.object({
      rank: count,
      code: z.string(),
      isSubstitute: z.boolean(),
      isVoid: z.boolean(),
      published: z.object({ firstName: z.string(), department: z.string() }).nullable(),
    }),
  ),
  journal: z.array(z.object({ rank: count, code: z.string(), what: z.string(), at: instant })),
  looked: z.object({ code: z.string(), place: count.nullable(), of: count }).nullable(),
});

export type DrawPage = z.infer<typeof drawPage>;

/** Without a session: the address, or the receipt's key, is all that somebody needs. */
export const publicContestContract = {
  readContestPage: oc
    .route({ method: 'GET', path: '/public/contests/{publicId}' })
    .input(z.object({ publicId }))
    .output(contestPage),
  readContestRules: oc
    .route({ method: 'GET', path: '/public/contests/{publicId}/rules' })
    .input(z.object({ publicId, locale: locale.default('fr') }))
    .output(contestPage.extend({ articles })),
  enterContest: oc
    .route({ method: 'POST', path: '/public/contests/{publicId}/entries', successStatus: 201 })
    .input(
      z.object({
        publicId,
        firstName: line(80),
        familyName: line(80),
        email: emailAddress,
        postalCode: line(12),
        birthYear: z.coerce.number().int().min(1900).max(2100),
        hasReadRules: z.literal(true),
        isOptIn: z.boolean().default(false),
        formKey: z.string().min(22).max(64),
        origin: optionalLine(40).default(''),
      }),
    )
    .output(receipt),
  confirmEntry: oc
    .route({ method: 'POST', path: '/public/contest-confirmations/{key}' })
    .input(z.object({ key }))
    .output(ownEntry),
  readConfirmation: oc
    .route({ method: 'GET', path: '/public/contest-confirmations/{key}' })
    .input(z.object({ key, locale: reader }))
    .output(ownEntry),
  readOwnEntry: oc
    .route({ method: 'GET', path: '/public/contest-entries/{key}' })
    .input(z.object({ key, locale: reader }))
    .output(ownEntry),
  withdrawEntry: oc
    .route({ method: 'DELETE', path: '/public/contest-entries/{key}' })
    .input(z.object({ key }))
    .output(nothing),
  readPrize: oc
    .route({ method: 'GET', path: '/public/contest-prizes/{key}' })
    .input(z.object({ key }))
    .output(
      z.object({
        publicId,
        contest: z.string(),
        organiser: z.string(),
        code: z.string(),
        prize: z.string(),
        answerBy: instant,
        timeZone: z.string(),
        state: z.enum(['to-answer', 'answered', 'sent', 'received', 'passed-on']),
      }),
    ),
  answerPrize: oc
    .route({ method: 'POST', path: '/public/contest-prizes/{key}' })
    .input(
      z.object({
        key,
        street: optionalLine(200).default(''),
        city: optionalLine(120).default(''),
        mayPublish: z.boolean().default(false),
        isRefused: z.boolean().default(false),
      }),
    )
    .output(nothing),
  acknowledgePrize: oc
    .route({ method: 'POST', path: '/public/contest-prizes/{key}/receipt' })
    .input(z.object({ key }))
    .output(nothing),
  /** A reader says what is wrong with a draw; whoever runs it has to answer. */
  objectToDraw: oc
    .route({ method: 'POST', path: '/public/contests/{publicId}/objections', successStatus: 201 })
    .input(
      z.object({
        publicId,
        name: line(80),
        email: emailAddress,
        code: optionalLine(40).default(''),
        words: z.string().trim().min(1).max(2000),
        formKey: z.string().min(22).max(64),
        locale: reader,
      }),
    )
    .output(z.object({ n: count })),
  readDrawPage: oc
    .route({ method: 'GET', path: '/public/contests/{publicId}/draw' })
    .input(z.object({ publicId, code: optionalLine(40).default('') }))
    .output(drawPage),
};
