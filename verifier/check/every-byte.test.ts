import { describe, expect, test } from 'vitest';
import { native } from '../native.ts';
import { linesOf, setLeaves, tamper } from '../sample/archive.ts';
import { sampleBundle } from '../sample/log.ts';
import { checkLog } from './log.ts';
import type { Finding } from './verdict.ts';

const bundle = sampleBundle();
const size = 12;

function check(bytes: Uint8Array) {
  return checkLog(bytes, { primitives: native });
}

function named(findings: readonly Finding[], type: Finding['type'], index: number): boolean {
  return findings.some((item) => item.type === type && item.leaf?.index === index);
}

describe('in a small log', () => {
  test('every byte flipped in turn is found, with a part named', () => {
    const missed: number[] = [];
    const bytes = bundle.slice();
    for (let at = 0; at < bytes.length; at++) {
      const right = bytes[at] ?? 0;
      // Another bit in each place, and all bits in every seventh.
      bytes[at] = at % 7 === 0 ? right ^ 0xff : right ^ (1 << (at % 8));
      const { verdict, findings } = check(bytes);
      const fault = findings.find(({ weight }) => weight === 'fault');
      const isNamed = fault?.part !== undefined || fault?.leaf !== undefined;
      const isFound = verdict === 'not-verified' || verdict === 'unreadable';
      if (!isFound || !(isNamed || isOfTheWhole(fault?.type))) missed.push(at);
      bytes[at] = right;
    }
    expect(missed).toEqual([]);
  });

  test('every cut is found', () => {
    for (let length = 0; length < bundle.length; length += 13) {
      expect(check(bundle.subarray(0, length)).verdict).toBe('unreadable');
    }
  });

  test('every leaf removed in turn is named', () => {
    for (let index = 0; index < size; index++) {
      const forged = tamper((files) => setLeaves(files, linesOf(files).toSpliced(index, 1)));
      const { verdict, findings } = check(forged);
      expect(verdict).toBe('not-verified');
      expect(named(findings, 'leaf-removed', index), `leaf ${index}`).toBe(true);
    }
  });

  test('every pair swapped is named', () => {
    for (let a = 0; a < size; a++) {
      for (let b = a + 1; b < size; b++) {
        const forged = tamper((files) => {
          const leaves = linesOf(files);
          const [x, y] = [leaves[a], leaves[b]];
          if (x !== undefined && y !== undefined) setLeaves(files, leaves.with(a, y).with(b, x));
        });
        const { verdict, findings } = check(forged);
        expect(verdict).toBe('not-verified');
        const swap = findings.find(({ type }) => type === 'leaves-swapped');
        expect([swap?.leaf?.index, swap?.other?.index]).toEqual([a, b]);
      }
    }
  });

  test('every leaf changed in turn is named', () => {
    for (let index = 0; index < size; index++) {
      const forged = tamper((files) => {
        const leaves = linesOf(files);
        const text = Buffer.from(leaves[index] ?? []).toString('latin1');
        const other = text.replace('2026-11-0', '2026-12-0');
        setLeaves(files, leaves.with(index, new Uint8Array(Buffer.from(other, 'latin1'))));
      });
      const { verdict, findings } = check(forged);
      expect(verdict).toBe('not-verified');
      expect(named(findings, 'leaf-differs', index), `leaf ${index}`).toBe(true);
    }
  });
});

/** Findings about the file as a whole, which have no part. */
function isOfTheWhole(type: Finding['type'] | undefined): boolean {
  return type === 'not-a-bundle' || type === 'cut-short';
}
