import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { type Embedded, startEmbedded } from '../server/db/embedded.ts';
import { migrate } from '../server/db/migrate.ts';

/** How a test file reaches the run's PostgreSQL; `template` has every migration applied. */
export type TestServer = {
  readonly host: string;
  readonly user: string;
  readonly template: string;
};

declare module 'vitest' {
  interface ProvidedContext {
    server: TestServer;
  }
}

const TEMPLATE = 'compagnon_template';
/** Tests kill our processes, never the machine: what survives a power cut isn't tested here. */
const SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

let embedded: Embedded | null = null;
let dataDir = '';

/** One embedded PostgreSQL for the whole run, and one database that all others are copied from. */
export async function setup(project: TestProject) {
  dataDir = await mkdtemp(path.join(tmpdir(), 'compagnon-test-'));
  await chmod(dataDir, 0o711); // PostgreSQL runs as another user where we are root
  embedded = await startEmbedded({
    dataDir,
    ifRunning: 'refuse',
    settings: [...SETTINGS, 'max_connections=200'],
  });
  const at = { host: embedded.host, user: embedded.owner };
  await withClient({ ...at, database: 'postgres' }, (client) =>
    client.query(`create database ${TEMPLATE}`),
  );
  await withClient({ ...at, database: TEMPLATE }, migrate);
  project.provide('server', { ...at, template: TEMPLATE });
}

export async function teardown() {
  await embedded?.[Symbol.asyncDispose]();
  if (dataDir) await rm(dataDir, { recursive: true, force: true });
}

async function withClient(config: pg.ClientConfig, work: (client: pg.Client) => Promise<unknown>) {
  const client = new pg.Client(config);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
