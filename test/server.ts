import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from './free-port.ts';

const ROOT = path.resolve(import.meta.dirname, '..');

export type RunningServer = {
  readonly url: string;
  readonly pid: number;
  readonly dataDir: string;
  /** Milliseconds from the start of the process to the line "listening on". */
  readonly listeningAfterMs: number;
  kill(signal: NodeJS.Signals): Promise<void>;
  /** Stops it and removes its data. */
  close(): Promise<void>;
};

/** Starts the product as `npm start` does, in a data folder of its own unless one is given. */
export async function startServer(
  options: { dataDir?: string; env?: Readonly<Record<string, string>>; port?: number } = {},
): Promise<RunningServer> {
  const dataDir = options.dataDir ?? (await makeDataDir());
  const port = options.port ?? (await freePort());
  const started = performance.now();
  const child = spawn(process.execPath, ['--optimize-for-size', 'server/main.ts'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PORT: String(port),
      DATA_DIR: dataDir,
      VAULT_KEY_FILE: `${dataDir}.vault-key`,
      LOG_LEVEL: 'warn',
      ...options.env,
    },
  });
  let words = '';
  const listeningAfterMs = await new Promise<number>((resolve, reject) => {
    const hear = (part: Buffer) => {
      words += part;
      if (words.includes('listening on')) resolve(performance.now() - started);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${words}`)));
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const kill = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
  };
  return {
    url: `http://localhost:${port}`,
    pid: child.pid ?? 0,
    dataDir,
    listeningAfterMs,
    kill,
    close: async () => {
      await kill('SIGTERM');
      await rm(dataDir, { recursive: true, force: true });
      for (const end of ['.vault-key', '.vault-key.sessions', '.erasures', '.heads']) {
        await rm(`${dataDir}${end}`, { recursive: true, force: true });
      }
    },
  };
}

/** A folder that the unprivileged PostgreSQL can reach, also when we are root. */
async function makeDataDir(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'compagnon-bench-'));
  const { chmod } = await import('node:fs/promises');
  await chmod(folder, 0o711);
  return folder;
}

/** Resident memory of a process and of its descendants whose command matches, in bytes. */
export async function residentBytes(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8');
  return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) * 1024;
}

/** The process ids below `pid`. */
export async function descendants(pid: number): Promise<number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  const children = text.trim().split(/\s+/).filter(Boolean).map(Number);
  return [...children, ...(await Promise.all(children.map(descendants))).flat()];
}
