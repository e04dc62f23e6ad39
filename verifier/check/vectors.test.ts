import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseVkey } from '../format/key.ts';
import { native } from '../native.ts';
import type { LogVector } from '../sample/vectors.ts';
import { makeVectors } from '../sample/vectors.ts';
import { checkLog } from './log.ts';

const folder = new URL('../vectors/log/', import.meta.url);
const index: LogVector[] = JSON.parse(readFileSync(new URL('index.json', folder), 'utf8'));

function parse(texts: readonly string[]) {
  return texts.flatMap((text) => {
    const key = parseVkey(text);
    return key.ok ? [key.value] : [];
  });
}

test.each(index.map((vector) => [vector.file, vector] as const))('%s', (file, vector) => {
  const { keys, witnesses, checkpoints } = vector;
  const { verdict, findings } = checkLog(readFileSync(new URL(file, folder)), {
    keys: parse(keys),
    witnesses: parse(witnesses),
    checkpoints,
    primitives: native,
  });
  expect(verdict).toBe(vector.verdict);
  for (const [type, leaf] of vector.finds) {
    const about = findings.filter((item) => item.type === type).map((item) => item.leaf?.index);
    expect(leaf === undefined ? about.length > 0 : about.includes(leaf)).toBe(true);
  }
});

test('the files are those that `node verifier/sample/vectors.ts` writes', () => {
  const made = makeVectors();
  expect(made.map(({ vector }) => vector)).toEqual(index);
  expect(readdirSync(folder).sort()).toEqual(
    ['README.md', 'index.json', ...index.map(({ file }) => file)].sort(),
  );
  for (const { vector, bytes } of made) {
    expect(readFileSync(new URL(vector.file, folder)).equals(bytes), vector.file).toBe(true);
  }
});
