import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { buildPage } from '../verifier/build.ts';
import { checkLog } from '../verifier/check/log.ts';
import { native } from '../verifier/native.ts';
import { chromiumArgs } from './browser.ts';
import { makeLog } from './log-workload.ts';
import { type Case, type Report, summarise } from './report.ts';
import { createRandom } from './workload.ts';

const SEED = 'verify-2026';
const LEAVES = 100_000;
const CLI = path.resolve(import.meta.dirname, '../verifier/cli.ts');

/**
 * A log of 10^5 leaves: the check in this process against one SHA-256 pass over the same bytes, the
 * command from its start to its exit code, and the page in Chromium.
 */
export async function run(isQuick: boolean): Promise<Report> {
  const n = isQuick ? LEAVES / 10 : LEAVES;
  const bytes = makeLog(n, SEED);
  const first = checkLog(bytes, { primitives: native });
  if (first.verdict !== 'verified-weaker') throw new Error(`the log is ${first.verdict}`);
  const folder = await mkdtemp(path.join(tmpdir(), 'compagnon-bench-'));
  const file = path.join(folder, 'log.zip');
  await writeFile(file, bytes);
  try {
    const base = { bench: 'verify', n, seed: SEED, counters: { bytes: bytes.length } };
    return {
      cases: [
        ...compare(bytes, isQuick ? 3 : 7, base),
        byCommand(file, base),
        await inChromium(folder, file, base),
      ],
      skipped: [],
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

type Base = Pick<Case, 'bench' | 'n' | 'seed' | 'counters'>;

/** Interleaved, so that both meet the same machine. */
function compare(bytes: Uint8Array, rounds: number, base: Base): Case[] {
  const ratios: number[] = [];
  const checks: number[] = [];
  const passes: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const check = time(() => checkLog(bytes, { primitives: native }));
    const pass = time(() => createHash('sha256').update(bytes).digest());
    checks.push(check);
    passes.push(pass);
    ratios.push(check / pass);
  }
  const random = createRandom(SEED);
  const { value, ci95 } = summarise(checks, random);
  const passed = summarise(passes, random).value;
  const ratio = summarise(ratios, random);
  return [
    {
      ...base,
      case: 'check',
      unit: 'ms',
      value,
      ci95,
      baseline: { name: 'one SHA-256 pass', version: process.versions.openssl, value: passed },
      ratio: ratio.value,
      target: { words: 'at most 4 x one SHA-256 pass', isMet: ratio.value <= 4 },
    },
  ];
}

function byCommand(file: string, base: Base): Case {
  let status: number | null = null;
  const value = time(() => {
    status = spawnSync(process.execPath, [CLI, file], { encoding: 'utf8' }).status;
  });
  if (status !== 0) throw new Error(`the command ended with ${status}`);
  return { ...base, case: 'command', unit: 'ms', value };
}

async function inChromium(folder: string, file: string, base: Base): Promise<Case> {
  const page = path.join(folder, 'verify.html');
  await writeFile(page, await buildPage());
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: chromiumArgs,
  });
  try {
    const tab = await browser.newPage();
    await tab.goto(`file://${page}`);
    const started = performance.now();
    await tab.setInputFiles('#file', file);
    await tab.waitForSelector('#result:not([hidden])', { timeout: 120_000 });
    const value = performance.now() - started;
    const limit = base.n / 100;
    const target = { words: 'at most 1 s for 100,000 leaves', isMet: value <= limit };
    return { ...base, case: 'chromium', unit: 'ms', value, limit, target };
  } finally {
    await browser.close();
  }
}

function time(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}
