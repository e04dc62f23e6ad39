import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseVkey } from '../format/key.ts';
import { finish } from '../format/steps.ts';
import { native } from '../native.ts';
import type { DrawVector } from '../sample/draw-vectors.ts';
import { makeDrawVectors } from '../sample/draw-vectors.ts';
import { checkDraw } from './check.ts';
import { checkListInSteps } from './check-list-file.ts';

const folder = new URL('../vectors/draw/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder));
const index: DrawVector[] = JSON.parse(read('index.json').toString('utf8'));

function parse(texts: readonly string[]) {
  return texts.flatMap((text) => {
    const key = parseVkey(text);
    return key.ok ? [key.value] : [];
  });
}

test.each(index.map((vector) => [vector.file, vector] as const))('%s', (file, vector) => {
  const { verdict, findings } = checkDraw(read(file), {
    keys: parse(vector.keys),
    outsiders: parse(vector.outsiders),
    primitives: native,
  });
  expect(verdict).toBe(vector.verdict);
  for (const [type, line] of vector.finds) {
    const about = findings.filter((item) => item.type === type).map((item) => item.line);
    expect(line === undefined ? about.length > 0 : about.includes(line)).toBe(true);
  }
});

test('the files are those that `node verifier/sample/draw-vectors.ts` writes', () => {
  const made = makeDrawVectors();
  expect(readdirSync(folder).sort()).toEqual(['README.md', 'beacon.json', ...made.keys()].sort());
  for (const [name, bytes] of made) expect(read(name).equals(bytes), name).toBe(true);
});

describe('a list', () => {
  const list = read('right.list.json').toString('utf8');
  const draw = read('right.draw.json');
  const check = (text: string, isBesideDraw = true) =>
    finish(checkListInSteps(Buffer.from(text), { draw: isBesideDraw ? draw : undefined }));
  const lines = [...list.matchAll(/\{"c":"[0-9a-f]{64}","code":"[^"]*","n":\d+,"w":1\}/g)].map(
    ([line]) => line,
  );

  test('is verified beside its draw, in order by itself', () => {
    expect(lines).toHaveLength(6);
    expect(check(list)).toMatchObject({ verdict: 'verified', findings: [] });
    expect(check(list, false).findings.map(({ type }) => type)).toEqual(['list-not-compared']);
  });

  test.each([true, false])('says which line has another code (beside its draw: %s)', (isBeside) => {
    for (const [i, line] of lines.entries()) {
      const changed = line.replace(
        /(LUNE-....)./,
        (_, start) => `${start}${line.includes(`${start}0`) ? '1' : '0'}`,
      );
      const { verdict, findings } = check(list.replace(line, changed), isBeside);
      expect(verdict).toBe('not-verified');
      expect(findings[0]).toMatchObject({ type: 'code-differs', list: 'codes', line: i + 1 });
    }
  });

  test('says which entry was removed, added or exchanged, beside its draw', () => {
    for (const [i, line] of lines.entries()) {
      const n = Number(/"n":(\d+)/.exec(line)?.[1]);
      const without = check(list.replace(i === 0 ? `${line},` : `,${line}`, ''));
      expect(without.verdict).toBe('not-verified');
      const removed = without.findings.filter(({ type }) => type === 'line-removed');
      expect(removed).toMatchObject([{ line: i + 1, n }]);
    }
    const excluded = /\{"c":"([0-9a-f]{64})","n":4,/.exec(draw.toString('utf8'))?.[1];
    const stranger = `${lines[2]?.replace(/"c":"[0-9a-f]{64}"/, `"c":"${excluded}"`).replace('"n":3', '"n":4')}`;
    const added = check(list.replace(`${lines[2]}`, `${lines[2]},${stranger}`));
    expect(added.findings.map(({ type }) => type)).toContain('line-added');
    expect(added.findings.map(({ type }) => type)).toContain('code-differs');
  });

  test('of another draw isn’t compared', () => {
    const changed = list.replace('"entries":{"count":8', '"entries":{"count":9');
    expect(check(changed).findings.map(({ type }) => type)).toContain('list-of-another-draw');
  });

  test('every byte flipped in turn is found', () => {
    const bytes = Buffer.from(list);
    const missed: number[] = [];
    for (let at = 0; at < bytes.length; at++) {
      const right = bytes[at] ?? 0;
      bytes[at] = right ^ (1 << (at % 8));
      const { verdict } = finish(checkListInSteps(bytes, { draw, primitives: native }));
      if (verdict !== 'not-verified' && verdict !== 'unreadable') missed.push(at);
      bytes[at] = right;
    }
    expect(missed).toEqual([]);
  });
});
