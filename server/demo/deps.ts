import type pg from 'pg';
import type { Auth } from '../auth/auth.ts';
import type { BlobStore } from '../blobs/blobs.ts';
import type { Connectors } from '../connectors/connector.ts';
import type { Db } from '../db/db.ts';
import type { ManyJobs } from '../jobs/jobs.ts';
import type { Clock } from '../lib/clock.ts';
import type { Vault } from '../vault/vault.ts';

/** The demo is made through every module's commands, so it needs what they need. */
export type DemoDeps = {
  readonly db: Db;
  /** Sets the demo's clock while its past is made, and drops its rows as their owner. */
  readonly ownerPool: pg.Pool;
  readonly auth: Auth;
  readonly vault: Vault;
  readonly blobs: BlobStore;
  readonly jobs: ManyJobs;
  readonly connectors: Connectors;
  readonly clock: Clock;
  readonly fetch: typeof globalThis.fetch;
  readonly publicUrl: string;
  readonly isMailSetUp: boolean;
  /** Where the demo's network and its links are kept. */
  readonly folder: string;
};
