import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import '../server/db/connect.ts'; // how timestamps, dates and bigints are read
import { type Db, openDb } from '../server/db/db.ts';

/** A database of its own for one test file, with the same handles as the running server has. */
export type TestDatabase = {
  readonly app: Db;
  readonly worker: Db;
  readonly ownerPool: pg.Pool;
  readonly workerPool: pg.Pool;
  /** How a child process reaches this database as its owner. */
  readonly ownerConfig: pg.PoolConfig;
  /** The same as the worker's role. */
  readonly workerConfig: pg.PoolConfig;
  [Symbol.asyncDispose](): Promise<void>;
};

/**
 * Copies the migrated template. Call it in `beforeAll`, and dispose of it in `afterAll`:
 * the database is dropped, whoever is still connected.
 */
export async function openTestDatabase(): Promise<TestDatabase> {
  const { host, user, template } = inject('server');
  const database = `test_${randomBytes(6).toString('hex')}`;
  await runAsOwner(
    { host, user, database: 'postgres' },
    `create database ${database} template ${template} strategy wal_log`,
  );
  const ownerConfig: pg.PoolConfig = { host, user, database };
  const workerConfig: pg.PoolConfig = { host, user: 'compagnon_worker', database };
  const pools: pg.Pool[] = [];
  const open = (config: pg.PoolConfig) => {
    const pool = new pg.Pool({ ...config, max: 8, idleTimeoutMillis: 5_000 });
    pool.on('error', () => {}); // an idle connection cut by the drop below
    pool.on('connect', (client) => client.on('error', () => {})); // as `connect` does
    pools.push(pool);
    return pool;
  };
  const workerPool = open(workerConfig);
  return {
    app: openDb(open({ host, user: 'compagnon_app', database })),
    worker: openDb(workerPool),
    ownerPool: open(ownerConfig),
    workerPool,
    ownerConfig,
    workerConfig,
    async [Symbol.asyncDispose]() {
      await Promise.all(pools.map((pool) => pool.end()));
      await runAsOwner(
        { host, user, database: 'postgres' },
        `drop database if exists ${database} with (force)`,
      );
    },
  };
}

async function runAsOwner(config: pg.ClientConfig, statement: string) {
  const client = new pg.Client(config);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
