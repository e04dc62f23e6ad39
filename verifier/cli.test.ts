import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleNonce } from './sample/draw.ts';
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

describe('of a draw', () => {
  const vectors = new URL('vectors/draw/', import.meta.url).pathname;
  const draw = join(vectors, 'right.draw.json');
  const outsider = ['--outsider', keys.otherWitness.vkey.text];

  test('exit 0, with the winners and what is still lacking', () => {
    const weaker = run(draw, '--lang', 'en');
    expect(weaker.stdout).toContain('Draw recomputed, with reservation');
    expect(weaker.stdout).toContain('Winner 1: LUNE-EDNF7-7P6BM (no. 2)');
    const { status, stdout } = run(draw, '--lang', 'fr', ...outsider);
    expect(stdout).toContain('Tirage vérifié');
    expect([weaker.status, status]).toEqual([0, 0]);
  });

  test('exit 1 where a line was changed, and it is named', () => {
    const { status, stdout } = run(join(vectors, 'changed-commitment.draw.json'), '--lang', 'en');
    expect(stdout).toContain('line 5 of the list of entries (no. 5)');
    expect(status).toBe(1);
  });

  test('one’s own entry is proven by address and number, found by code', () => {
    const nonce = Buffer.from(sampleNonce('ines')).toString('hex');
    const proven = run(
      draw,
      '--lang',
      'en',
      '--address',
      'INES@courriel.example',
      '--nonce',
      nonce,
    );
    expect(proven.stdout).toContain('Verified: your entry is LUNE-33TG8-Q6SQE, no. 1, at rank 1');
    expect(proven.stdout).toContain('(substitute 2)');
    const found = run(draw, '--lang', 'en', '--code', 'lune edNF77p6bm');
    expect(found.stdout).toContain('Listed: LUNE-EDNF7-7P6BM is no. 2');
    const absent = run(
      draw,
      '--lang',
      'en',
      '--address',
      'other@courriel.example',
      '--nonce',
      nonce,
    );
    expect(absent.stdout).toContain('Your entry isn’t in the list');
    expect(run(draw, '--address', 'ines@courriel.example').status).toBe(2);
    expect(run(draw, '--nonce', nonce).status).toBe(2);
  });

  test('a list is compared with its draw, whichever is named first', () => {
    const list = join(vectors, 'right.list.json');
    const changed = readFileSync(list, 'utf8').replace('LUNE-H2FWS', 'LUNE-H2FWT');
    writeFileSync(join(folder, 'changed.list.json'), changed);
    expect(run(list, '--draw', draw, '--lang', 'en').stdout).toContain('List verified');
    for (const args of [
      ['changed.list.json', '--draw', draw],
      [draw, '--list', 'changed.list.json'],
    ]) {
      const { status, stdout } = run(...args, '--lang', 'en');
      expect(stdout).toContain('LUNE-H2FWT-YXHXE isn’t that of its entry');
      expect(stdout).toContain('line 5 of the list of codes (no. 7)');
      expect(status).toBe(1);
    }
    expect(run(list, '--draw', 'absent.draw.json').status).toBe(2);
  });
});
