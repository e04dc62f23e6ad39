import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { createApp } from '../server/app.ts';
import { readConfig } from '../server/config.ts';
import { ensureWebBuilt, loadWeb } from '../server/http/web-build.ts';
import { createLog } from '../server/log.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';
import { freePort } from './free-port.ts';

export type TestApp = {
  readonly url: string;
  readonly database: TestDatabase;
  /** What the product wrote into its log at level error. */
  readonly errors: readonly string[];
  /** Everything that it wrote into its log, as the process does. */
  readonly lines: readonly string[];
  [Symbol.asyncDispose](): Promise<void>;
};

/** Where the built pages look for the API, as `main.ts` puts it there. */
const API = Symbol.for('compagnon.api');

/**
 * The whole product in this process, on a database and folder of its own; with the web's pages where
 * they are asked for, built first if their sources have changed.
 */
export async function startApp(
  env: Readonly<Record<string, string>> = {},
  { withPages = false }: { withPages?: boolean } = {},
): Promise<TestApp> {
  const database = await openTestDatabase();
  const folder = await mkdtemp(path.join(tmpdir(), 'compagnon-app-'));
  const port = await freePort();
  const config = readConfig({ PORT: String(port), DATA_DIR: path.join(folder, 'data'), ...env });
  const [errors, lines]: [string[], string[]] = [[], []];
  const write = (line: string) => {
    lines.push(line);
    if ((JSON.parse(line) as { level: number }).level >= 50) errors.push(line);
  };
  const log = createLog({ logLevel: 'debug' }, { write });
  const db = { ...database, journal: null, async [Symbol.asyncDispose]() {} };
  if (withPages) await ensureWebBuilt(() => {});
  const web = withPages ? await loadWeb() : null;
  const app = await createApp({ config, db, log, say: () => {}, web });
  if (withPages) Object.assign(globalThis, { [API]: app.shell.askApi });
  await app.startWork();
  const listener = getRequestListener(app.shell.fetch, { overrideGlobalObjects: false });
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: config.publicUrl,
    database,
    errors,
    lines,
    async [Symbol.asyncDispose]() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      await app.stop();
      await database[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
