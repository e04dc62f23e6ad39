/**
 * `npm test`: installs what the tests need, runs the checks and every test, and ends with
 * `N passed, N failed`. Arguments are handed to Vitest: `npm test -- server/modules/signing`.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureWebBuilt } from '../server/http/web-build.ts';
import { installNeeds } from './install.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const only = process.argv.slice(2);

const checks: readonly [name: string, ...command: string[]][] = [
  ['the lock file fits', 'npm', 'ci', '--dry-run', '--no-audit', '--no-fund'],
  ['format and lint', 'biome', 'ci', '--error-on-warnings', '.'],
  ['types', 'tsc', '--noEmit'],
  [
    'types of the pages',
    'svelte-check',
    '--tsconfig',
    './web/tsconfig.json',
    '--threshold',
    'error',
  ],
  ['no unused code', 'knip'],
];

let passed = 0;
let failed = 0;

await installNeeds((line) => console.log(`· ${line}`));
await ensureWebBuilt((line) => console.log(`· ${line}`));
if (only.length === 0) {
  for (const [name, command, ...args] of checks) {
    const isGood = (await run(command ?? '', args)) === 0;
    console.log(`${isGood ? 'ok  ' : 'FAIL'} ${name}`);
    if (isGood) passed += 1;
    else failed += 1;
  }
}
await runTests();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

async function runTests() {
  const folder = await mkdtemp(path.join(tmpdir(), 'compagnon-tests-'));
  const report = path.join(folder, 'report.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await run('vitest', [...args, ...only]);
  try {
    const counts: { numPassedTests: number; numFailedTests: number; numFailedTestSuites: number } =
      JSON.parse(await readFile(report, 'utf8'));
    passed += counts.numPassedTests;
    failed += counts.numFailedTests;
    // A file that can't even be loaded counts no test, and a run that broke off is a failure.
    if (code !== 0 && counts.numFailedTests === 0)
      failed += Math.max(1, counts.numFailedTestSuites);
  } catch {
    failed += 1;
  }
  await rm(folder, { recursive: true, force: true });
}

function run(command: string, args: readonly string[]): Promise<number> {
  const bin = path.join(ROOT, 'node_modules/.bin');
  const child = spawn(command, args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }),
      PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}`,
    },
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
