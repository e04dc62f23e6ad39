import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createRouterClient, ORPCError } from '@orpc/server';
import { expect } from 'vitest';
import { type BlobStore, openBlobStore } from '../server/blobs/blobs.ts';
import { sandbox } from '../server/connectors/sandbox/sandbox.ts';
import { keepExport } from '../server/evidence/export-log.ts';
import { openJobs } from '../server/jobs/jobs.ts';
import { systemClock } from '../server/lib/clock.ts';
import { SEND_MAIL, sendMailSchema } from '../server/mail/mail.ts';
import { listBrandKitContents } from '../server/modules/clients/brand-kit.ts';
import { type ClientDeps, clientRoutes } from '../server/modules/clients/routes.ts';
import { type Sandbox, startSandbox } from '../server/sandbox/sandbox.ts';
import { openVault } from '../server/vault/vault.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';
import { buildSmallAgency, contextFor, type SmallAgency, type Who } from './small-agency.ts';

/** The routes of clients over a real database and a real network, and agencies to call them. */
export type ClientsBench = {
  readonly database: TestDatabase;
  readonly deps: ClientDeps;
  readonly network: Sandbox;
  readonly blobs: BlobStore;
  buildAgency(): Promise<SmallAgency>;
  /** The routes as this person calls them; null: without a session. */
  as(who: Who | null, of: SmallAgency, deps?: Partial<ClientDeps>): Promise<ClientRoutes>;
  [Symbol.asyncDispose](): Promise<void>;
};
export type ClientRoutes = ReturnType<typeof call>;

export async function openClientsBench(): Promise<ClientsBench> {
  const folder = await mkdtemp(path.join(tmpdir(), 'clients-'));
  const database = await openTestDatabase();
  const vault = await openVault(path.join(folder, 'keys'));
  const blobs = await openBlobStore(path.join(folder, 'blobs'));
  const network = await startSandbox({ folder: path.join(folder, 'sandbox') });
  const { ownerPool, ownerConfig } = database;
  const jobs = openJobs({ ownerPool, ownerConfig, onError: () => {} });
  jobs.register({ name: SEND_MAIL, data: sendMailSchema, handle: async () => {} });
  await jobs.start({ work: false });
  const publicUrl = 'http://localhost:4321';
  const text = async () => new TextEncoder().encode('page');
  const evidence = {
    app: database.app,
    worker: database.worker,
    vault,
    clock: systemClock,
    blobs,
    contents: [listBrandKitContents],
    readPage: text,
    readSpec: text,
  };
  const deps: ClientDeps = {
    db: database.app,
    vault,
    publicUrl,
    jobs,
    isMailSetUp: true,
    whenLinkEnds: [],
    clock: systemClock,
    fetch: globalThis.fetch,
    connectors: new Map([[sandbox.id, sandbox]]),
    countWaiting: async () => new Map(),
    keepExport: (scope, clientId) => keepExport(evidence, scope, clientId),
  };
  return {
    database,
    deps,
    network,
    blobs,
    buildAgency: () => buildSmallAgency(database, { vault, publicUrl }),
    as: async (who, of, other = {}) =>
      call({ ...deps, ...other }, who ? await of.contextOf(who) : contextFor(null)),
    async [Symbol.asyncDispose]() {
      await network.wipe();
      await jobs.stop();
      await database[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The refusal's type; a sentence must be there for the reader. `done` where nothing was refused. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof ORPCError)) throw error;
    expect(error.message.length).toBeGreaterThan(20);
    return error.code;
  }
  return 'done';
}

function call(deps: ClientDeps, context: ReturnType<typeof contextFor>) {
  return createRouterClient(clientRoutes(deps), { context });
}
