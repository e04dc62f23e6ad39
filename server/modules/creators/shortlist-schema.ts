import { z } from 'zod';
import { instant, optionalLine, uuid } from '../../lib/wire.ts';

export const language = z.string().regex(/^[a-z]{2,3}$/);

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
