import { z } from 'zod';
import { instant, locale, uuid } from '../../lib/wire.ts';
import { subjectKind } from '../signing/schema.ts';

/** What every page by link says of the link itself, whatever it asks about. */
export const linkHead = z.object({
  state: z.enum(['open', 'expired', 'revoked']),
  locale,
  timeZone: z.string(),
  clientId: uuid,
  clientName: z.string(),
  agencyName: z.string(),
  /** Whose link this is; another person must write their own name. */
  owner: z.string(),
  /** c...@domain: where a fresh link would go. */
  ownerEmailHint: z.string(),
  accountable: z.string().nullable(),
  now: instant,
  expiresAt: instant,
  isPaused: z.boolean(),
  /** Receipts and fresh links go out by mail. */
  isMailSetUp: z.boolean(),
  /** Of what it asks, each kind once, in the order of the items. */
  kinds: z.array(subjectKind),
});
export type LinkHead = z.infer<typeof linkHead>;
