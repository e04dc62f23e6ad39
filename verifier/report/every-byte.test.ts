import { describe, expect, test } from 'vitest';
import { native } from '../native.ts';
import { linesOf, setLeaves, tamper } from '../sample/archive.ts';
import { keys } from '../sample/names.ts';
import { sampleReport } from '../sample/report.ts';
import { checkReport } from './check.ts';
import { paths } from './derive.ts';
import type { ReportVerdict } from './verdict.ts';

const options = {
  keys: [keys.first.vkey],
  witnesses: [keys.witness.vkey],
  primitives: native,
};
const right = sampleReport();
const check = (bytes: Uint8Array): ReportVerdict => checkReport(bytes, options);
const isFound = ({ verdict, findings }: ReportVerdict) =>
  (verdict === 'not-verified' || verdict === 'unreadable') &&
  findings.some(({ weight }) => weight === 'fault');

test('a right report verifies', () => {
  expect(check(right).verdict).toBe('verified');
});

test('a flipped bit in every 61st byte is found', { timeout: 60_000 }, () => {
  const missed: number[] = [];
  for (let at = 0; at < right.length; at += 61) {
    const bytes = right.slice();
    bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
    if (!isFound(check(bytes))) missed.push(at);
  }
  expect(missed).toEqual([]);
});

describe('with checksums made to fit', () => {
  const files = filesOf(right);

  test('a changed byte of any file is found, and the file or what it tells is named', () => {
    const missed: string[] = [];
    for (const [path, content] of files) {
      const step = Math.max(1, Math.floor(content.length / 8));
      for (let at = 0; at < content.length; at += step) {
        const bytes = tamper((all) => {
          const changed = content.slice();
          changed[at] = (changed[at] ?? 0) ^ 1;
          all.set(path, changed);
        }, right);
        if (!isFound(check(bytes))) missed.push(`${path} ${at}`);
      }
    }
    expect(missed).toEqual([]);
  });

  test.each([...files.keys()])('%s removed is found', (path) => {
    const bytes = tamper((all) => all.delete(path), right);
    expect(isFound(check(bytes))).toBe(true);
  });

  test('any two files swapped are found', () => {
    const missed: string[] = [];
    const names = [...files.keys()];
    for (const [i, a] of names.entries()) {
      for (const b of names.slice(i + 1)) {
        const bytes = tamper((all) => {
          const [first, second] = [all.get(a), all.get(b)];
          if (first !== undefined && second !== undefined) all.set(a, second).set(b, first);
        }, right);
        if (!isFound(check(bytes))) missed.push(`${a} ${b}`);
      }
    }
    expect(missed).toEqual([]);
  });

  test('a file too many is found and named', () => {
    const bytes = tamper((all) => all.set('evidence/other', new Uint8Array(3)), right);
    expect(check(bytes).findings).toContainEqual(
      expect.objectContaining({ type: 'file-unexpected', part: 'evidence/other' }),
    );
  });

  test('each leaf removed is found and named', () => {
    const size = linesOf(new Map([[paths.leaves, files.get(paths.leaves) ?? right]])).length;
    for (let index = 0; index < size; index++) {
      const bytes = tamper((all) => setLeaves(all, linesOf(all).toSpliced(index, 1)), right);
      const named = check(bytes).findings.find(({ type }) => type === 'leaf-removed');
      expect(named, `leaf ${index}`).toMatchObject({ leaf: { index } });
    }
  });

  test('each pair of leaves swapped is found and named', () => {
    const size = linesOf(new Map([[paths.leaves, files.get(paths.leaves) ?? right]])).length;
    for (let a = 0; a < size; a++) {
      for (let b = a + 1; b < size; b++) {
        const bytes = tamper((all) => {
          const leaves = linesOf(all);
          const [first, second] = [leaves[a], leaves[b]];
          if (first && second) setLeaves(all, leaves.with(a, second).with(b, first));
        }, right);
        const named = check(bytes).findings.find(({ type }) => type === 'leaves-swapped');
        expect(named, `${a} ${b}`).toMatchObject({ leaf: { index: a } });
      }
    }
  });
});

function filesOf(bytes: Uint8Array): Map<string, Uint8Array> {
  let found = new Map<string, Uint8Array>();
  tamper((all) => {
    found = new Map(all);
  }, bytes);
  return found;
}
