import { oc } from '@orpc/contract';
import { z } from 'zod';
import {
  date,
  emailAddress,
  instant,
  line,
  locale,
  named,
  nothing,
  optionalLine,
  uuid,
} from '../../lib/wire.ts';
import { crawlContract } from './crawl-schema.ts';

const language = z.string().regex(/^[a-z]{2,3}$/);
const ofCreator = z.object({ creatorId: uuid });
const bool = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);

/** Words or phrases separated by commas, for each language; `*` for every one. */
export const subjectTerms = z.record(z.string().regex(/^([a-z]{2,3}|\*)$/), optionalLine(500));

export const subjectInput = z.object({
  subject: subjectTerms.default({}),
  without: subjectTerms.default({}),
  /** "fr,en"; empty: every language. */
  languages: z
    .string()
    .regex(/^([a-z]{2,3}(,[a-z]{2,3})*)?$/)
    .default(''),
  /** Only those who wrote on it within so many months. */
  months: z.coerce.number().int().min(1).max(120).optional(),
});
export type SubjectInput = z.infer<typeof subjectInput>;

export const postRef = z.object({
  id: uuid,
  title: z.string(),
  url: z.string(),
  publishedAt: instant.nullable(),
  capturedAt: instant,
  /** The sentence that decided, where there is one. */
  sentence: z.string().nullable(),
});
export type PostRefView = z.infer<typeof postRef>;

export const factorView = z.object({
  axis: z.enum(['subject', 'readers', 'commercial', 'wear-out']),
  key: z.string(),
  /** Only `plus` and `minus` moved the place. */
  bearing: z.enum(['plus', 'minus', 'warning', 'context', 'unknown']),
  sentence: z.string(),
  posts: z.array(postRef),
});
export type FactorView = z.infer<typeof factorView>;

export const flagView = z.object({
  kind: z.enum([
    'opposed',
    'mentions-missing',
    'same-commenters',
    'audience',
    'declared-link',
    'warning',
  ]),
  label: z.string(),
  detail: z.string(),
  posts: z.array(postRef),
});

/** Counted on the ordinary posts of twelve months; null: unknown, never none. */
export const readersView = z.object({
  ordinaryPosts: z.number().int(),
  median: z.number().nullable(),
  p90: z.number().nullable(),
  distinct: z.number().int(),
  returning: z.number().int(),
  ringShare: z.number().nullable(),
  formulaShare: z.number().nullable(),
  busiestShare: z.number().nullable(),
  onlyInContests: z.number().int(),
  perPost: z.array(z.number().int()),
});

export const commercialView = z.object({
  posts: z.number().int(),
  commercial: z.number().int(),
  share: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  disclosed: z.number().int(),
  decided: z.number().int(),
  contests: z.number().int(),
});

export const subjectView = z.object({
  place: z.number().int(),
  of: z.number().int(),
  score: z.number(),
  subjectPosts: z.number().int(),
  posts: z.number().int(),
  /** Of the last twelve months, those with a post on it. */
  persistence: z.number().int(),
  firstAt: instant.nullable(),
  lastAt: instant.nullable(),
  isRegular: z.boolean(),
  votes: z.array(postRef),
});

export const wearView = z.object({ wear: z.number(), operations12: z.number().int() }).nullable();

export const shortlistRow = z.object({
  creatorId: uuid,
  name: z.string(),
  url: z.string(),
  subject: subjectView,
  readers: readersView,
  commercial: commercialView,
  lastPostAt: instant.nullable(),
  /** Null while no module counts operations. */
  wear: wearView,
  factors: z.array(factorView),
  flags: z.array(flagView),
  isKept: z.boolean(),
});
export type ShortlistRowView = z.infer<typeof shortlistRow>;

export const setAsideView = z.object({
  creatorId: uuid,
  name: z.string(),
  url: z.string(),
  reason: z.enum(['opposed', 'dormant', 'chosen']),
  sentence: z.string(),
  subjectPosts: z.number().int(),
  extracts: z.array(postRef),
});

export const shortlistView = z.object({
  ranked: z.array(shortlistRow),
  total: z.number().int(),
  setAside: z.array(setAsideView),
  /** "6 blogs écrivent vraiment et régulièrement sur le sujet…" */
  sentence: z.string(),
  /** Why nobody fits; empty where somebody does. */
  near: z.enum(['', 'unknown-words', 'in-passing']),
  wider: z.array(z.object({ term: z.string(), more: z.number().int() })),
  /** What was looked for, where it was read out of a sentence; to be edited. */
  readFrom: z.array(z.string()),
  /** Which words were looked for in each language. */
  searched: z.array(z.object({ language: z.string(), terms: z.array(z.string()) })),
  /** Of the whole base. */
  creators: z.number().int(),
  posts: z.number().int(),
});
export type ShortlistView = z.infer<typeof shortlistView>;

export const creatorLine = z.object({
  id: uuid,
  name: z.string(),
  url: z.string(),
  languages: z.array(z.string()),
  posts: z.number().int(),
  lastPostAt: instant.nullable(),
  source: z.string(),
  addedAt: instant,
  hasObjected: z.boolean(),
});
export type CreatorLine = z.infer<typeof creatorLine>;

export const paidExample = z.object({
  post: postRef,
  kind: z.string(),
  isDisclosed: z.boolean(),
  mention: z.string().nullable(),
  isDecided: z.boolean(),
});

export const noteView = z.object({
  id: uuid,
  kind: z.enum(['note', 'warning']),
  body: z.string(),
  by: z.string(),
  at: instant,
});

export const registerView = z.object({
  source: z.string(),
  sourceDetail: z.string(),
  purpose: z.string(),
  addedAt: instant,
  addedBy: z.string().nullable(),
  informedAt: instant.nullable(),
  lastContactAt: instant.nullable(),
  eraseDueAt: instant,
  objectedAt: instant.nullable(),
});

export const statView = z.object({
  id: uuid,
  what: z.string(),
  value: z.number().int(),
  period: z.string(),
  proof: z.string(),
  at: instant,
});

export const profileView = z.object({
  id: uuid,
  name: z.string(),
  url: z.string(),
  languages: z.array(z.string()),
  /** Null where there is none, or where the reader's role doesn't see it. */
  email: z.string().nullable(),
  hasEmail: z.boolean(),
  posts: z.number().int(),
  lastPostAt: instant.nullable(),
  isDormant: z.boolean(),
  /** Where a subject was asked and they wrote on it. */
  subject: subjectView.nullable(),
  setAside: setAsideView.nullable(),
  lastPosts: z.array(postRef.extend({ quote: z.string() })),
  readers: readersView,
  commercial: commercialView,
  paid: z.array(paidExample),
  factors: z.array(factorView),
  flags: z.array(flagView),
  stats: z.array(statView),
  links: z.array(
    z.object({ id: uuid, person: z.string(), relation: z.string(), by: z.string(), at: instant }),
  ),
  notes: z.array(noteView),
  choice: z
    .object({
      choice: z.enum(['kept', 'set-aside']),
      reason: z.string(),
      by: z.string(),
      at: instant,
    })
    .nullable(),
  register: registerView,
  /** What operations know, for the clients that the reader may see; null while nothing counts it. */
  withUs: z
    .object({
      operations12: z.number().int(),
      wear: z.number(),
      lastAt: instant.nullable(),
      /** By the house's rule of rotation; null: at once. */
      nextAt: instant.nullable(),
      year: z.number().int(),
      thresholdCents: z.number().int(),
      totals: z.array(
        z.object({
          client: named,
          objective: z.string(),
          givenCents: z.number().int(),
          plannedCents: z.number().int(),
        }),
      ),
    })
    .nullable(),
  timeZone: z.string(),
});
export type ProfileView = z.infer<typeof profileView>;

export const requestView = z.object({
  id: uuid,
  creatorId: uuid.nullable(),
  name: z.string().nullable(),
  kind: z.enum(['access', 'correction', 'removal', 'objection']),
  body: z.string(),
  replyTo: z.string().nullable(),
  askedAt: instant,
  answer: z.string().nullable(),
  answeredAt: instant.nullable(),
  answeredBy: z.string().nullable(),
});

/** What a creator reads of what is held about them. */
export const ownView = z.object({
  state: z.enum(['open', 'erased']),
  locale,
  agencyName: z.string(),
  timeZone: z.string(),
  name: z.string(),
  url: z.string(),
  email: z.string().nullable(),
  languages: z.array(z.string()),
  register: registerView.omit({ addedBy: true }).nullable(),
  held: z.object({ posts: z.number().int(), comments: z.number().int(), marks: z.number().int() }),
  stats: z.array(statView),
  /** The notes that people wrote about them are theirs to read. */
  notes: z.array(noteView.omit({ by: true })),
  subject: subjectView.nullable(),
  setAside: setAsideView.nullable(),
  factors: z.array(factorView),
  paid: z.array(paidExample),
  requests: z.array(requestView.omit({ replyTo: true, answeredBy: true, name: true })),
  /** Signed contracts that stay with the advertiser after an erasure, and until when. */
  kept: z.array(z.object({ client: z.string(), signedAt: instant, until: date })),
  expiresAt: instant,
});
export type OwnView = z.infer<typeof ownView>;

const newCreator = z.object({
  name: line(200),
  url: line(2000),
  languages: z.array(language).max(8).default([]),
  email: emailAddress.nullable().default(null),
  sourceDetail: optionalLine(300).default(''),
});

export const creatorsContract = {
  ...crawlContract,
  /** Who really writes about it, in the order of the subject; no other order exists. */
  readShortlist: oc
    .route({ method: 'GET', path: '/shortlist' })
    .input(
      subjectInput.extend({
        clientId: uuid.optional(),
        limit: z.coerce.number().int().min(1).max(200).default(50),
        /** `all`: whoever is against the subject stays in the list, marked. */
        position: z.enum(['fit', 'all']).default('fit'),
      }),
    )
    .output(shortlistView),
  listCreators: oc
    .route({ method: 'GET', path: '/creators' })
    .input(
      z.object({
        search: optionalLine(200).default(''),
        from: z.coerce.number().int().min(0).default(0),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      }),
    )
    .output(z.object({ creators: z.array(creatorLine), total: z.number().int() })),
  addCreator: oc
    .route({ method: 'POST', path: '/creators', successStatus: 201 })
    .input(newCreator)
    .output(z.object({ id: uuid })),
  readCreator: oc
    .route({ method: 'GET', path: '/creators/{creatorId}' })
    .input(ofCreator.extend({ ...subjectInput.shape, clientId: uuid.optional() }))
    .output(profileView),
  updateCreator: oc
    .route({ method: 'PATCH', path: '/creators/{creatorId}' })
    .input(
      ofCreator.extend({
        name: line(200).optional(),
        languages: z.array(language).max(8).optional(),
        /** Null erases it. */
        email: emailAddress.nullable().optional(),
      }),
    )
    .output(nothing),
  /** Erases everything; with `bar`, two hashes stay so that they are never entered again. */
  removeCreator: oc
    .route({ method: 'DELETE', path: '/creators/{creatorId}' })
    .input(ofCreator.extend({ bar: bool.default(true) }))
    .output(nothing),
  decideMark: oc
    .route({ method: 'PUT', path: '/creators/{creatorId}/posts/{postId}/mark' })
    .input(
      ofCreator.extend({
        postId: uuid,
        decision: z.enum(['commercial', 'not-commercial']),
        kind: z
          .enum(['gift', 'paid', 'partnership', 'affiliate', 'invitation', 'contest-host'])
          .optional(),
        isDisclosed: z.boolean().optional(),
      }),
    )
    .output(nothing),
  undoMark: oc
    .route({ method: 'DELETE', path: '/creators/{creatorId}/posts/{postId}/mark' })
    .input(ofCreator.extend({ postId: uuid }))
    .output(nothing),
  addNote: oc
    .route({ method: 'POST', path: '/creators/{creatorId}/notes', successStatus: 201 })
    .input(ofCreator.extend({ kind: z.enum(['note', 'warning']), body: line(2000) }))
    .output(z.object({ id: uuid })),
  endNote: oc
    .route({ method: 'DELETE', path: '/creators/{creatorId}/notes/{noteId}' })
    .input(ofCreator.extend({ noteId: uuid }))
    .output(nothing),
  chooseCreator: oc
    .route({ method: 'PUT', path: '/creators/{creatorId}/choice' })
    .input(
      ofCreator.extend({
        choice: z.enum(['kept', 'set-aside']),
        reason: optionalLine(500).default(''),
        clientId: uuid.optional(),
      }),
    )
    .output(nothing),
  undoChoice: oc
    .route({ method: 'DELETE', path: '/creators/{creatorId}/choice' })
    .input(ofCreator.extend({ clientId: uuid.optional() }))
    .output(nothing),
  declareLink: oc
    .route({ method: 'POST', path: '/creators/{creatorId}/declared-links', successStatus: 201 })
    .input(
      ofCreator.extend({
        /** One of ours; else the person is named in words. */
        memberId: uuid.optional(),
        person: optionalLine(120).default(''),
        relation: line(200),
      }),
    )
    .output(z.object({ id: uuid })),
  endDeclaredLink: oc
    .route({ method: 'DELETE', path: '/creators/{creatorId}/declared-links/{linkId}' })
    .input(ofCreator.extend({ linkId: uuid }))
    .output(nothing),
  addStat: oc
    .route({ method: 'POST', path: '/creators/{creatorId}/stats', successStatus: 201 })
    .input(
      ofCreator.extend({
        what: line(80),
        value: z.number().int().min(0).max(1e12),
        period: optionalLine(80).default(''),
        proof: optionalLine(500).default(''),
      }),
    )
    .output(nothing),
  /** Makes the creator's own link; with `mail` it is sent to them, with the notice about their data. */
  openOwnPage: oc
    .route({ method: 'POST', path: '/creators/{creatorId}/own-page', successStatus: 201 })
    .input(
      ofCreator.extend({ mail: z.boolean().default(false), asksStats: z.boolean().default(false) }),
    )
    .output(z.object({ url: z.string(), expiresAt: instant })),
  listRegister: oc
    .route({ method: 'GET', path: '/creator-register' })
    .input(z.object({ due: bool.default(false), from: z.coerce.number().int().min(0).default(0) }))
    .output(
      z.object({
        lines: z.array(registerView.extend({ id: uuid, name: z.string() })),
        total: z.number().int(),
        due: z.number().int(),
      }),
    ),
  listRequests: oc.route({ method: 'GET', path: '/creator-requests' }).output(z.array(requestView)),
  answerRequest: oc
    .route({ method: 'PUT', path: '/creator-requests/{requestId}/answer' })
    .input(z.object({ requestId: uuid, answer: line(2000) }))
    .output(nothing),

  /** By their link, without account. */
  readOwnPage: oc
    .route({ method: 'GET', path: '/own-pages/{token}' })
    .input(z.object({ token: z.string().max(200), ...subjectInput.shape }))
    .output(ownView),
  askOnOwnPage: oc
    .route({ method: 'POST', path: '/own-pages/{token}/requests', successStatus: 201 })
    .input(
      z.object({
        token: z.string().max(200),
        kind: z.enum(['correction', 'removal', 'objection']),
        body: optionalLine(2000).default(''),
      }),
    )
    .output(nothing),
  addOwnStat: oc
    .route({ method: 'POST', path: '/own-pages/{token}/stats', successStatus: 201 })
    .input(
      z.object({
        token: z.string().max(200),
        what: line(80),
        value: z.number().int().min(0).max(1e12),
        period: optionalLine(80).default(''),
        proof: optionalLine(500).default(''),
      }),
    )
    .output(nothing),
  /** The same answer whether or not something is held. */
  askOwnPage: oc
    .route({ method: 'POST', path: '/own-pages', successStatus: 202 })
    .input(z.object({ url: line(2000), email: emailAddress }))
    .output(nothing),
};
