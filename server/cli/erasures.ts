import type { Config } from '../config.ts';
import { type Connected, connect } from '../db/connect.ts';
import { openDb, type Tx } from '../db/db.ts';
import { applyErasures } from '../db/erasure-journal.ts';
import { type Clock, systemClock } from '../lib/clock.ts';
import type {
  AgencyId,
  ClientId,
  ContestEntryId,
  CreatorId,
  Id,
  ObservationId,
  OperationId,
} from '../lib/ids.ts';
import { erasePersonAgain, eraseReaderAgain, eraseRecords } from '../modules/audience/public.ts';
import { eraseEntryAgain } from '../modules/contests/erase-again.ts';
import { eraseCommentsAgain } from '../modules/contests/import-erase.ts';
import { barAgain, eraseCreatorAgain, objectAgain } from '../modules/creators/erase-again.ts';
import { agencyNow } from '../modules/people/public.ts';

type Again = (tx: Tx, ids: readonly string[], at: Date) => Promise<unknown>;

/** How each kind of line is done again; of an agency (`null`), or of a client whose id comes first. */
const kinds: Readonly<Record<string, { of: 'agency' | 'client'; again: Again }>> = {
  creator: {
    of: 'agency',
    again: (tx, [, id = ''], at) => eraseCreatorAgain(tx, id as CreatorId, at),
  },
  objection: {
    of: 'agency',
    again: (tx, [, id = ''], at) => objectAgain(tx, id as CreatorId, at),
  },
  barred: {
    of: 'agency',
    again: (tx, [agencyId, hash = ''], at) =>
      barAgain(tx, { agencyId: agencyId as AgencyId, hash, at }),
  },
  entry: {
    of: 'client',
    again: (tx, [, , id = ''], at) => eraseEntryAgain(tx, id as ContestEntryId, at),
  },
  comments: {
    of: 'client',
    again: (tx, [, , id = ''], at) => eraseCommentsAgain(tx, id as Id<'contest-import'>, at),
  },
  author: {
    of: 'client',
    again: (tx, [, clientId, scopeId, author = ''], at) =>
      erasePersonAgain(
        tx,
        { clientId: clientId as ClientId, scopeId: scopeId as OperationId | ClientId, author },
        at,
      ),
  },
  reader: {
    of: 'client',
    again: (tx, [, clientId, hash = ''], at) =>
      eraseReaderAgain(tx, clientId as ClientId, hash, at),
  },
  record: {
    of: 'client',
    again: (tx, [, , id = '', place], at) =>
      eraseRecords(tx, { observationId: id as ObservationId, places: [Number(place)], at }),
  },
};

/**
 * Erases again whom a restored backup brought back: each line of the journal that this database doesn't
 * know, by the same command as the first time. Returns how many. Throws where one of them failed.
 */
export async function eraseAgain(
  db: Pick<Connected, 'ownerPool' | 'workerPool'>,
  file: string,
  clock: Clock = systemClock,
): Promise<number> {
  const worker = openDb(db.workerPool); // the journal knows already
  return applyErasures(db.ownerPool, file, async (what) => {
    const [kind = '', ...ids] = what.split(' ');
    const known = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
    if (!known) throw new Error(`this version doesn't know how to erase "${kind}" again`);
    const [agencyId, clientId] = ids as [AgencyId, ClientId];
    const found = await db.ownerPool.query('select from agency where id = $1', [agencyId]);
    if (!found.rowCount) return; // the copy is from before the agency, or it is gone
    const scope = { agencyId, clientIds: known.of === 'client' ? [clientId] : [] };
    await worker.write(scope, async (tx) => {
      await known.again(tx, ids, await agencyNow(tx, agencyId, clock));
    });
  });
}

/** `compagnon erasures apply`: the same as each start does. */
export async function runErasures(args: readonly string[], config: Config): Promise<number> {
  if (args[0] !== 'apply') {
    console.error('compagnon erasures apply: erase again whom a restored backup brought back');
    return 2;
  }
  await using db = await connect({
    url: config.databaseUrl,
    dataDir: config.dataDir,
    ifRunning: 'adopt',
    erasuresFile: config.erasuresFile,
    onPoolError: (error) => console.error(error.message),
  });
  const many = await eraseAgain(db, config.erasuresFile);
  console.log(`${many} erasures of ${config.erasuresFile} were done again.`);
  return 0;
}
