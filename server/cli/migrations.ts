import type { Config } from '../config.ts';
import { connect } from '../db/connect.ts';
import { eraseAgain } from './erasures.ts';

/** Connecting migrates; then whom an older copy brought back is erased again. */
export async function applyMigrations(config: Config): Promise<number> {
  await using db = await connect({
    url: config.databaseUrl,
    dataDir: config.dataDir,
    ifRunning: 'adopt',
    erasuresFile: config.erasuresFile,
    onPoolError: (error) => console.error(error.message),
  });
  const { rows } = await db.ownerPool.query<{ name: string }>(
    'select name from migration order by name',
  );
  console.log(`${rows.length} migrations applied; the newest is ${rows.at(-1)?.name}.`);
  const erased = await eraseAgain(db, config.erasuresFile);
  if (erased > 0) console.log(`${erased} erasures of ${config.erasuresFile} were done again.`);
  return 0;
}
