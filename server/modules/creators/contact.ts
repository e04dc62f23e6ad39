import type { Tx } from '../../db/db.ts';
import type { CreatorId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { isBarred } from './add-creator.ts';
import { tables } from './store.ts';

export const RETENTION_MONTHS = 36;

export type ContactCreatorRefusal =
  | { type: 'not-found' }
  | { type: 'creator-objected'; name: string }
  | { type: 'creator-unaddressed'; name: string };

/**
 * Whether this creator may be written to at all, where, and whether this is the first time: the
 * notice about their data then goes with the message.
 */
export async function mayContact(
  tx: Tx,
  creatorId: CreatorId,
): Promise<Result<{ email: string; needsNotice: boolean }, ContactCreatorRefusal>> {
  const row = await tables(tx)
    .selectFrom('creator')
    .select(['agency_id', 'name', 'site', 'email', 'informed_at', 'objected_at'])
    .where('id', '=', creatorId)
    .executeTakeFirst();
  if (!row) return refuse({ type: 'not-found' });
  const { name, email } = row;
  if (row.objected_at) return refuse({ type: 'creator-objected', name });
  if (!email) return refuse({ type: 'creator-unaddressed', name });
  if (await isBarred(tx, row.agency_id, [row.site, email]))
    return refuse({ type: 'creator-objected', name });
  return ok({ email, needsNotice: row.informed_at === null });
}

/** A message left or came; the first one that left carried the notice. */
export async function markContacted(tx: Tx, creatorId: CreatorId, at: Date): Promise<void> {
  await tables(tx)
    .updateTable('creator')
    .set((eb) => ({
      last_contact_at: eb.fn.coalesce(
        eb.case().when('last_contact_at', '>', at).then(eb.ref('last_contact_at')).end(),
        eb.val(at),
      ),
      informed_at: eb.fn.coalesce('informed_at', eb.val(at)),
    }))
    .where('id', '=', creatorId)
    .execute();
}

/** When what is held of somebody is due to be erased: 36 months after the last contact, or the entry. */
export function eraseDueAt(creator: { addedAt: Date; lastContactAt: Date | null }): Date {
  const due = new Date(creator.lastContactAt ?? creator.addedAt);
  due.setUTCMonth(due.getUTCMonth() + RETENTION_MONTHS);
  return due;
}
