import { CompiledQuery } from 'kysely';
import type pg from 'pg';
import { type Db as BossDb, type Job, type JobResult, PgBoss } from 'pg-boss';
import type { z } from 'zod';
import type { Tx } from '../db/db.ts';

/** Enqueues inside the caller's transaction: the job exists if and only if its rows do. */
export type Jobs = {
  send(tx: Tx, name: string, data: object, options?: SendOptions): Promise<void>;
};

/** The same for many of one kind at once. */
export type ManyJobs = Jobs & {
  sendMany(tx: Tx, name: string, data: readonly object[]): Promise<void>;
};

export type SendOptions = {
  readonly startAfter?: Date;
  /** For kinds with `onePerKey`: while a job of this key waits, another one isn't added. */
  readonly singletonKey?: string;
};

/** What a kind of job needs; its data holds ids only, never a secret and nobody's name. */
export type JobKind<T extends object> = {
  readonly name: string;
  readonly data: z.ZodType<T>;
  readonly handle: (data: T, job: { readonly id: string }) => Promise<void>;
  /** How many run at a time in this process. */
  readonly concurrency?: number;
  /** How many each of them takes at once, for short jobs that come by the thousand; 1 unless told. */
  readonly atOnce?: number;
  readonly onePerKey?: boolean;
  readonly retryLimit?: number;
  readonly retryDelaySeconds?: number;
  readonly retryDelayMaxSeconds?: number;
  /** How long one run may take before it counts as lost. */
  readonly expireInSeconds?: number;
};

export type JobQueue = ManyJobs & {
  /** Makes the queue known to this process; every process that sends registers what it sends. */
  register<T extends object>(kind: JobKind<T>): void;
  /** Creates what is missing in the schema `pgboss`, and works where `work` is true. */
  start(options: { work: boolean }): Promise<void>;
  /** Waits for the runs under way (30 s at most). */
  stop(): Promise<void>;
};

const SCHEMA = 'pgboss';

/**
 * The queue, in the owner's schema. The other roles may add a job and nothing else: they can't read
 * what others enqueued. A killed process's jobs run again within about 20 seconds.
 */
export function openJobs(options: {
  ownerPool: pg.Pool;
  ownerConfig: pg.PoolConfig;
  onError: (error: Error, job?: string) => void;
}): JobQueue {
  const { onError } = options;
  const boss = new PgBoss({
    ...connectionOf(options.ownerConfig),
    schema: SCHEMA,
    max: 4,
    useListenNotify: true,
    schedule: false,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
  });
  boss.on('error', (error) => onError(toError(error)));
  const kinds = new Map<string, JobKind<object>>();
  let isStarted = false;

  return {
    register(kind) {
      if (isStarted) throw new Error(`${kind.name} is registered after the start`);
      if (kinds.has(kind.name)) throw new Error(`${kind.name} is registered twice`);
      // The queue hands back what it was given: `handle` parses it with the kind's own schema.
      kinds.set(kind.name, kind as unknown as JobKind<object>);
    },

    async start({ work }) {
      await boss.start();
      for (const kind of kinds.values()) await ensureQueue(boss, kind);
      await options.ownerPool.query(GRANTS);
      isStarted = true;
      if (work) for (const kind of kinds.values()) await workOn(boss, kind, onError);
    },

    async send(tx, name, data, { startAfter, singletonKey } = {}) {
      if (!kinds.has(name)) throw new Error(`no such kind of job: ${name}`);
      await boss.send(name, data, {
        db: inTransaction(tx),
        ...(startAfter && { startAfter }),
        ...(singletonKey && { singletonKey }),
      });
    },

    async sendMany(tx, name, data) {
      if (!kinds.has(name)) throw new Error(`no such kind of job: ${name}`);
      const rows = data.map((one) => ({ data: one }));
      if (rows.length > 0) await boss.insert(name, rows, { db: inTransaction(tx) });
    },

    async stop() {
      if (!isStarted) return;
      isStarted = false;
      await boss.stop({ graceful: true, timeout: 30_000 });
    },
  };
}

/** What adding a job reads and writes (RETURNING and the queue's defaults), and no more. */
const GRANTS = `
  grant usage on schema ${SCHEMA} to compagnon_app, compagnon_worker;
  grant insert, select (id, start_after) on ${SCHEMA}.job, ${SCHEMA}.job_common
    to compagnon_app, compagnon_worker;
  grant select on ${SCHEMA}.queue to compagnon_app, compagnon_worker`;

async function ensureQueue(boss: PgBoss, kind: JobKind<object>) {
  const settings = {
    retryLimit: kind.retryLimit ?? 10,
    retryDelay: kind.retryDelaySeconds ?? 5,
    retryBackoff: true,
    retryDelayMax: kind.retryDelayMaxSeconds ?? 900,
    expireInSeconds: kind.expireInSeconds ?? 300,
    heartbeatSeconds: 10,
    notify: true,
  };
  const found = await boss.getQueue(kind.name);
  if (found) await boss.updateQueue(kind.name, settings);
  else
    await boss.createQueue(kind.name, {
      ...settings,
      policy: kind.onePerKey ? 'short' : 'standard',
    });
}

/** Each job fails or succeeds by itself; one that lasts delays only those that were taken with it. */
async function workOn(
  boss: PgBoss,
  kind: JobKind<object>,
  onError: (error: Error, job?: string) => void,
) {
  const run = async (job: Job<unknown>): Promise<JobResult> => {
    try {
      await kind.handle(kind.data.parse(job.data), { id: job.id });
      return { id: job.id, status: 'completed' };
    } catch (error) {
      const output = toError(error);
      onError(output, kind.name);
      return { id: job.id, status: 'failed', output };
    }
  };
  await boss.work(
    kind.name,
    {
      batchSize: kind.atOnce ?? 1,
      burstWhenBatchFull: true,
      perJobResults: true,
      localConcurrency: kind.concurrency ?? 2,
      pollingIntervalSeconds: 0.5,
      notifyPollingIntervalSeconds: 0.5,
    } as const,
    (jobs) => Promise.all(jobs.map(run)),
  );
}

function connectionOf(config: pg.PoolConfig) {
  const { connectionString, host, user, database, port } = config;
  return connectionString ? { connectionString } : { host, user: user as string, database, port };
}

function inTransaction(tx: Tx): BossDb {
  return {
    async executeSql(text, values = []) {
      const { rows } = await tx.executeQuery(CompiledQuery.raw(text, [...values]));
      return { rows };
    },
  };
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(JSON.stringify(error));
}
