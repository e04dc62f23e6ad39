import { describe, expect, test } from 'vitest';
import { fromUtf8, toUtf8 } from '../format/bytes.ts';
import { native } from '../native.ts';
import { sampleDraw } from '../sample/draw.ts';
import { keys } from '../sample/names.ts';
import { checkDraw } from './check.ts';
import type { DrawFinding } from './verdict.ts';

const file = sampleDraw();
const size = 8;
const text = (() => {
  const read = fromUtf8(file);
  if (!read.ok) throw new Error('the sample is text');
  return read.value;
})();
const [, list = ''] = /^\{"entries":\[(.*?)\],"exclusions"/.exec(text) ?? [];
const lines = list.split(/,(?=\{)/);

function check(bytes: Uint8Array) {
  return checkDraw(bytes, { outsiders: [keys.otherWitness.vkey], primitives: native });
}

/** The draw's file with another list of entries. */
function withLines(changed: readonly string[]): Uint8Array {
  return toUtf8(text.replace(list, changed.join(',')));
}

function named(findings: readonly DrawFinding[], type: DrawFinding['type']) {
  return findings.filter((item) => item.type === type && item.list === 'entries');
}

describe('in a small draw', () => {
  test('all is verified', () => {
    expect(lines).toHaveLength(size);
    expect(check(file)).toMatchObject({ verdict: 'verified' });
  });

  test('every byte flipped in turn is found, with a part named', () => {
    const missed: number[] = [];
    const bytes = file.slice();
    for (let at = 0; at < bytes.length; at++) {
      const right = bytes[at] ?? 0;
      // Another bit in each place, and all bits in every seventh.
      bytes[at] = at % 7 === 0 ? right ^ 0xff : right ^ (1 << (at % 8));
      const { verdict, findings } = check(bytes);
      const fault = findings.find(({ weight }) => weight === 'fault');
      const isFound = verdict === 'not-verified' || verdict === 'unreadable';
      const isNamed = [fault?.part, fault?.line, fault?.place, fault?.at].some(
        (part) => part !== undefined,
      );
      if (!isFound || !(isNamed || isOfTheWhole(fault?.type))) missed.push(at);
      bytes[at] = right;
    }
    expect(missed.map((at) => text.slice(at - 30, at + 10))).toEqual([]);
  });

  test('every cut is found', () => {
    for (let length = 0; length < file.length; length += 13) {
      expect(check(file.subarray(0, length)).verdict).toBe('unreadable');
    }
  });

  test('every entry removed in turn is named', () => {
    for (let i = 0; i < size; i++) {
      const { verdict, findings } = check(withLines(lines.toSpliced(i, 1)));
      expect(verdict).toBe('not-verified');
      expect(named(findings, 'line-removed')).toMatchObject([{ line: i + 1, n: i + 1 }]);
    }
  });

  test('every entry said twice, or slipped in, is named', () => {
    for (let i = 0; i < size; i++) {
      const twice = check(withLines(lines.toSpliced(i, 0, lines[i] ?? '')));
      expect(twice.verdict).toBe('not-verified');
      expect(named(twice.findings, 'line-added')).toHaveLength(1);
    }
    const stranger = `{"c":"${'ab'.repeat(32)}","n":9,"w":1}`;
    const added = check(withLines([...lines, stranger]));
    expect(added.verdict).toBe('not-verified');
    expect(named(added.findings, 'line-added')).toMatchObject([{ line: 9, n: 9 }]);
  });

  test('every pair swapped is named', () => {
    for (let a = 0; a < size; a++) {
      for (let b = a + 1; b < size; b++) {
        const swapped = lines.with(a, lines[b] ?? '').with(b, lines[a] ?? '');
        const { verdict, findings } = check(withLines(swapped));
        expect(verdict).toBe('not-verified');
        expect(named(findings, 'lines-swapped')).toMatchObject([{ line: a + 1, lastLine: b + 1 }]);
      }
    }
  });

  test('every two entries that exchange their numbers are named', () => {
    const commitments = lines.map((line) => line.slice(6, 70));
    for (let a = 0; a < size; a++) {
      for (let b = a + 1; b < size; b++) {
        const put = (line: string, c: string | undefined) => line.replace(/[0-9a-f]{64}/, c ?? '');
        const changed = lines
          .with(a, put(lines[a] ?? '', commitments[b]))
          .with(b, put(lines[b] ?? '', commitments[a]));
        const { verdict, findings } = check(withLines(changed));
        expect(verdict).toBe('not-verified');
        const about = named(findings, 'line-changed').map(({ line, n }) => [line, n]);
        expect(about).toEqual([
          [a + 1, a + 1],
          [b + 1, b + 1],
        ]);
      }
    }
  });

  test('one code changed names its line, and nothing is drawn from such a list', () => {
    const changed = lines.with(4, (lines[4] ?? '').replace(/"c":"../, '"c":"00'));
    const { findings } = check(withLines(changed));
    const faults = findings.filter(({ weight }) => weight === 'fault');
    expect(faults).toMatchObject([{ type: 'line-changed', list: 'entries', line: 5, n: 5 }]);
  });
});

/** Findings about the file as a whole, which have no part. */
function isOfTheWhole(type: DrawFinding['type'] | undefined): boolean {
  return ['not-a-draw', 'rules-differ', 'lines-differ', 'organiser-only'].includes(type ?? '');
}
