import { spawn } from 'node:child_process';
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import {
  type Command,
  type CommandAnswer,
  type CreatedAccount,
  commandAnswer,
  createdAccount,
  type NewAccount,
  type PublicPost,
  publicPost,
  type Whereabouts,
  whereabouts,
} from './schema.ts';

export type Sandbox = {
  /** On loopback; the same after each restart on the same folder. */
  readonly url: string;
  readonly adminToken: string;
  /** Asked again for the same network and handle, answers with the same account. */
  createAccount(account: NewAccount): Promise<CreatedAccount>;
  /** Lowers a limit, withdraws or gives a token, makes the next requests fail. */
  control(command: Command): Promise<CommandAnswer>;
  /** What readers of the account can see, oldest first. */
  listPosts(remoteId: string): Promise<PublicPost[]>;
  stop(): Promise<void>;
  /** Stops, and deletes everything that was published. */
  wipe(): Promise<void>;
};

const START_MS = 15_000;

/**
 * The demo's network, a process of its own that outlives this one: adopted where it runs already on
 * the folder, otherwise started. One folder never has two. It publishes nothing outside this machine.
 */
export async function startSandbox(options: { folder: string; port?: number }): Promise<Sandbox> {
  const folder = path.resolve(options.folder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const running = await findRunning(folder);
  return speakTo(folder, running ?? (await launch(folder, options.port)));
}

async function launch(folder: string, port: number | undefined): Promise<Whereabouts> {
  const logFile = path.join(folder, 'sandbox.log');
  const log = await open(logFile, 'a');
  const main = fileURLToPath(new URL('./main.ts', import.meta.url));
  const args = [main, '--folder', folder, ...(port === undefined ? [] : ['--port', String(port)])];
  const child = spawn(process.execPath, args, {
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  await log.close();
  let hasEnded = false;
  child.once('exit', () => {
    hasEnded = true;
  });
  child.once('error', () => {
    hasEnded = true;
  });
  child.unref();
  for (const until = Date.now() + START_MS; Date.now() < until; await sleep(20)) {
    const wasOver = hasEnded;
    const running = await findRunning(folder);
    if (running) return running; // ours, or that of whoever was faster
    if (wasOver) break;
  }
  const tail = (await readFile(logFile, 'utf8').catch(() => '')).split('\n').slice(-8).join('\n');
  throw new Error(`The sandbox network did not start. End of ${logFile}:\n${tail}`);
}

/** The live sandbox of the folder, which proves itself by the secret that stands there. */
async function findRunning(folder: string): Promise<Whereabouts | null> {
  const text = await readFile(path.join(folder, 'sandbox.json'), 'utf8').catch(() => '');
  if (text === '') return null;
  const found = whereabouts.parse(JSON.parse(text));
  try {
    const answer = await ask(found, 'GET', '/control');
    const { pid } = z.object({ pid: z.int() }).parse(answer);
    return pid === found.pid ? found : null;
  } catch {
    return null;
  }
}

function speakTo(folder: string, at: Whereabouts): Sandbox {
  async function stop(): Promise<void> {
    await ask(at, 'DELETE', '/').catch(() => {});
    for (const until = Date.now() + 5_000; Date.now() < until; await sleep(10)) {
      if ((await findRunning(folder)) === null) return;
    }
    throw new Error(`The sandbox network (process ${at.pid}) did not stop.`);
  }
  return {
    url: `http://127.0.0.1:${at.port}`,
    adminToken: at.adminToken,
    async createAccount(account) {
      return createdAccount.parse(await ask(at, 'POST', '/control/accounts', account));
    },
    async control(command) {
      return commandAnswer.parse(await ask(at, 'POST', '/control', command));
    },
    async listPosts(remoteId) {
      const route = `/control/accounts/${encodeURIComponent(remoteId)}/posts`;
      return z.array(publicPost).parse(await ask(at, 'GET', route));
    },
    stop,
    async wipe() {
      await stop();
      for (const name of ['journal.jsonl', 'images', 'sandbox.json', 'sandbox.log']) {
        await rm(path.join(folder, name), { recursive: true, force: true });
      }
    },
  };
}

async function ask(at: Whereabouts, method: string, route: string, body?: unknown) {
  const response = await fetch(`http://127.0.0.1:${at.port}${route}`, {
    method,
    headers: { authorization: `Bearer ${at.adminToken}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(5_000),
  });
  const answer: unknown = await response.json();
  if (!response.ok) {
    throw new Error(`${method} ${route}: ${response.status} ${JSON.stringify(answer)}`);
  }
  return answer;
}
