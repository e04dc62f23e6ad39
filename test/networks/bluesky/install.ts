import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const FOLDER = import.meta.dirname;
const STAMP = path.join(FOLDER, 'node_modules', '.installed-from');
const LONGEST_MS = 600_000;

/**
 * Installs the server's packages beside this file, unless exactly those of the lock file are there.
 * Takes about 20 s with npm's cache filled and 400 MB of disk; several processes may ask at once.
 */
export async function ensureInstalled(): Promise<void> {
  const wanted = await fingerprint();
  if (await isInstalled(wanted)) return;
  const name = createHash('sha256').update(FOLDER).digest('hex').slice(0, 12);
  const turn = path.join(tmpdir(), `compagnon-install-${name}`);
  await takeTurn(turn);
  try {
    if (await isInstalled(wanted)) return;
    await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
    await writeFile(STAMP, wanted);
  } finally {
    await rm(turn, { recursive: true, force: true });
  }
}

async function fingerprint(): Promise<string> {
  const lock = await readFile(path.join(FOLDER, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex');
  return `${hash} ${process.platform}-${process.arch}`;
}

async function isInstalled(wanted: string): Promise<boolean> {
  return (await readFile(STAMP, 'utf8').catch(() => '')) === wanted;
}

/** A folder is made by one process only; one left behind by a dead process is taken over. */
async function takeTurn(turn: string): Promise<void> {
  for (;;) {
    try {
      await mkdir(turn);
      return await writeFile(path.join(turn, 'pid'), String(process.pid));
    } catch (error) {
      if (!isExisting(error)) throw error;
    }
    if (await isAbandoned(turn)) await rm(turn, { recursive: true, force: true });
    await sleep(500);
  }
}

async function isAbandoned(turn: string): Promise<boolean> {
  const pid = Number(await readFile(path.join(turn, 'pid'), 'utf8').catch(() => 0));
  if (pid > 0) return !isAlive(pid);
  const made = await stat(turn).catch(() => null);
  return made !== null && Date.now() - made.mtimeMs > 5_000;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function isExisting(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

async function run(command: string, args: readonly string[]): Promise<void> {
  const child = spawn(command, args, {
    cwd: FOLDER,
    stdio: ['ignore', 'pipe', 'pipe'],
    signal: AbortSignal.timeout(LONGEST_MS),
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said = `${said}${chunk}`.slice(-4_000);
    });
  }
  await new Promise<void>((resolve, reject) => {
    const words = `"${command} ${args.join(' ')}" in ${FOLDER}`;
    child.once('error', (cause) => reject(new Error(`${words} did not run: ${said}`, { cause })));
    child.once('close', (status) => {
      if (status === 0) resolve();
      else reject(new Error(`${words} ended with ${status}: ${said}`));
    });
  });
}
