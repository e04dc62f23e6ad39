import { z } from 'zod';
import type { Tx } from '../../db/db.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { AgencyId } from '../../lib/ids.ts';
import type { CrawlItemId } from './crawl-store.ts';

export const readSourceJob = 'read-creator-source';

export const readSourceData = z
  .object({ itemId: z.uuid(), agencyId: z.uuid() })
  // Just checked to be ids; the walls say whose.
  .transform((ids) => ({ itemId: ids.itemId as CrawlItemId, agencyId: ids.agencyId as AgencyId }));
export type ReadSourceData = z.infer<typeof readSourceData>;

/** While a job of an item waits, another one isn't added. */
export async function readSourceLater(
  jobs: Jobs,
  tx: Tx,
  data: ReadSourceData,
  startAfter?: Date,
): Promise<void> {
  const singletonKey = data.itemId;
  await jobs.send(tx, readSourceJob, data, { singletonKey, ...(startAfter && { startAfter }) });
}
