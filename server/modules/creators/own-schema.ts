import { z } from 'zod';
import { date, instant, locale, uuid } from '../../lib/wire.ts';
import { noteView, paidExample, registerView, statView } from './profile-schema.ts';
import { factorView, setAsideView, subjectView } from './shortlist-schema.ts';

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
