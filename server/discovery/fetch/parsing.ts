import { Worker } from 'node:worker_threads';
import type { ParseTasks } from './parse-tasks.ts';

/** Reads what strangers wrote, apart from everything else. */
export type Parsing = AsyncDisposable & {
  /** Null where it takes too long, too much memory, or can't be read. */
  run<K extends keyof ParseTasks>(
    task: K,
    ...args: Parameters<ParseTasks[K]>
  ): Promise<Awaited<ReturnType<ParseTasks[K]>> | null>;
};

const LONGEST_MS = 10_000;
const IDLE_MS = 30_000;
const MEMORY_MB = 256;

type Waiting = {
  readonly message: { id: number; task: string; args: unknown[] };
  settle(value: unknown): void;
};

/**
 * One thread that is ended whenever a page costs it more than ten seconds: a hostile page is given up,
 * and delays the others by as much at most. It starts with the first task and goes when none comes.
 */
export function openParsing(): Parsing {
  const queue: Waiting[] = [];
  let worker: Worker | null = null;
  let current: { job: Waiting; timer: NodeJS.Timeout } | null = null;
  let idle: NodeJS.Timeout | null = null;
  let lastId = 0;

  function next() {
    if (current) return;
    const job = queue.shift();
    if (!job) {
      idle ??= setTimeout(close, IDLE_MS);
      idle.unref();
      return;
    }
    if (idle) clearTimeout(idle);
    idle = null;
    worker ??= start();
    const timer = setTimeout(() => finish(null, true), LONGEST_MS);
    current = { job, timer };
    worker.postMessage(job.message);
  }

  function finish(value: unknown, isLost = false) {
    if (!current) return;
    const { job, timer } = current;
    clearTimeout(timer);
    current = null;
    if (isLost) close();
    job.settle(value);
    next();
  }

  function start(): Worker {
    const made = new Worker(new URL('./parse-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
      execArgv: [],
    });
    made.unref();
    made.on('message', ({ id, value }: { id: number; value: unknown }) => {
      if (current?.job.message.id === id) finish(value);
    });
    // Out of memory, or out of stack: the next task gets a new thread.
    made.on('error', () => {
      if (worker === made) finish(null, true);
    });
    return made;
  }

  function close() {
    if (idle) clearTimeout(idle);
    idle = null;
    const old = worker;
    worker = null;
    return old?.terminate();
  }

  return {
    run<K extends keyof ParseTasks>(task: K, ...args: Parameters<ParseTasks[K]>) {
      return new Promise((settle) => {
        lastId += 1;
        // The worker answers with what the task of this name gives.
        queue.push({
          message: { id: lastId, task, args },
          settle: settle as (value: unknown) => void,
        });
        next();
      });
    },
    async [Symbol.asyncDispose]() {
      for (const { settle } of queue.splice(0)) settle(null);
      finish(null, true);
      await close();
    },
  };
}
