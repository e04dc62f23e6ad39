import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgedByStranger } from './sample/forged-by-stranger.ts';
import { sampleLeaves } from './sample/leaves.ts';
import { sampleBundle, sampleCheckpoint } from './sample/log.ts';
import { keys } from './sample/names.ts';

const program = new URL('cli.ts', import.meta.url).pathname;
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'verifier-'));
  writeFileSync(join(folder, 'right.zip'), sampleBundle());
  writeFileSync(join(folder, 'kept.txt'), sampleCheckpoint(sampleLeaves(), 9));
  writeFileSync(join(folder, 'other.txt'), 'not a checkpoint\n');
  const forged = forgedByStranger.find(({ name }) => name === 'removed-leaf');
  writeFileSync(join(folder, 'forged.zip'), forged?.bytes() ?? '');
  writeFileSync(join(folder, 'letter.txt'), 'Dear client\n');
});

afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const known = ['--key', keys.second.vkey.text, '--witness', keys.witness.vkey.text];

test('exit 0 where all is verified', () => {
  const { status, stdout, stderr } = run('right.zip', '--lang', 'en', ...known);
  expect(stdout).toContain('Verified: whole and unchanged');
  expect([status, stderr]).toEqual([0, '']);
});

test('exit 0 in the weaker colour, which it says', () => {
  const { status, stdout } = run('right.zip', '--lang', 'fr', '--checkpoint', 'kept.txt');
  expect(stdout).toContain('Vérifié, avec réserve');
  expect(stdout).toContain('RÉSERVE');
  expect(status).toBe(0);
});

test('exit 1 where it is not, and the leaf is named', () => {
  const { status, stdout } = run('forged.zip', '--lang', 'fr');
  expect(stdout).toContain('La feuille 10 a été retirée.');
  expect(status).toBe(1);
});

test('exit 1 where a key or a kept checkpoint is of something else', () => {
  expect(run('right.zip', '--key', keys.stranger.vkey.text).status).toBe(1);
  expect(run('right.zip', '--witness', keys.otherWitness.vkey.text).status).toBe(1);
  expect(run('right.zip', '--checkpoint', 'other.txt').status).toBe(1);
});

test('exit 2 where the file can’t be read', () => {
  const { status, stdout } = run('letter.txt', '--lang', 'en');
  expect(stdout).toContain('not an exported log');
  expect(status).toBe(2);
  expect(run('absent.zip').status).toBe(2);
});

test('exit 2 where it is wrongly called, with the usage', () => {
  for (const args of [[], ['right.zip', '--loud'], ['a', 'b'], ['right.zip', '--lang', 'de']]) {
    const { status, stderr } = run(...args);
    expect(stderr).toContain('--checkpoint');
    expect(status).toBe(2);
  }
  expect(run('right.zip', '--key', 'abc').status).toBe(2);
  expect(run('right.zip', '--key', keys.witness.vkey.text).status).toBe(2);
});

test('--json gives the verdict to a program', () => {
  const { status, stdout } = run('forged.zip', '--json');
  expect(JSON.parse(stdout)).toMatchObject({ verdict: 'not-verified', log: { size: 11 } });
  expect(status).toBe(1);
});
