import type { Updateable } from 'kysely';
import type { Tx } from '../../db/db.ts';
import type { ClientId, MemberId } from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { type AccountableRefusal, refuseAccountable } from './create-client.ts';
import { type ClientTable, lockClient, tables } from './store.ts';

export type ClientChange = {
  readonly name?: string;
  readonly locale?: Locale;
  readonly timeZone?: string;
  /** Null: nobody answers for it any more, and nothing goes out. */
  readonly accountableId?: MemberId | null;
};

export async function updateClient(
  tx: Tx,
  clientId: ClientId,
  change: ClientChange,
): Promise<Result<null, { type: 'not-found' } | AccountableRefusal>> {
  if (!(await lockClient(tx, clientId))) return refuse({ type: 'not-found' });
  const refusal = await refuseAccountable(tx, change.accountableId ?? null);
  if (refusal) return refuse(refusal);
  const columns: Updateable<ClientTable> = {};
  if (change.name !== undefined) columns.name = change.name.normalize('NFC');
  if (change.locale !== undefined) columns.locale = change.locale;
  if (change.timeZone !== undefined) columns.time_zone = change.timeZone;
  if (change.accountableId !== undefined) columns.accountable_id = change.accountableId;
  if (Object.keys(columns).length === 0) return ok(null);
  await tables(tx).updateTable('client').set(columns).where('id', '=', clientId).execute();
  return ok(null);
}
