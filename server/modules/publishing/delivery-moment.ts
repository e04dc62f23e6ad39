import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../db/db.ts';
import type { Clock } from '../../lib/clock.ts';
import type { DeliveryId, SignatureId } from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';
import type { Moment } from './delivery-policy.ts';

const approvals = z.array(
  z.object({
    signatureId: z.string().transform((id) => id as SignatureId), // of the signature's own row
    signerKind: z.enum(['member', 'contact']),
    signerId: z.string(),
    maySign: z.boolean(),
  }),
);

type Row = {
  now: Date;
  locale: Locale;
  author_id: string;
  is_paused: boolean;
  is_accountable_present: boolean;
  newest_content_hash: string;
  is_dropped: boolean;
  channel_state: Moment['channelState'];
  approvals: unknown;
};

/** Reads what `mayGoOut` judges, in one statement: no fact is older than another. */
export async function readMoment(
  { clock }: { readonly clock: Clock },
  tx: Tx,
  id: DeliveryId,
): Promise<Moment & { readonly locale: Locale }> {
  const { rows } = await sql<Row>`select * from delivery_moment(${id}, ${clock.now()})`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error(`delivery ${id} has lost its post`);
  return {
    now: row.now,
    locale: row.locale,
    authorId: row.author_id,
    isPaused: row.is_paused,
    isAccountablePresent: row.is_accountable_present,
    newestContentHash: row.newest_content_hash,
    isDropped: row.is_dropped,
    channelState: row.channel_state,
    approvals: approvals.parse(row.approvals),
  };
}
