/** `npm run bench[:NAME] -- [--quick] [--json FILE]`: all benchmarks in quick form, or one in full. */
import { appendFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { printReport, type Report } from './report.ts';

const benches: Readonly<
  Record<string, () => Promise<{ run: (isQuick: boolean) => Promise<Report> }>>
> = {
  start: () => import('./start.ts'),
  web: () => import('./web.ts'),
  evidence: () => import('./evidence.ts'),
  verify: () => import('./verify.ts'),
  publish: () => import('./publish.ts'),
  search: () => import('./search.ts'),
  contest: () => import('./contest.ts'),
  'contest-entries': () => import('./contest-entries.ts'),
  mail: () => import('./mail.ts'),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, json: { type: 'string' } },
});
const wanted = positionals.length > 0 ? positionals : Object.keys(benches);
const unknown = wanted.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(
    `No benchmark is called ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`,
  );
  process.exit(2);
}
if (values.json) await writeFile(values.json, '');
let isMet = true;
for (const name of wanted) {
  const bench = await benches[name]?.();
  const report = await bench?.run(values.quick || positionals.length === 0);
  if (!report) continue;
  if (!printReport(report, console.log)) isMet = false;
  if (values.json) {
    await appendFile(values.json, report.cases.map((one) => `${JSON.stringify(one)}\n`).join(''));
  }
}
process.exitCode = isMet ? 0 : 1;
