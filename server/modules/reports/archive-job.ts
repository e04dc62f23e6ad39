import type pg from 'pg';
import { z } from 'zod';
import type { JobKind, Jobs } from '../../jobs/jobs.ts';
import type { AgencyId, ClientId, ReportId } from '../../lib/ids.ts';
import { uuid } from '../../lib/wire.ts';
import type { ArchiveDeps } from './deps.ts';
import { makeArchive } from './make-archive.ts';

export const MAKE_ARCHIVE = 'make-report-archive';

const archiveJob = z.object({
  agencyId: uuid,
  clientId: uuid,
  reportId: uuid,
  n: z.number().int().min(1),
});
type ArchiveJob = z.infer<typeof archiveJob>;

/** Makes the one file of a sealed version; a run that died is run again, to the same bytes. */
export function archiveJobKind(deps: ArchiveDeps): JobKind<ArchiveJob> {
  return {
    name: MAKE_ARCHIVE,
    data: archiveJob,
    handle: async (job) => {
      await makeArchive(deps, {
        agencyId: job.agencyId as AgencyId, // as they were sent
        clientId: job.clientId as ClientId,
        reportId: job.reportId as ReportId,
        n: job.n,
      });
    },
    onePerKey: true,
  };
}

type Unmade = { agency_id: AgencyId; client_id: ClientId; report_id: ReportId; n: number };

/** Starts what was sealed and has no archive and no job: after a restart from a backup. */
export async function sweepArchives(
  deps: Pick<ArchiveDeps, 'worker'> & { jobs: Jobs; workerPool: Pick<pg.Pool, 'query'> },
): Promise<number> {
  const { rows } = await deps.workerPool.query<Unmade>(
    'select * from list_seals_without_archive()',
  );
  for (const row of rows) {
    const { agency_id: agencyId, client_id: clientId, report_id: reportId, n } = row;
    await deps.worker.write({ agencyId, clientIds: [clientId] }, (tx) =>
      deps.jobs.send(
        tx,
        MAKE_ARCHIVE,
        { agencyId, clientId, reportId, n },
        {
          singletonKey: `${reportId} ${n}`,
        },
      ),
    );
  }
  return rows.length;
}
