import type { BlobStore } from '../../blobs/blobs.ts';
import type { Db } from '../../db/db.ts';
import type { Fetcher } from '../../discovery/fetch/fetcher.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { Clock } from '../../lib/clock.ts';

/** What operations need; `publicUrl` begins the addresses of creators' pages. */
export type OperationDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly jobs: Jobs;
  readonly blobs: BlobStore;
  readonly publicUrl: string;
  readonly isMailSetUp: boolean;
  /** The mailbox for answers is read by this server. */
  readonly isInboxSetUp: boolean;
};

/** What reads creators' pages when they go live and afterwards. */
export type CaptureDeps = {
  readonly worker: Db;
  readonly clock: Clock;
  readonly blobs: BlobStore;
  readonly jobs: Jobs;
  readonly fetcher: Pick<Fetcher, 'get'>;
};
