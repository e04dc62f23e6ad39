import { z } from 'zod';
import { instant, line, named, optionalLine, sha256, uuid } from '../../lib/wire.ts';
import { comparison, leafRef, stampView } from '../signing/schema.ts';
import { linkHead } from './link-schema.ts';

const colour = z.string().regex(/^#[0-9a-f]{6}$/i);

/** What the brand says, how, and what it never says. Each version is kept and can be signed. */
export const brandKitContent = z.object({
  presentation: optionalLine(2000).default(''),
  audience: optionalLine(500).default(''),
  tone: optionalLine(500).default(''),
  address: z.enum(['vous', 'tu', 'neutral']).default('vous'),
  say: z.array(line(80)).max(100).default([]),
  /** Words to avoid: they warn. */
  avoid: z.array(line(80)).max(100).default([]),
  claimsAllowed: z
    .array(z.object({ text: line(200), proof: optionalLine(500) }))
    .max(100)
    .default([]),
  /** Phrases that block a post until they are gone. */
  claimsForbidden: z
    .array(z.object({ text: line(200), why: optionalLine(500) }))
    .max(100)
    .default([]),
  emoji: optionalLine(200).default(''),
  altText: optionalLine(500).default(''),
  pillars: z
    .array(z.object({ name: line(60), share: z.number().int().min(0).max(100) }))
    .max(12)
    .default([]),
  colours: z
    .array(z.object({ name: line(60), hex: colour }))
    .max(12)
    .default([]),
});
export type BrandKitContent = z.infer<typeof brandKitContent>;

/** What this version changes in the newest earlier one that is signed; null: none is. */
const since = z
  .object({ n: z.number().int(), signerName: z.string(), changes: comparison })
  .nullable();

/** A person at the client's who was asked to sign exactly this version, by a link. */
export const kitRequest = z.object({
  linkId: uuid,
  contactId: uuid,
  name: z.string(),
  /** Who sent it; empty for a reader who isn't of the agency. */
  sentBy: z.string(),
  since: instant,
  openedAt: instant.nullable(),
  expiresAt: instant,
  state: z.enum(['open', 'expired', 'revoked', 'decided']),
});
export type KitRequest = z.infer<typeof kitRequest>;

export const brandKitView = z.object({
  versionId: uuid,
  n: z.number().int(),
  content: brandKitContent,
  contentHash: sha256,
  author: named,
  createdAt: instant,
  stamps: z.array(stampView),
  leaf: leafRef.nullable(),
  isNewest: z.boolean(),
  since,
  /** The newest first. */
  requests: z.array(kitRequest),
  can: z.object({
    /** Sign inside the agency. */
    sign: z.boolean(),
    send: z.boolean(),
    /** The reader is the client's person of whom this version is asked. */
    decide: z.boolean(),
  }),
  /** In whose name that reader would decide. */
  signsAs: z.string().nullable(),
});
export type BrandKitView = z.infer<typeof brandKitView>;

/** The brand kit as the holder of a link reads it; null once the link has ended. */
export const brandKitPage = linkHead.extend({
  kit: z
    .object({
      versionId: uuid,
      n: z.number().int(),
      content: brandKitContent,
      contentHash: sha256,
      author: z.string(),
      createdAt: instant,
      since,
      /** What this link, or an approval by somebody of the client's, decided on this version. */
      stamp: stampView.nullable(),
      isAsked: z.boolean(),
      /** The newest version's number where this one has been replaced. */
      replacedBy: z.number().int().nullable(),
      /** Who was asked about that newest version. */
      sentAnew: z.enum(['no', 'to-you', 'to-another']),
    })
    .nullable(),
});
export type BrandKitPage = z.infer<typeof brandKitPage>;
