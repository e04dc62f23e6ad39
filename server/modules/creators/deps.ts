import type { Db, Tx } from '../../db/db.ts';
import type { Clock } from '../../lib/clock.ts';
import type { AgencyId, ClientId, CreatorId } from '../../lib/ids.ts';
import type { MailJobs } from '../../mail/mail.ts';
import type { CreatorMemory } from './creator-memory.ts';
import type { WearOut, YearTotal } from './wear-out.ts';

export type CreatorDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly jobs: MailJobs;
  readonly publicUrl: string;
  readonly memory: CreatorMemory;
  /** What operations know of how often somebody was called on; without it the axis isn't shown. */
  readonly readWearOut?: (
    tx: Tx,
    of: { agencyId: AgencyId; creatorIds: readonly CreatorId[]; now: Date },
  ) => Promise<ReadonlyMap<CreatorId, WearOut>>;
  /** The sums that count towards a written contract, for these clients. */
  readonly readYearTotals?: (
    tx: Tx,
    of: { creatorId: CreatorId; clientIds: readonly ClientId[]; year: number },
  ) => Promise<readonly YearTotal[]>;
  readonly thresholdCents?: number;
};
