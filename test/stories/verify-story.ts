import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { paths } from '../../verifier/format/bundle.ts';
import { readZip } from '../../verifier/format/zip.ts';
import { flipLeaf } from './flip-leaf.ts';
import type { House, Stage } from './one-post.ts';

const CLI = path.resolve(import.meta.dirname, '../../verifier/cli.ts');

/** The log leaves the product, is verified by the command, and a copy with one digit changed is refused. */
export async function verifyLog(
  stage: Stage,
  { solene, clientId }: House,
  { out, kinds, show }: { out: string; kinds: readonly string[]; show: (text: string) => void },
) {
  const { say } = stage;
  const made = await solene.api.clients.exportLog({ clientId });
  const response = await solene.fetch(new URL(made.url, stage.url));
  const bytes = new Uint8Array(await response.arrayBuffer());
  const file = path.join(out, 'ombrelune.log.zip');
  await writeFile(file, bytes);
  const counts = countLeaves(bytes);
  const inside = [...counts].map(([kind, n]) => `${n} ${kind}`).join(', ');
  say(
    `the log is exported: ${made.leaves} leaves (${inside}), ${(bytes.length / 1e3).toFixed(0)} kB, in ${out}`,
  );
  for (const kind of kinds) assert.ok(counts.get(kind), `no leaf says ${kind}`);
  show(verify(say, 'the exported log', file, 0));
  const forged = path.join(out, 'forged.log.zip');
  await writeFile(forged, flipLeaf(bytes, '"sha256":"'));
  const words = verify(say, 'a copy with one digit of the last capture’s hash changed', forged, 1);
  show(words);
  const n = made.leaves - 1;
  assert.match(words, new RegExp(`WRONG +Leaf ${n} \\(capture`), 'the forged leaf is named');
}

function countLeaves(bundle: Uint8Array): Map<string, number> {
  const entries = readZip(bundle);
  if (!entries.ok) throw new Error(entries.error.type);
  const leaves = entries.value.find((entry) => entry.path === paths.leaves);
  const counts = new Map<string, number>();
  for (const [, kind = ''] of new TextDecoder()
    .decode(leaves?.bytes)
    .matchAll(/"kind":"([a-z-]+)"/g))
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

function verify(say: Stage['say'], what: string, file: string, expected: number): string {
  const run = spawnSync(process.execPath, [CLI, file, '--lang', 'en'], { encoding: 'utf8' });
  say(`${what}: exit ${run.status}`);
  assert.equal(run.status, expected, `the verifier of ${what}`);
  return run.stdout;
}
