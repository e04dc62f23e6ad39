import { z } from 'zod';
import { NETWORKS } from './networks.ts';

export const network = z.enum(NETWORKS);
const handle = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,62}$/);

export const newAccount = z.object({ network, handle, name: z.string().min(1).max(200) });
export type NewAccount = z.infer<typeof newAccount>;

export const createdAccount = z.object({ token: z.string(), remoteId: z.string() });
export type CreatedAccount = z.infer<typeof createdAccount>;

/**
 * `unavailable`: 503, nothing done. `rate-limited`: 429, `seconds` to wait. `slow`: works after
 * `seconds`. `hang`: nothing done and no answer. `apply-then-hang`, `apply-then-fail`: done, and the
 * answer is silence or 503.
 */
export const faultKind = z.enum([
  'unavailable',
  'rate-limited',
  'slow',
  'hang',
  'apply-then-hang',
  'apply-then-fail',
]);

/**
 * Meets the next `times` requests of the account, of the network, or of anybody. On `publish`: the
 * publication itself, and the look-up by key that comes before it (which `apply-…` lets pass).
 */
export const fault = z.object({
  kind: faultKind,
  times: z.int().positive().default(1),
  seconds: z.number().nonnegative().default(30),
  on: z.enum(['publish', 'everything']).default('publish'),
  network: network.optional(),
  account: z.string().optional(),
});
export type Fault = z.infer<typeof fault>;

/** What the demo and the tests may do to the network. `account` is a `remoteId`. */
export const command = z.discriminatedUnion('type', [
  /** Changes what the network takes from now on; what isn't named stays. */
  z.object({
    type: z.literal('limit'),
    network,
    textLength: z.int().positive().nullable().optional(),
    images: z.int().nonnegative().optional(),
    imageBytes: z.int().positive().optional(),
  }),
  /** Withdraws the account's token: it isn't recognised any more. */
  z.object({ type: z.literal('revoke'), account: z.string() }),
  /** Gives the account a new token, which is answered. */
  z.object({ type: z.literal('grant'), account: z.string() }),
  z.object({ type: z.literal('fault'), fault }),
  z.object({ type: z.literal('clear-faults') }),
]);
export type Command = z.input<typeof command>;

export const commandAnswer = z.object({ token: z.string().nullable() });
export type CommandAnswer = z.infer<typeof commandAnswer>;

const image = z.object({
  mediaType: z.string(),
  name: z.string(),
  alt: z.string(),
  width: z.int().nonnegative(),
  height: z.int().nonnegative(),
});

export const incomingPost = z.object({
  title: z.string(),
  text: z.string(),
  language: z.string(),
  /** The caller's clock: in the demo, the demo's hour. */
  publishedAt: z.iso.datetime(),
  images: z.array(image.extend({ data: z.base64() })),
});
export type IncomingPost = z.infer<typeof incomingPost>;

export const keptPost = incomingPost.omit({ images: true }).extend({
  id: z.string(),
  account: z.string(),
  key: z.string(),
  images: z.array(image.extend({ hash: z.string() })),
});
export type KeptPost = z.infer<typeof keptPost>;

/** A line of the journal. */
export const event = z.discriminatedUnion('type', [
  newAccount.extend({ type: z.literal('account'), id: z.string(), token: z.string() }),
  z.object({ type: z.literal('token'), account: z.string(), token: z.string().nullable() }),
  z.object({ type: z.literal('post'), post: keptPost }),
  z.object({ type: z.literal('removal'), id: z.string() }),
  z.object({
    type: z.literal('limit'),
    network,
    textLength: z.int().nullable().optional(),
    images: z.int().optional(),
    imageBytes: z.int().optional(),
  }),
  z.object({ type: z.literal('fault'), fault }),
  z.object({ type: z.literal('fault-met'), place: z.int() }),
  z.object({ type: z.literal('faults-cleared') }),
]);
export type Event = z.infer<typeof event>;

/** Where a running sandbox is found: `sandbox.json` in its folder. */
export const whereabouts = z.object({ pid: z.int(), port: z.int(), adminToken: z.string() });
export type Whereabouts = z.infer<typeof whereabouts>;

export const publicPost = z.object({
  id: z.string(),
  url: z.url(),
  key: z.string(),
  text: z.string(),
});
export type PublicPost = z.infer<typeof publicPost>;
