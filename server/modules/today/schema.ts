import { oc } from '@orpc/contract';
import { z } from 'zod';
import { instant, named, sha256, uuid } from '../../lib/wire.ts';

/** A line of Today: what needs this person, since when, what happens otherwise, the one action. */
export const todayItem = z.object({
  id: z.string(),
  kind: z.enum([
    'reconnect',
    'paused',
    'delivery-refused',
    'delivery-late',
    'delivery-unknown',
    'will-miss-hour',
    'came-back',
    'client-refused',
    'to-review',
    'to-send',
    'with-client',
    'to-finish',
    'client-incomplete',
    'brand-kit-to-sign',
    'brand-kit-to-send',
    'brand-kit-came-back',
    'to-sign',
    'brief-unanswered',
    'reco-for-senior',
    'reco-returned',
    'reco-with-client',
    'plan-over-ceiling',
    'crawl-ended',
    'creator-request',
    'creator-erasure',
    'operation',
    'contest',
    'report',
    'mail-not-set-up',
  ]),
  client: named.nullable(),
  /** A sentence. */
  title: z.string(),
  /** Why, and what happens if nothing is done. */
  reason: z.string(),
  /** `now`: needs a person now; `waiting`: amber; `calm`. */
  urgency: z.enum(['now', 'waiting', 'calm']),
  /** Age or time left, written out: "in 3 h", "19 h". */
  clock: z.string(),
  action: z.object({ label: z.string(), href: z.string() }),
});
export type TodayItem = z.infer<typeof todayItem>;

export const todayView = z.object({
  now: instant,
  timeZone: z.string(),
  /** "9 things wait for you. The oldest for 2 days." or the empty state's sentence. */
  sentence: z.string(),
  sections: z.array(
    z.object({
      key: z.enum(['to-sign', 'blocking', 'came-back', 'to-prepare', 'to-validate', 'deadlines']),
      title: z.string(),
      items: z.array(todayItem),
    }),
  ),
  /** The margin: who waits for whom. */
  withClients: z.array(
    z.object({
      client: named,
      contact: z.string(),
      posts: z.number().int(),
      /** The version of the brand kit that they were asked to sign. */
      brandKit: z.number().int().nullable(),
      since: instant,
      firstDueAt: instant.nullable(),
      sentence: z.string(),
    }),
  ),
  lastStamp: z
    .object({
      signerName: z.string(),
      decidedAt: instant,
      version: z.number().int(),
      contentHash: sha256,
      postId: uuid,
      title: z.string(),
    })
    .nullable(),
});

export const todayContract = {
  readToday: oc
    .route({ method: 'GET', path: '/today' })
    .input(z.object({ clientId: uuid.optional() }))
    .output(todayView),
};
