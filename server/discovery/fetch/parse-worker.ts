import { parentPort } from 'node:worker_threads';
import { parseTasks } from './parse-tasks.ts';

type Message = { id: number; task: keyof typeof parseTasks; args: unknown[] };

// What comes from `parsing.ts`, one task at a time.
parentPort?.on('message', async ({ id, task, args }: Message) => {
  let value: unknown = null;
  try {
    const run = parseTasks[task] as (...args: unknown[]) => unknown;
    value = await run(...args);
  } catch {
    // Not to be read: null says it.
  }
  parentPort?.postMessage({ id, value });
});
