import type { BlobStore } from '../../blobs/blobs.ts';
import type { Connectors } from '../../connectors/connector.ts';
import type { Db } from '../../db/db.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { Clock } from '../../lib/clock.ts';

/** What the editorial half needs; `publicUrl` begins the links that are mailed. */
export type EditorialDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly jobs: Jobs;
  readonly blobs: BlobStore;
  readonly connectors: Connectors;
  readonly publicUrl: string;
  readonly isMailSetUp: boolean;
};
