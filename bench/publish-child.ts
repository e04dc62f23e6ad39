import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { PublishWorld } from './publish-world.ts';

export type Child = {
  /** When it was started, and how long it took to work. */
  readonly startedAt: number;
  readonly readyAfterMs: number;
  readonly ended: Promise<void>;
  /** Processor time it has used, in milliseconds; 0 where the system doesn't say. */
  cpuMs(): Promise<number>;
  /** From now on it counts its transactions, and kills itself at the n-th boundary. */
  dieAtStep(n: number): void;
  /** kill -9, and waits until it is gone. */
  kill(): Promise<void>;
};

/** Starts a delivery worker as the server would run it, in a process that ends with this one. */
export async function startChild(world: PublishWorld): Promise<Child> {
  const startedAt = Date.now();
  const options = {
    owner: world.database.ownerConfig,
    worker: world.database.workerConfig,
    folder: world.folder,
    vaultFile: world.vaultFile,
  };
  const file = path.join(import.meta.dirname, 'publish-worker.ts');
  const child = spawn(process.execPath, [file, JSON.stringify(options)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit').then(() => {});
  const works = once(child, 'message').then(() => true);
  if (!(await Promise.race([works, ended.then(() => false)]))) {
    throw new Error('the worker ended before it worked');
  }
  return {
    startedAt,
    readyAfterMs: Date.now() - startedAt,
    ended,
    async cpuMs() {
      const stat = await readFile(`/proc/${child.pid}/stat`, 'utf8').catch(() => '');
      const [user = 0, system = 0] = stat.split(' ').slice(13, 15).map(Number);
      return (user + system) * 10; // ticks of a hundredth of a second
    },
    dieAtStep: (n) => {
      if (child.connected) child.send({ dieAtStep: n });
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
