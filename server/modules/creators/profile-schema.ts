import { z } from 'zod';
import { instant, named, uuid } from '../../lib/wire.ts';
import {
  commercialView,
  factorView,
  flagView,
  postRef,
  readersView,
  setAsideView,
  subjectView,
} from './shortlist-schema.ts';

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
