import { randomBytes, randomInt } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { api } from './api.ts';
import { control, isSecret } from './control.ts';
import { type Journal, openJournal } from './journal.ts';
import { lockFolder } from './lock.ts';
import { pages } from './pages.ts';
import { type Whereabouts, whereabouts } from './schema.ts';

const { values } = parseArgs({ options: { folder: { type: 'string' }, port: { type: 'string' } } });
const { folder } = values;
if (folder === undefined) throw new Error('Usage: node server/sandbox/main.ts --folder FOLDER');
if (!(await lockFolder(folder))) {
  throw new Error(`Another sandbox network already works on ${folder}.`);
}
run(folder, values.port === undefined ? undefined : Number(values.port));

function run(folder: string, askedPort: number | undefined): void {
  const file = path.join(folder, 'sandbox.json');
  const last = existsSync(file) ? whereabouts.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
  const adminToken = last?.adminToken ?? randomBytes(24).toString('base64url');
  const journal = openJournal(folder);
  const keptPort = askedPort ?? last?.port;
  listen(keptPort ?? randomPort());

  function listen(port: number): void {
    const url = `http://127.0.0.1:${port}`;
    const app = buildApp({ journal, url, adminToken, stop: () => setTimeout(stop, 20) });
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, () => {
      announce(file, { pid: process.pid, port, adminToken });
      process.once('SIGTERM', stop);
      console.log(`listening on ${url}`);
    });
    server.once('error', (cause) => {
      if (keptPort === undefined) return listen(randomPort());
      console.error(`The sandbox network can't listen on ${url}.`, cause);
      process.exit(1);
    });
  }

  function stop(): void {
    journal.close();
    process.exit(0);
  }
}

/** Outside of the range from which systems take ports for themselves: the port is kept for good, as
 * the addresses of publications must outlive a restart. */
function randomPort(): number {
  return randomInt(20_000, 30_000);
}

function buildApp(at: {
  journal: Journal;
  url: string;
  adminToken: string;
  stop: () => void;
}): Hono {
  const { journal, url, adminToken } = at;
  const app = new Hono();
  app.use((c, next) => {
    c.header('x-content-type-options', 'nosniff');
    return next();
  });
  app.route('/api', api(journal, url));
  app.route('/control', control(journal, { url, adminToken }));
  app.delete('/', (c) => {
    const given = c.req.header('authorization') ?? '';
    if (!isSecret(given, `Bearer ${adminToken}`)) return c.json({ error: 'secret' }, 401);
    at.stop();
    return c.json({ stopped: true });
  });
  app.route('/', pages(journal, url));
  app.onError((cause, c) => {
    console.error(cause);
    return c.json({ error: { type: 'malformed' } }, 400);
  });
  return app;
}

function announce(file: string, at: Whereabouts): void {
  writeFileSync(`${file}.part`, JSON.stringify(at), { mode: 0o600 });
  renameSync(`${file}.part`, file);
}
