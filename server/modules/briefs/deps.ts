import type { Db } from '../../db/db.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { Clock } from '../../lib/clock.ts';

/** What briefs and recommendations need; `publicUrl` begins the links that are mailed. */
export type BriefDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly jobs: Jobs;
  readonly publicUrl: string;
  readonly isMailSetUp: boolean;
};

export type MailDeps = Pick<BriefDeps, 'jobs' | 'publicUrl'>;
