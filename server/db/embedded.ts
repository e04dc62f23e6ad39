import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chown, lstat, mkdir, open, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findBinaries, isOpenToOthers } from './binaries.ts';

/** PostgreSQL refuses to run as root: then it runs as this user id, which needs no account. */
const UNPRIVILEGED = 65534;
const OWNER = 'compagnon';
const SOCKET_PATH_MAX = 90;

export type Embedded = {
  /** Folder of the Unix socket; there is no TCP port and no password. */
  host: string;
  owner: string;
  adopted: boolean;
  [Symbol.asyncDispose](): Promise<void>;
};

/**
 * Starts PostgreSQL on `<dataDir>/postgres`, creating the cluster at the first start.
 * The server hangs on a pipe to this process: however this process dies, the pipe closes and the
 * server makes a fast shutdown. A live server found on the folder is waited for (5 s: it may be
 * our dead predecessor's, on its way out), then adopted or refused as `ifRunning` says.
 * `postmaster.pid` is never deleted here: PostgreSQL itself knows a stale one.
 */
export async function startEmbedded(options: {
  dataDir: string;
  ifRunning: 'adopt' | 'refuse';
  settings?: readonly string[];
}): Promise<Embedded> {
  const root = process.getuid?.() === 0;
  const base = path.join(options.dataDir, 'postgres');
  const cluster = path.join(base, 'cluster');
  await mkdir(base, { recursive: true, mode: 0o711 });
  if (root && !(await isOpenToOthers(base))) {
    throw new Error(
      `PostgreSQL can't run as root, and user ${UNPRIVILEGED} can't reach ${base}: a folder above it is closed to others. Set DATA_DIR to a folder such as /var/lib/compagnon.`,
    );
  }
  const socketDir = await makeSocketDir(base, root);
  const running = await waitForEnd(cluster, options.ifRunning === 'adopt' ? 0 : 5_000);
  if (running) {
    if (options.ifRunning === 'refuse') {
      throw new Error(
        `Another Compagnon (PostgreSQL process ${running}) already works on ${options.dataDir}. Stop it first, or set another DATA_DIR; several processes on one database need DATABASE_URL.`,
      );
    }
    return { host: socketDir, owner: OWNER, adopted: true, [Symbol.asyncDispose]: async () => {} };
  }
  const bin = path.join(await findBinaries(base, root), 'bin');
  const ids = root ? { uid: UNPRIVILEGED, gid: UNPRIVILEGED } : {};
  await initialise(bin, cluster, base, ids);
  const stalePid = await recordedPid(cluster);
  return launch({ bin, cluster, socketDir, base, ids, stalePid, settings: options.settings ?? [] });
}

async function makeSocketDir(base: string, root: boolean): Promise<string> {
  const near = path.join(base, 'run');
  const hash = createHash('sha256').update(near).digest('hex').slice(0, 12);
  const dir = near.length <= SOCKET_PATH_MAX ? near : path.join(tmpdir(), `compagnon-${hash}`);
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const owner = root ? UNPRIVILEGED : (process.getuid?.() ?? 0);
  if (root) await chown(dir, UNPRIVILEGED, UNPRIVILEGED);
  const found = await lstat(dir);
  if (!found.isDirectory() || found.uid !== owner || (found.mode & 0o077) !== 0) {
    throw new Error(`${dir} must be a folder of user ${owner}, closed to others.`);
  }
  return dir;
}

/** The process id of a server that still lives on the folder after `waitMs`, or null. */
async function waitForEnd(cluster: string, waitMs: number): Promise<number | null> {
  for (let waited = 0; ; waited += 100) {
    const pid = await livePid(cluster);
    if (pid === null || waited >= waitMs) return pid;
    await sleep(100);
  }
}

async function recordedPid(cluster: string): Promise<number | null> {
  const text = await readFile(path.join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(text.split('\n')[0]);
  return Number.isInteger(pid) && pid > 0 ? pid : null;
}

async function livePid(cluster: string): Promise<number | null> {
  const pid = await recordedPid(cluster);
  if (pid === null) return null;
  // A recycled process id must not be taken for a server of ours.
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
  if (command !== null) return command.includes('postgres') ? pid : null;
  try {
    process.kill(pid, 0);
    return process.platform === 'linux' ? null : pid;
  } catch {
    return null;
  }
}

type Ids = { uid?: number; gid?: number };

async function initialise(bin: string, cluster: string, base: string, ids: Ids) {
  const done = await readFile(path.join(cluster, 'PG_VERSION')).then(
    () => true,
    () => false,
  );
  if (done) return;
  await mkdir(cluster, { recursive: true, mode: 0o700 });
  if (ids.uid !== undefined) await chown(cluster, ids.uid, ids.uid);
  const args = ['-D', cluster, '-U', OWNER, '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'];
  const run = spawnSync(path.join(bin, 'initdb'), [...args, '--data-checksums'], {
    ...ids,
    cwd: base,
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8' },
  });
  if (run.status !== 0) {
    throw new Error(`initdb failed in ${cluster}: ${run.stderr || run.error?.message}`);
  }
}

/** Backgrounds the server, waits for the end of standard input, then asks for a fast shutdown. */
const KEEPER =
  'exec 3<&0; "$@" </dev/null & pid=$!; (cat <&3 >/dev/null; kill -INT $pid) & wait $pid';

async function launch(at: {
  bin: string;
  cluster: string;
  socketDir: string;
  base: string;
  ids: Ids;
  stalePid: number | null;
  settings: readonly string[];
}): Promise<Embedded> {
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${at.socketDir}`,
    'unix_socket_permissions=0700',
    'max_connections=60',
    'shared_buffers=32MB',
    ...at.settings,
  ].flatMap((setting) => ['-c', setting]);
  const logPath = path.join(at.base, 'postgres.log');
  const log = await open(logPath, 'a');
  const command = [path.join(at.bin, 'postgres'), '-D', at.cluster, ...settings];
  const env = { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8' };
  // Another program has the dead server's number by now. PostgreSQL takes the process so named for
  // its starter, not for a server; it still looks whether a server's shared memory is in use.
  const excused = at.stalePid === null ? {} : { PG_GRANDPARENT_PID: String(at.stalePid) };
  const child = spawn('/bin/sh', ['-c', KEEPER, 'postgres-keeper', ...command], {
    ...at.ids,
    cwd: at.base,
    detached: true,
    stdio: ['pipe', log.fd, log.fd],
    env: { ...env, ...excused },
  });
  await log.close();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const { stdin } = child;
  stdin?.on('error', () => {});
  await untilReady(at.socketDir, ended, logPath);
  return {
    host: at.socketDir,
    owner: OWNER,
    adopted: false,
    async [Symbol.asyncDispose]() {
      stdin?.end();
      await ended;
    },
  };
}

async function untilReady(host: string, ended: Promise<void>, logPath: string) {
  let dead = false;
  void ended.then(() => {
    dead = true;
  });
  for (let attempt = 0; attempt < 600 && !dead; attempt++) {
    const client = new pg.Client({ host, user: OWNER, database: 'postgres' });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await client.end().catch(() => {});
      await sleep(attempt < 50 ? 20 : 100);
    }
  }
  const tail = (await readFile(logPath, 'utf8').catch(() => '')).split('\n').slice(-8).join('\n');
  throw new Error(`The embedded PostgreSQL did not start. End of ${logPath}:\n${tail}`);
}
