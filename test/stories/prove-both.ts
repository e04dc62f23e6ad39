import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createPerson, type Person } from '../person.ts';
import { startServer } from '../server.ts';
import { changeCapture, changeCode, changePage } from './forge.ts';
import type { Stage } from './one-post.ts';
import { waitFor } from './wait-for.ts';

const CLI = path.resolve(import.meta.dirname, '../../verifier/cli.ts');

type At = Pick<Stage, 'url' | 'say'>;
type Proofs = { readonly out: string; readonly show: (text: string) => void };

/**
 * The demonstration's contest and report leave the product as files; each is verified by the command,
 * which asks no network, and refused with one word changed. On a server of its own: where people work
 * the demonstration is for the head alone.
 */
export async function proveBoth({ say }: Pick<Stage, 'say'>, to: Proofs) {
  const server = await startServer();
  await using ends = new AsyncDisposableStack();
  ends.defer(server.close);
  const stage: At = { url: server.url, say };
  const solene = createPerson(server.url);
  const started = performance.now();
  await solene.api.people.enterDemo({ locale: 'fr' });
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  say(`the demonstration is made in ${seconds} s: forty blogs, an operation, a contest, a report`);
  await proveDraw(stage, solene, to);
  await proveReport(stage, solene, to);
}

async function proveDraw({ url, say }: At, solene: Person, { out, show }: Proofs) {
  const { contests } = await solene.api.contests.listContests({});
  const [contest] = contests;
  const { counts, publicId } = await solene.api.contests.readContest({
    contestId: contest?.id ?? '',
  });
  say(`400 entries by the rules alone: ${counts.kept} kept, ${counts.received - counts.kept} not`);
  assert.deepEqual([counts.received, counts.kept], [400, 253]);
  const file = path.join(out, 'draw.json');
  const text = await download(url, `/api/contest-files/${publicId}/draw.json`);
  await writeFile(file, text);
  show(verify(say, 'the draw’s file', file, 0));
  const forged = path.join(out, 'forged.draw.json');
  await writeFile(forged, changeCode(text));
  show(verify(say, 'a copy with one entrant’s code changed', forged, 1));
}

async function proveReport({ url, say }: At, solene: Person, { out, show }: Proofs) {
  const { reports } = await solene.api.reports.listReports({});
  const reportId = reports[0]?.id ?? '';
  const { text, version, evidence } = await solene.api.reports.readReport({ reportId });
  say(
    `the report of the operation: ${text.figures.length} figures on ${evidence} items of evidence`,
  );
  show(
    text.figures.map(({ label, display, beside }) => `${label}: ${display} ${beside}`).join('\n'),
  );
  const bytes = await waitFor('the archive', async () => {
    const response = await solene.fetch(
      `${url}/api/report-files/${reportId}/${version}/report.zip`,
    );
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
  });
  const file = path.join(out, 'report.zip');
  await writeFile(file, bytes);
  show(verify(say, 'the sealed report', file, 0));
  const forged = path.join(out, 'forged.report.zip');
  await writeFile(forged, changePage(bytes, '253', '254'));
  const words = verify(say, 'a copy whose page says 254 entries instead of 253', forged, 1);
  show(words);
  assert.match(words, /differs from the sealed report: page [0-9]+, table [0-9]+, figure/);
  await writeFile(forged, changeCapture(bytes));
  show(verify(say, 'a copy with one byte of a captured page changed', forged, 1));
}

async function download(url: string, address: string): Promise<string> {
  const response = await fetch(new URL(address, url));
  assert.equal(response.status, 200, address);
  return response.text();
}

function verify(say: Stage['say'], what: string, file: string, expected: number): string {
  const run = spawnSync(process.execPath, [CLI, file, '--lang', 'en'], { encoding: 'utf8' });
  say(`${what}: exit ${run.status}`);
  assert.equal(run.status, expected, `the verifier of ${what}:\n${run.stdout}${run.stderr}`);
  return run.stdout;
}
