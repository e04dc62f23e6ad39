import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import type pg from 'pg';
import type { AgencyId, ClientId } from '../lib/ids.ts';
import type { ErasureJournal } from './erasure-journal.ts';

/** Whom a transaction acts for: row-level security lets it see these clients and nobody else. */
export type Scope = { readonly agencyId: AgencyId; readonly clientIds: readonly ClientId[] };

/** A transaction; a module's store narrows it: `tx.withTables<PublishingTables>()`. */
// biome-ignore lint/complexity/noBannedTypes: no table is known here; each store adds its own
export type Tx = Transaction<{}>;

/** The only way to the rows. Both handles hold one connection for one transaction. */
export type Db = {
  /** Runs `work` in a read-only, repeatable-read transaction seen through `scope`. */
  read<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs `work` in one transaction: rows, leaf and jobs are committed together or not at all. */
  write<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T>;
};

/**
 * Wraps a pool whose user is subject to row-level security. With a journal, `write` returns once the
 * erasures that it committed stand there.
 */
export function openDb(pool: pg.Pool, journal?: Pick<ErasureJournal, 'flush'>): Db {
  // biome-ignore lint/complexity/noBannedTypes: as above
  const kysely = new Kysely<{}>({ dialect: new PostgresDialect({ pool }) });
  return {
    read: (scope, work) =>
      kysely
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute(async (tx) => {
          await enter(tx, scope);
          return work(tx);
        }),
    write: async (scope, work) => {
      let hasErased = false;
      const done = await kysely.transaction().execute(async (tx) => {
        await enter(tx, scope);
        const value = await work(tx);
        hasErased = journal !== undefined && (await readErased(tx));
        return value;
      });
      if (hasErased) await journal?.flush();
      return done;
    },
  };
}

async function enter(tx: Tx, scope: Scope) {
  const clients = `{${scope.clientIds.join(',')}}`;
  await sql`select set_config('app.agency', ${scope.agencyId}, true),
                   set_config('app.clients', ${clients}, true)`.execute(tx);
}

/** The triggers say so, whoever erased: nobody has to remember it. */
async function readErased(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ erased: string | null }>`
    select current_setting('app.erased', true) as erased`.execute(tx);
  return rows[0]?.erased === 'yes';
}
