import { parentPort } from 'node:worker_threads';
import { parseTasks } from './parse-tasks.ts';

// What comes from `parsing.ts`, one task at a time.
parentPort?.on(
  'message',
  ({ id, task, args }: { id: number; task: keyof typeof parseTasks; args: unknown[] }) => {
    try {
      const run = parseTasks[task] as (...args: unknown[]) => unknown;
      parentPort?.postMessage({ id, value: run(...args) });
    } catch {
      parentPort?.postMessage({ id, value: null });
    }
  },
);
