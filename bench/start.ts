import { rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { descendants, residentBytes, startServer } from '../test/server.ts';
import type { Case, Report } from './report.ts';

const BUILT = path.resolve(import.meta.dirname, '../web/build');
const IDLE_MS = 10_000;

/** From nothing to the first page, twice (the pages unbuilt, then built), and memory at rest. */
export async function run(isQuick: boolean): Promise<Report> {
  await rm(BUILT, { recursive: true, force: true });
  const cases: Case[] = [];
  const first = await startServer();
  cases.push(seconds('first-start', first.listeningAfterMs + (await firstPage(first.url)), 30));
  const { dataDir } = first;
  await first.kill('SIGTERM');
  const again = await startServer({ dataDir });
  try {
    cases.push(seconds('later-start', again.listeningAfterMs + (await firstPage(again.url)), 5));
    await sleep(isQuick ? IDLE_MS / 2 : IDLE_MS);
    const below = await descendants(again.pid);
    const database = await Promise.all(below.map((pid) => residentBytes(pid).catch(() => 0)));
    cases.push(megabytes('idle-server', await residentBytes(again.pid), 150));
    cases.push(
      megabytes(
        'idle-database',
        database.reduce((a, b) => a + b, 0),
        60,
      ),
    );
  } finally {
    await again.close();
  }
  return { cases, skipped: [] };
}

async function firstPage(url: string): Promise<number> {
  const started = performance.now();
  const response = await fetch(url, { redirect: 'follow' });
  if (!response.ok) throw new Error(`the first page answered ${response.status}`);
  await response.text();
  return performance.now() - started;
}

function seconds(name: string, ms: number, limit: number): Case {
  const value = ms / 1000;
  const target = { words: `at most ${limit} s`, isMet: value <= limit };
  return { bench: 'start', case: name, n: 1, seed: '', unit: 's', value, limit, target };
}

function megabytes(name: string, bytes: number, limit: number): Case {
  const value = bytes / 1e6;
  const target = { words: `at most ${limit} MB`, isMet: value <= limit };
  return { bench: 'start', case: name, n: 1, seed: '', unit: 'MB', value, limit, target };
}
