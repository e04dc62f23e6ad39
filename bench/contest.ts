import { spawnSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { buildPage } from '../verifier/build.ts';
import { chromiumArgs } from './browser.ts';
import { type Case, median, type Report } from './report.ts';

const SEED = 'contest-2026';
const ENTRIES = 1_000_000;
const CLI = path.resolve(import.meta.dirname, '../verifier/cli.ts');
const CHILD = path.resolve(import.meta.dirname, 'contest-child.ts');
const MAX_MS = 3000;
const MAX_MB = 600;
const MAX_SLOPE = 1.15;
const MAX_CHROMIUM_MS = 5000;

type Made = { readonly ms: number; readonly peakMb: number };
type Base = Pick<Case, 'bench' | 'seed'>;

/**
 * A draw of up to 10^6 entries: freeze, draw and proof in a process of their own at four sizes, then the
 * largest proof checked by the command and by the page, which must say the same in every word.
 */
export async function run(isQuick: boolean): Promise<Report> {
  const largest = isQuick ? ENTRIES / 10 : ENTRIES;
  const base = { bench: 'contest', seed: SEED };
  const folder = await mkdtemp(path.join(tmpdir(), 'compagnon-bench-'));
  const file = path.join(folder, 'large.draw.json');
  try {
    const sizes = [largest / 100, largest / 30, largest / 10, largest].map(Math.round);
    const times = sizes.map((n) => {
      const runs = Array.from({ length: isQuick ? 1 : 3 }, () => make(n, file));
      return { n, ms: median(runs.map(({ ms }) => ms)), last: runs.at(-1) };
    });
    const top = times.at(-1);
    if (top?.last === undefined) throw new Error('nothing was made');
    const { words, command } = byCommand(file, { ...base, n: largest });
    return {
      cases: [
        ...ofMaking(top, { ...base, n: largest }),
        slopeOf(times, { ...base, n: largest }),
        command,
        await inChromium(folder, file, words, { ...base, n: largest }),
      ],
      skipped: [],
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function make(n: number, file: string): Made {
  const child = spawnSync(process.execPath, [CHILD, `${n}`, SEED, file], { encoding: 'utf8' });
  if (child.status !== 0) throw new Error(child.stderr);
  return JSON.parse(child.stdout);
}

function ofMaking(
  { ms, last }: { readonly ms: number; readonly last?: Made },
  base: Base & { readonly n: number },
): Case[] {
  // As many hashes of a tree's node as there are lines and nodes in the three trees.
  const hashes = Math.round(base.n * 3.3);
  const node = new Uint8Array(65);
  const started = performance.now();
  for (let i = 0; i < hashes; i++) hash('sha256', node, 'binary');
  const baseline = performance.now() - started;
  const limit = (MAX_MS * base.n) / ENTRIES;
  const mb = Math.round(last?.peakMb ?? 0);
  return [
    {
      ...base,
      case: 'draw',
      unit: 'ms',
      value: ms,
      limit,
      baseline: { name: 'its hashes alone', version: process.versions.openssl, value: baseline },
      ratio: ms / baseline,
      target: { words: 'freeze, draw and proof: at most 3 s for 1,000,000', isMet: ms <= limit },
    },
    {
      ...base,
      case: 'memory',
      unit: 'MB',
      value: mb,
      limit: MAX_MB,
      target: { words: 'at most 600 MB in the whole process', isMet: mb <= MAX_MB },
    },
  ];
}

/** The steepest of the steps from size to size would blame noise: it is the whole line's slope. */
function slopeOf(
  times: readonly { readonly n: number; readonly ms: number }[],
  base: Base & { readonly n: number },
): Case {
  const points = times.map(({ n, ms }) => [Math.log(n), Math.log(ms)] as const);
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const over = points.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0);
  const value = over / points.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
  const target = { words: `at most ${MAX_SLOPE}`, isMet: value <= MAX_SLOPE };
  return { ...base, case: 'slope', unit: 'log-log', value, limit: MAX_SLOPE, target };
}

function byCommand(file: string, base: Base & { readonly n: number }) {
  const started = performance.now();
  const { status, stdout } = spawnSync(process.execPath, [CLI, file, '--lang', 'en'], {
    encoding: 'utf8',
  });
  const value = performance.now() - started;
  if (status !== 0) throw new Error(`the command ended with ${status}: ${stdout}`);
  const command: Case = { ...base, case: 'command', unit: 'ms', value };
  return { words: stdout, command };
}

/** Every word of the page's verdict must stand in the command's. */
async function inChromium(
  folder: string,
  file: string,
  words: string,
  base: Base & { readonly n: number },
): Promise<Case> {
  const page = path.join(folder, 'verify.html');
  await writeFile(page, await buildPage());
  const executablePath = '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: chromiumArgs });
  try {
    const context = await browser.newContext({ locale: 'en-GB' });
    const tab = await context.newPage();
    await tab.goto(`file://${page}`);
    await tab.waitForSelector('#language:not(:empty)');
    const started = performance.now();
    await tab.setInputFiles('#file', file);
    await tab.waitForSelector('#result:not([hidden])', { timeout: 120_000 });
    const value = performance.now() - started;
    const texts = await tab.$$eval(
      '#verdict, #findings span:last-child, #facts dd, #openings span',
      (elements) => elements.map((element) => element.textContent ?? ''),
    );
    const missing = texts.filter((text) => !words.includes(text));
    if (missing.length > 0) throw new Error(`the page says otherwise: ${missing.join(' / ')}`);
    const limit = (MAX_CHROMIUM_MS * base.n) / ENTRIES;
    return {
      ...base,
      case: 'chromium',
      unit: 'ms',
      value,
      limit,
      counters: { sameWords: texts.length },
      target: {
        words: 'checked again in Chromium: at most 5 s for 1,000,000',
        isMet: value <= limit,
      },
    };
  } finally {
    await browser.close();
  }
}
