import type { Config } from '../config.ts';
import { connect } from '../db/connect.ts';

/** Connecting migrates; this does nothing else. */
export async function applyMigrations(config: Config): Promise<number> {
  await using db = await connect({
    url: config.databaseUrl,
    dataDir: config.dataDir,
    ifRunning: 'adopt',
    onPoolError: (error) => console.error(error.message),
  });
  const { rows } = await db.ownerPool.query<{ name: string }>(
    'select name from migration order by name',
  );
  console.log(`${rows.length} migrations applied; the newest is ${rows.at(-1)?.name}.`);
  return 0;
}
