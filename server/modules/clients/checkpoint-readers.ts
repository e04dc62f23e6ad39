import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Scope, Tx } from '../../db/db.ts';
import { type AgencyId, type ClientId, type Id, type MemberId, newId } from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { ClientView } from './schema.ts';
import { tables } from './store.ts';

export type CheckpointReaderId = Id<'checkpoint-reader'>;

export type ReaderRefusal =
  | { type: 'not-found' }
  | { type: 'reader-known'; email: string }
  | { type: 'reader-stopped'; email: string };

/** An address outside that gets the log's checkpoints. One that its owner stopped isn't named again. */
export async function addCheckpointReader(
  tx: Tx,
  given: { clientId: ClientId; email: string; locale: Locale; by: MemberId; at: Date },
): Promise<Result<null, ReaderRefusal>> {
  const { clientId, email, locale, by, at } = given;
  const known = await tables(tx)
    .selectFrom('checkpoint_reader')
    .select(['id', 'stopped_at', 'is_own_stop'])
    .where('client_id', '=', clientId)
    .where(
      sql<boolean>`lower(email) in (${email.toLowerCase()}, erased_reader(${clientId}, ${email}))`,
    )
    .executeTakeFirst();
  if (known?.is_own_stop) return refuse({ type: 'reader-stopped', email });
  if (known && known.stopped_at === null) return refuse({ type: 'reader-known', email });
  const named = { email, locale, named_by: by, named_at: at, stopped_at: null };
  if (known) {
    await tables(tx)
      .updateTable('checkpoint_reader')
      .set({ ...named, last_size: null, last_day: null })
      .where('id', '=', known.id)
      .execute();
    return ok(null);
  }
  await tables(tx)
    .insertInto('checkpoint_reader')
    .values({
      ...named,
      id: newId<CheckpointReaderId>(at.getTime()),
      client_id: clientId,
      stop_token: randomBytes(24).toString('base64url'),
      last_size: null,
      last_day: null,
    })
    .execute();
  return ok(null);
}

/** Taken off by those who may name it; it may be named again. */
export async function removeCheckpointReader(
  tx: Tx,
  clientId: ClientId,
  id: CheckpointReaderId,
  at: Date,
): Promise<Result<null, ReaderRefusal>> {
  const { numUpdatedRows } = await tables(tx)
    .updateTable('checkpoint_reader')
    .set({ stopped_at: at })
    .where('id', '=', id)
    .where('client_id', '=', clientId)
    .where('stopped_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n ? ok(null) : refuse({ type: 'not-found' });
}

/** Those who get them, and those who asked for no more. */
export async function viewCheckpointReaders(
  tx: Tx,
  clientId: ClientId,
): Promise<ClientView['log']['readers']> {
  const rows = await tables(tx)
    .selectFrom('checkpoint_reader')
    .select(['id', 'email', 'stopped_at', 'last_size'])
    .select(sql<string | null>`last_day::text`.as('lastDay'))
    .where('client_id', '=', clientId)
    .where('erased_at', 'is', null)
    .where((eb) => eb.or([eb('stopped_at', 'is', null), eb('is_own_stop', '=', true)]))
    .orderBy('named_at')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    lastDay: row.lastDay,
    lastSize: row.last_size,
    stoppedAt: row.stopped_at?.toISOString() ?? null,
  }));
}

/** What a stop link is about: the client whose log it is, and whether letters still go there. */
export type StopPage = {
  readonly clientName: string;
  readonly email: string;
  readonly locale: Locale;
  readonly isStopped: boolean;
};

/** Reading changes nothing: a mail robot that opens the link stops nobody's letters. */
export async function readStopPage(app: Db, token: string): Promise<StopPage | null> {
  const found = await findByToken(app, token);
  return found && app.read(found.scope, (tx) => viewStop(tx, found.id));
}

/** No more letters to this address, whoever holds the letter; said twice it is done once. */
export async function stopCheckpointMail(app: Db, token: string, now: Date): Promise<boolean> {
  const found = await findByToken(app, token);
  if (!found) return false;
  await app.write(found.scope, (tx) =>
    tables(tx)
      .updateTable('checkpoint_reader')
      .set((eb) => ({
        stopped_at: eb.fn.coalesce('stopped_at', sql<Date>`${now}::timestamptz`),
        is_own_stop: true,
      }))
      .where('id', '=', found.id)
      .execute(),
  );
  return true;
}

async function viewStop(tx: Tx, id: CheckpointReaderId): Promise<StopPage | null> {
  const row = await tables(tx)
    .selectFrom('checkpoint_reader')
    .innerJoin('client', 'client.id', 'checkpoint_reader.client_id')
    .select(['client.name', 'checkpoint_reader.email', 'checkpoint_reader.locale', 'stopped_at'])
    .where('checkpoint_reader.id', '=', id)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  if (!row) return null;
  const { name: clientName, email, locale, stopped_at } = row;
  return { clientName, email, locale, isStopped: stopped_at !== null };
}

type Found = { readonly id: CheckpointReaderId; readonly scope: Scope };

async function findByToken(app: Db, token: string): Promise<Found | null> {
  const nobody: Scope = { agencyId: '' as AgencyId, clientIds: [] };
  return app.read(nobody, async (tx) => {
    const { rows } = await sql<{
      id: CheckpointReaderId;
      client_id: ClientId;
      agency_id: AgencyId;
    }>`select id, client_id, agency_id from find_checkpoint_reader(${token})`.execute(tx);
    const [row] = rows;
    return row
      ? { id: row.id, scope: { agencyId: row.agency_id, clientIds: [row.client_id] } }
      : null;
  });
}
