import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { createApp } from './app.ts';
import { eraseAgain } from './cli/erasures.ts';
import { type Config, readConfig } from './config.ts';
import { connect } from './db/connect.ts';
import { ensureWebBuilt, loadWeb } from './http/web-build.ts';
import { createLog, sayLost } from './log.ts';

const API = Symbol.for('compagnon.api');

if (Number(process.versions.node.split('.')[0]) < 24) {
  fail(
    `Compagnon needs Node 24 or later; this is ${process.version}. Start it with \`npm start\`.`,
  );
}
await start().catch((error) => fail(error instanceof Error ? describe(error) : String(error)));

/** The process: settings, database, app; then it listens and works, as its roles say, until a signal. */
async function start() {
  const config = readConfig(process.env);
  const log = createLog(config);
  let isStopping = false;
  await mkdir(config.dataDir, { recursive: true, mode: 0o711 });
  const say = (line: string) => console.log(line);
  const isWeb = config.roles.includes('web');
  const [db] = await Promise.all([
    connect({
      url: config.databaseUrl,
      dataDir: config.dataDir,
      ifRunning: 'refuse',
      erasuresFile: config.erasuresFile,
      onPoolError: (error) => sayLost(log, error, isStopping),
    }),
    isWeb ? ensureWebBuilt(say) : undefined,
  ]);
  // Before anybody can see who came back with an older copy.
  const erased = await eraseAgain(db, config.erasuresFile);
  if (erased > 0) {
    log.warn({ erased }, 'an older database was put back: erasures of the journal were done again');
    say(`an older database was put back: ${erased} erasures were done again`);
  }
  const app = await createApp({ config, db, log, say, web: isWeb ? await loadWeb() : null });
  if (config.roles.includes('work')) await app.startWork();
  const server = isWeb ? await listen(config, app.shell) : null;
  if (server) say(`listening on ${server.url}`);
  else say('working');

  const stop = async (signal: string) => {
    if (isStopping) return;
    isStopping = true;
    log.info({ signal }, 'stopping');
    await server?.close();
    await app.stop();
    await db[Symbol.asyncDispose]();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal));
}

type Shell = Awaited<ReturnType<typeof createApp>>['shell'];

async function listen(config: Config, shell: Shell) {
  // The one seam between the built pages and us: web/hooks.server.ts asks the API through it.
  Object.assign(globalThis, { [API]: shell.askApi });
  const server = createServer(
    { requestTimeout: 60_000, headersTimeout: 20_000 },
    getRequestListener(shell.fetch, { overrideGlobalObjects: false }),
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  });
  return {
    url: config.publicUrl,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const forced = setTimeout(() => server.closeAllConnections(), 5_000);
      await closed;
      clearTimeout(forced);
    },
  };
}

function describe(error: Error): string {
  if ('code' in error && error.code === 'EADDRINUSE') {
    return 'Another program listens on this port. Stop it, or set PORT to another number.';
  }
  const cause = error.cause instanceof Error ? `\n  because: ${error.cause.message}` : '';
  return `${error.message}${cause}`;
}

function fail(words: string): never {
  console.error(`Compagnon did not start.\n${words}\nRun \`npm run doctor\` to see what is wrong.`);
  process.exit(1);
}
