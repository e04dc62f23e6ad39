import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Db, openDb } from './db.ts';
import { type Embedded, startEmbedded } from './embedded.ts';
import { type ErasureJournal, openErasureJournal } from './erasure-journal.ts';
import { migrate } from './migrate.ts';

const ROLES = { app: 'compagnon_app', worker: 'compagnon_worker' } as const;

// A `timestamptz` is a Date, a bigint (sizes, indexes below 2^53) a number, a `date` its text.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

/** The open database: handles for requests and for background work, and the owner's pool. */
export type Connected = {
  /** For requests: the application's role, under row-level security. */
  app: Db;
  /** For background work: the worker's role, under row-level security too. */
  worker: Db;
  /** Tables without a client: identity, queue, migrations. Never given to a module. */
  ownerPool: pg.Pool;
  /** A pool of the worker's role: LISTEN and the named functions that cross clients. */
  workerPool: pg.Pool;
  /** How a second process reaches the same database as the owner. */
  ownerConfig: pg.PoolConfig;
  /** Null where no file was named: then nothing outside the database knows who was erased. */
  journal: ErasureJournal | null;
  [Symbol.asyncDispose](): Promise<void>;
};

/**
 * Opens `url`, or the embedded server on `dataDir` where there is none; applies the migrations;
 * gives handles under the two roles that row-level security binds.
 */
export async function connect(options: {
  url: string | null;
  dataDir: string;
  ifRunning: 'adopt' | 'refuse';
  /** The journal of erasures. */
  erasuresFile?: string;
  onPoolError: (error: Error) => void;
}): Promise<Connected> {
  const embedded = options.url
    ? null
    : await startEmbedded({ dataDir: options.dataDir, ifRunning: options.ifRunning });
  const ownerConfig: pg.PoolConfig = embedded
    ? { host: embedded.host, user: embedded.owner, database: 'compagnon' }
    : { connectionString: options.url ?? '' };
  try {
    if (embedded) await createDatabase(embedded);
    const password = await prepare(ownerConfig, embedded === null);
    return await openPools(ownerConfig, embedded, password, options);
  } catch (error) {
    await embedded?.[Symbol.asyncDispose]();
    throw error;
  }
}

async function createDatabase(embedded: Embedded) {
  const client = new pg.Client({ host: embedded.host, user: embedded.owner, database: 'postgres' });
  await client.connect();
  const { rowCount } = await client.query("select 1 from pg_database where datname = 'compagnon'");
  if (!rowCount) await client.query('create database compagnon');
  await client.end();
}

/** Migrates, and on a server with passwords gives the two roles a fresh one for this process. */
async function prepare(config: pg.PoolConfig, withPassword: boolean): Promise<string | null> {
  const client = new pg.Client(config);
  await client.connect();
  try {
    await migrate(client);
    if (!withPassword) return null;
    return await sharedPassword(client);
  } finally {
    await client.end();
  }
}

/** One password for all processes on this database, kept where only the owner reads. */
async function sharedPassword(client: pg.Client): Promise<string> {
  await client.query('select pg_advisory_lock(7023412)');
  const found = await client.query<{ secret: string }>('select secret from role_password');
  const secret = found.rows[0]?.secret ?? randomBytes(24).toString('hex');
  if (!found.rowCount) {
    await client.query('insert into role_password (secret) values ($1)', [secret]);
  }
  for (const role of Object.values(ROLES)) {
    await patiently(() => client.query(`alter role ${role} login password '${secret}'`)); // hex: nothing to escape
  }
  await client.query('select pg_advisory_unlock(7023412)');
  return secret;
}

/** Roles are the whole server's, locks one database's: another one may change the same role just now. */
async function patiently(change: () => Promise<unknown>): Promise<void> {
  for (let left = 20; ; left--) {
    try {
      await change();
      return;
    } catch (error) {
      if (left === 0 || !String(error).includes('tuple concurrently updated')) throw error;
      await sleep(50 * Math.random());
    }
  }
}

async function openPools(
  ownerConfig: pg.PoolConfig,
  embedded: Embedded | null,
  password: string | null,
  { erasuresFile, onPoolError }: { erasuresFile?: string; onPoolError: (error: Error) => void },
): Promise<Connected> {
  const pools: pg.Pool[] = [];
  const open = (config: pg.PoolConfig) => {
    const pool = new pg.Pool({ idleTimeoutMillis: 10_000, ...config });
    pool.on('error', onPoolError);
    // One that is lent out and breaks between two statements tells its borrower at the next one; without
    // a listener it would end the process.
    pool.on('connect', (client) => client.on('error', () => {}));
    pools.push(pool);
    return pool;
  };
  const as = (role: string): pg.PoolConfig =>
    password === null
      ? { ...ownerConfig, user: role }
      : { connectionString: withUser(ownerConfig.connectionString ?? '', role, password) };
  const workerPool = open({ ...as(ROLES.worker), max: 10 });
  const appPool = open({ ...as(ROLES.app), max: 10 });
  try {
    await proveRole(appPool, ROLES.app);
    await proveRole(workerPool, ROLES.worker);
  } catch (error) {
    await Promise.all(pools.map((pool) => pool.end()));
    throw error;
  }
  const ownerPool = open({ ...ownerConfig, max: 6 });
  const journal = erasuresFile ? openErasureJournal(ownerPool, erasuresFile) : null;
  return {
    app: openDb(appPool, journal ?? undefined),
    worker: openDb(workerPool, journal ?? undefined),
    workerPool,
    ownerPool,
    ownerConfig,
    journal,
    async [Symbol.asyncDispose]() {
      await Promise.all(pools.map((pool) => pool.end()));
      await embedded?.[Symbol.asyncDispose]();
    },
  };
}

/** Row-level security binds neither the owner nor whom a pooler in between puts in our place. */
async function proveRole(pool: pg.Pool, role: string) {
  const { rows } = await pool.query<{ who: string }>('select current_user as who');
  const who = rows[0]?.who;
  if (who === role) return;
  throw new Error(
    `PostgreSQL takes ${role} for ${who}: the rows of one client would stand open to another. Let DATABASE_URL lead to PostgreSQL itself.`,
  );
}

/** In the query, where it is stronger than a user there or before the host, and a host may be missing. */
function withUser(url: string, user: string, password: string): string {
  const parsed = new URL(url);
  parsed.searchParams.set('user', user);
  parsed.searchParams.set('password', password);
  return parsed.href;
}
