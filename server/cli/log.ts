import type { Config } from '../config.ts';
import { connect } from '../db/connect.ts';
import { openDb } from '../db/db.ts';
import { goOnWithLog } from '../evidence/go-on.ts';
import { systemClock } from '../lib/clock.ts';
import { type AgencyId, type ClientId, isId } from '../lib/ids.ts';
import { agencyNow } from '../modules/people/public.ts';

const usage = `compagnon log go-on CLIENT_ID
  signs a log again whose last leaves are lost for good, since no newer backup exists.
  The loss is entered in the log, and witnesses must be enrolled anew: see docs/restore.md.`;

/** `compagnon log go-on`: 0 done, 1 there was nothing to settle, 2 wrongly called. */
export async function runLog(args: readonly string[], config: Config): Promise<number> {
  const [what, wanted = ''] = args;
  if (what !== 'go-on' || !isId(wanted)) {
    console.error(usage);
    return 2;
  }
  await using db = await connect({
    url: config.databaseUrl,
    dataDir: config.dataDir,
    ifRunning: 'adopt',
    erasuresFile: config.erasuresFile,
    onPoolError: (error) => console.error(error.message),
  });
  const { rows } = await db.ownerPool.query<{ agency_id: AgencyId; client_id: ClientId }>(
    'select agency_id, client_id from find_log($1)',
    [wanted],
  );
  const [log] = rows;
  if (!log) {
    console.error(`There is no client ${wanted}.`);
    return 2;
  }
  const scope = { agencyId: log.agency_id, clientIds: [log.client_id] };
  const size = await openDb(db.workerPool).write(scope, async (tx) =>
    goOnWithLog(tx, {
      clientId: log.client_id,
      at: await agencyNow(tx, log.agency_id, systemClock),
    }),
  );
  if (size === null) {
    console.log('This log contradicts no checkpoint that anybody holds. Nothing was done.');
    return 1;
  }
  console.log(
    `The log is signed again from its next leaf on, which says that somebody holds a checkpoint of ${size} leaves.\n` +
      'Tell the client, and have each witness enrolled anew: docs/restore.md.',
  );
  return 0;
}
