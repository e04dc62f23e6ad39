import { z } from 'zod';
import { instant, sha256, uuid } from '../../lib/wire.ts';
import { linkHead } from '../clients/link-schema.ts';
import { comparison, stampView } from '../signing/schema.ts';

/** The client's page, by link and without account: what is asked, and what was decided. */
export const approvalPage = linkHead.extend({
  posts: z.array(
    z.object({
      postId: uuid,
      version: z.number().int(),
      contentHash: sha256,
      title: z.string(),
      pillar: z.string(),
      /** Everybody who wrote of it, its author first. */
      authors: z.array(z.string()),
      reviewer: z.string().nullable(),
      mention: z.enum(['none', 'advertising', 'commercial-collaboration']),
      dueAt: instant,
      windowMinutes: z.number().int(),
      isPastDue: z.boolean(),
      networks: z.array(
        z.object({
          channelId: uuid,
          network: z.string(),
          handle: z.string(),
          iconPath: z.string().nullable(),
          text: z.string(),
          hasTitle: z.boolean(),
        }),
      ),
      images: z.array(
        z.object({ url: z.string(), alt: z.string(), width: z.number(), height: z.number() }),
      ),
      /** This version's decision, if it has one; a voided one where none stands. */
      stamp: stampView.nullable(),
      /** It waits for a decision. */
      isAsked: z.boolean(),
      /** What changed since the version that this person saw last. */
      changes: comparison,
      /** The content has been changed since this link was made, or the post was set aside. */
      isReplaced: z.boolean(),
      isDropped: z.boolean(),
      /** Who was asked about the newer content. */
      sentAnew: z.enum(['no', 'to-you', 'to-another']),
    }),
  ),
});
export type ApprovalPage = z.infer<typeof approvalPage>;
