import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmod, chown, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Embedded, startEmbedded } from './embedded.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PATIENCE = { timeout: 25_000, interval: 50 };

let dataDir: string;
let pidFile: string;
const children: ChildProcess[] = [];
const embeddeds: Embedded[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'compagnon-embedded-'));
  await chmod(dataDir, 0o711); // PostgreSQL runs as another user where we are root
  pidFile = path.join(dataDir, 'postgres/cluster/postmaster.pid');
});
afterEach(async () => {
  for (const child of children.splice(0)) await kill(child);
  for (const embedded of embeddeds.splice(0)) await embedded[Symbol.asyncDispose]();
  await vi.waitFor(expectStopped, PATIENCE);
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

test('what was committed is there after the process that holds the database was killed', async () => {
  const holder = await hold();
  await query('create table kept as select 1 as n');
  await kill(holder);
  await vi.waitFor(expectStopped, PATIENCE);
  await start();
  expect(await query('select n from kept')).toEqual([{ n: 1 }]);
});

test('a successor that starts while the server of the dead one is on its way out waits for it', async () => {
  await kill(await hold());
  await start();
  expect(await query('select 1 as n')).toEqual([{ n: 1 }]);
});

test('a second process on the folder is refused in words; a tool may look in and leaves it running', async () => {
  const holder = await hold();
  const before = await serverId();
  const refused = startEmbedded({ dataDir, ifRunning: 'refuse' });
  const tool = await startEmbedded({ dataDir, ifRunning: 'adopt' });
  expect(tool.adopted).toBe(true);
  await tool[Symbol.asyncDispose]();
  await expect(refused).rejects.toThrow(/Another Compagnon .*DATA_DIR.*DATABASE_URL/);
  expect(await serverId()).toEqual(before);
  expect(await query('select 1 as n')).toEqual([{ n: 1 }]);
  expect(holder.exitCode).toBe(null);
});

test('there is no port and no way in for another user of the machine', async () => {
  const { host } = await start();
  expect(await query('show listen_addresses')).toEqual([{ listen_addresses: '' }]);
  expect(await query('show data_checksums')).toEqual([{ data_checksums: 'on' }]);
  expect((await stat(host)).mode & 0o077).toBe(0);
  expect((await stat(path.join(dataDir, 'postgres/cluster'))).mode & 0o077).toBe(0);
});

describe('a postmaster.pid that a dead server left behind', () => {
  test('is survived where nobody has its number', async () => {
    const gone = spawnSync('true');
    await leavePid(gone.pid);
    await start();
    expect(await query('select 1 as n')).toEqual([{ n: 1 }]);
  });

  test('is never deleted by us: where PostgreSQL cannot judge it, its own words are told', async () => {
    await leaveFile('');
    await expect(start()).rejects.toThrow('lock file "postmaster.pid" is empty');
    expect((await stat(pidFile)).size).toBe(0);
    await rm(pidFile);
  });

  test('is survived where another program has its number by now', async () => {
    const { uid } = await stat(path.join(dataDir, 'postgres/cluster'));
    const other = spawn('sleep', ['120'], { stdio: 'ignore', ...(uid !== 0 && { uid }) });
    children.push(other);
    await leavePid(other.pid ?? 0);
    await start();
    expect(await query('select 1 as n')).toEqual([{ n: 1 }]);
  });
});

/** Another process that starts the server on the folder, and holds it until it is killed. */
async function hold(): Promise<ChildProcess> {
  const source = `
    import { startEmbedded } from './server/db/embedded.ts';
    await startEmbedded({ dataDir: process.argv[1], ifRunning: 'refuse' });
    console.log('held');
    setInterval(() => {}, 1000);`;
  const args = ['--input-type=module', '-e', source, dataDir];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  let words = '';
  await new Promise<void>((resolve, reject) => {
    child.stderr?.on('data', (part) => (words += part));
    child.stdout?.once('data', () => resolve());
    child.once('exit', (code) => reject(new Error(`the holder ended with ${code}: ${words}`)));
  });
  return child;
}

async function start(): Promise<Embedded> {
  const embedded = await startEmbedded({ dataDir, ifRunning: 'refuse' });
  embeddeds.push(embedded);
  expect(embedded.adopted).toBe(false);
  return embedded;
}

async function kill(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

async function query(text: string): Promise<unknown[]> {
  const host = path.join(dataDir, 'postgres/run');
  const client = new pg.Client({ host, user: 'compagnon', database: 'postgres' });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

/** Which server runs, and since when. */
async function serverId(): Promise<unknown> {
  const [row] = await query('select pg_postmaster_start_time()::text as since');
  return row;
}

/** A server that stops takes its file away last. */
async function expectStopped() {
  const isThere = await stat(pidFile).then(
    () => true,
    () => false,
  );
  expect(isThere).toBe(false);
}

/** As a power cut leaves it: the process is gone, its file is not. */
async function leavePid(pid: number) {
  const cluster = path.dirname(pidFile);
  const socketDir = path.join(dataDir, 'postgres/run');
  const lines = [pid, cluster, 1_765_000_000, 5432, socketDir, '', '  4242424    424242', 'ready'];
  await leaveFile(`${lines.join('\n')}\n`);
}

async function leaveFile(text: string) {
  const { uid, gid } = await stat(path.dirname(pidFile));
  await writeFile(pidFile, text, { mode: 0o600 });
  await chown(pidFile, uid, gid);
}
