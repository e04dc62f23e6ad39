import { oc } from '@orpc/contract';
import { z } from 'zod';
import {
  emailAddress,
  INTEGER_MAX,
  instant,
  line,
  locale,
  nothing,
  optionalLine,
  ordinalText,
  sha256,
  uuid,
} from '../../lib/wire.ts';
import { stampView } from '../signing/schema.ts';
import { importContract } from './import-schema.ts';
import { contestPage, publicContestContract } from './public-schema.ts';
import { contestSettings } from './settings.ts';

export type { ContestSettings } from './settings.ts';

export const article = z.object({
  key: z.string(),
  title: z.string(),
  text: z.string(),
  list: z.array(z.string()).optional(),
  isChanged: z.boolean().optional(),
});

/** Where a contest stands: what is next follows from it. */
export const contestStage = z.enum([
  'draft',
  'unsigned',
  'signed',
  'announced',
  'open',
  'closed',
  'frozen',
  'drawn',
  'ended',
]);

const summary = z.object({
  id: uuid,
  publicId: z.string(),
  clientId: uuid,
  clientName: z.string(),
  name: z.string(),
  stage: contestStage,
  opensAt: instant,
  closesAt: instant,
  listAt: instant,
  drawAt: instant,
  timeZone: z.string(),
  received: z.number().int(),
});

const count = z.number().int();
const entryRow = z.object({
  n: count,
  code: z.string(),
  enteredAt: instant,
  confirmedAt: instant.nullable(),
  origin: z.string(),
  /** Null where the reader may not see who it is, or where they were erased. */
  person: z
    .object({ name: z.string(), email: z.string(), postalCode: z.string(), birthYear: count })
    .nullable(),
  rule: z.string().nullable(),
  isJudged: z.boolean(),
  householdWith: count.nullable(),
  householdDecided: z.boolean().nullable(),
  toldAt: instant.nullable(),
});
const place = z.object({
  n: count,
  rank: count,
  code: z.string(),
  isSubstitute: z.boolean(),
  isCalled: z.boolean(),
  isVoid: z.boolean(),
  answerBy: instant.nullable(),
  /** The postal code is that of the entry: it was asked then, for the territory. */
  address: z
    .object({ name: z.string(), street: z.string(), postalCode: z.string(), city: z.string() })
    .nullable(),
  /** `words`: what a void's code says; `reason`, `by`: what a person wrote, and who. */
  events: z.array(
    z.object({
      what: z.string(),
      code: z.string(),
      at: instant,
      words: z.string(),
      reason: z.string(),
      by: z.string().nullable(),
    }),
  ),
});

/** What a reader said against the draw; name and address are null or empty once they are erased. */
const objection = z.object({
  n: count,
  name: z.string(),
  email: z.string().nullable(),
  code: z.string(),
  words: z.string(),
  receivedAt: instant,
  answer: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: instant.nullable(),
});

export const contestView = summary.extend({
  operationId: uuid.nullable(),
  revision: count,
  settings: contestSettings,
  flaws: z.array(z.string()),
  articles: z.object({ fr: z.array(article), en: z.array(article) }),
  version: count.nullable(),
  contentHash: sha256.nullable(),
  isChangedSince: z.boolean(),
  stamps: z.array(stampView),
  /** Of whom a signature of this version was asked, and when; the newest first. */
  asked: z.array(z.object({ to: z.string(), at: instant })),
  round: count.nullable(),
  isTestBeacon: z.boolean(),
  mayRun: z.boolean(),
  /** Whether the reader may change anything; the others only read. */
  mayWrite: z.boolean(),
  now: instant,
  counts: z.object({
    received: count,
    kept: count,
    excluded: count,
    byRule: z.array(z.object({ code: z.string(), words: z.string(), rule: count, person: count })),
    /** Rows of the table: an origin with its count by rule, and what is kept. */
    byOrigin: z.array(
      z.object({
        origin: z.string(),
        received: count,
        kept: count,
        byRule: z.record(z.string(), count),
      }),
    ),
    households: count,
    optIns: count,
  }),
  freeze: z.object({ hash: sha256, root: sha256, kept: count, at: instant }).nullable(),
  draw: z
    .object({ at: instant, round: count, randomness: sha256, how: z.enum(['relays', 'hand']) })
    .nullable(),
  places: z.array(place),
  objections: z.array(objection),
});

/** The public page as it would look, for the team, before it is public. */
export const contestPreview = z.object({
  page: contestPage,
  articles: z.array(article),
  /** What is still missing or can't be, by name. */
  flaws: z.array(z.string()),
});

const one = z.object({ contestId: uuid });
const path = '/contests/{contestId}' as const;

const staffContract = {
  listContests: oc
    .route({ method: 'GET', path: '/contests' })
    .input(z.object({ clientId: uuid.optional() }))
    .output(z.object({ contests: z.array(summary), now: instant })),
  createContest: oc
    .route({ method: 'POST', path: '/contests', successStatus: 201 })
    .input(
      z.object({ clientId: uuid, operationId: uuid.nullable().default(null), name: line(120) }),
    )
    .output(z.object({ id: uuid, publicId: z.string() })),
  readContest: oc.route({ method: 'GET', path }).input(one).output(contestView),
  readContestPreview: oc
    .route({ method: 'GET', path: `${path}/preview` })
    .input(one.extend({ locale: locale.default('fr') }))
    .output(contestPreview),
  saveContest: oc
    .route({ method: 'PUT', path })
    .input(one.extend({ revision: count, name: line(120), settings: contestSettings }))
    .output(z.object({ revision: count })),
  askContestSignature: oc
    .route({ method: 'POST', path: `${path}/signature-request`, successStatus: 201 })
    .input(one.extend({ contactId: uuid }))
    .output(
      z.object({ url: z.string(), isMailed: z.boolean(), expiresAt: instant, version: count }),
    ),
  openContest: oc
    .route({ method: 'PUT', path: `${path}/opening` })
    .input(one)
    .output(nothing),
  /** What the rules would say of a list of made-up entries (CSV), before anything is open. */
  tryRules: oc
    .route({ method: 'POST', path: `${path}/trial` })
    .input(one.extend({ csv: z.string().max(200_000) }))
    .output(
      z.object({
        rows: z.array(z.object({ line: count, email: z.string(), rule: z.string().nullable() })),
        errors: z.array(z.object({ line: count, field: z.string() })),
      }),
    ),
  listEntries: oc
    .route({ method: 'GET', path: `${path}/entries` })
    .input(
      one.extend({
        rule: optionalLine(8).default(''),
        after: z.coerce.number().int().max(INTEGER_MAX).default(0),
      }),
    )
    .output(z.object({ entries: z.array(entryRow), more: z.boolean() })),
  decideEntry: oc
    .route({ method: 'PUT', path: `${path}/entries/{n}/decision` })
    .input(
      one.extend({
        n: ordinalText,
        effect: z.enum(['excluded', 'kept']),
        note: optionalLine(500).default(''),
      }),
    )
    .output(nothing),
  barPerson: oc
    .route({ method: 'POST', path: `${path}/barred`, successStatus: 201 })
    .input(one.extend({ email: emailAddress, why: z.enum(['staff', 'creator', 'household']) }))
    .output(nothing),
  tellExcluded: oc
    .route({ method: 'POST', path: `${path}/notices` })
    .input(one)
    .output(z.object({ told: count })),
  freezeContest: oc
    .route({ method: 'PUT', path: `${path}/freeze` })
    .input(one)
    .output(nothing),
  /** Without a signature the relays are asked; with one, what a person typed is checked. */
  drawContest: oc
    .route({ method: 'PUT', path: `${path}/draw` })
    .input(one.extend({ signature: optionalLine(200).default('') }))
    .output(nothing),
  /** Somebody who was drawn turns out to be excluded: the next substitute follows, for good. */
  voidWinner: oc
    .route({ method: 'PUT', path: `${path}/prizes/{n}/void` })
    .input(one.extend({ n: ordinalText, reason: optionalLine(300) }))
    .output(nothing),
  answerObjection: oc
    .route({ method: 'PUT', path: `${path}/objections/{n}` })
    .input(
      one.extend({
        n: ordinalText,
        answer: z.string().trim().min(1).max(4000),
      }),
    )
    .output(nothing),
  sendPrize: oc
    .route({ method: 'PUT', path: `${path}/prizes/{n}` })
    .input(
      one.extend({
        n: ordinalText,
        what: z.enum(['prize-sent', 'acknowledged']),
        evidence: line(300),
      }),
    )
    .output(nothing),
};

const linkContract = {
  /** The exact version that a client's person is asked to sign. */
  readContestRulesPage: oc
    .route({ method: 'GET', path: '/links/{token}/contest-rules' })
    .input(z.object({ token: z.string().max(100) }))
    .output(
      z.object({
        name: z.string(),
        locale,
        timeZone: z.string(),
        version: count,
        contentHash: sha256,
        isNewest: z.boolean(),
        isOpen: z.boolean(),
        articles: z.object({ fr: z.array(article), en: z.array(article) }),
        stamps: z.array(stampView),
      }),
    ),
  signContestRules: oc
    .route({ method: 'POST', path: '/links/{token}/contest-rules' })
    .input(
      z.object({
        token: z.string().max(100),
        contentHash: sha256,
        name: optionalLine(120).default(''),
        decision: z.enum(['approved', 'changes']).default('approved'),
        /** What should change; required with `changes`. */
        comment: z.string().max(2000).default(''),
      }),
    )
    .output(nothing),
};

/** Contests: what the team does, what a client signs, what anybody sees. */
export const contestsContract = {
  ...staffContract,
  ...importContract,
  ...linkContract,
  ...publicContestContract,
};
