import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sampleLeaves } from '../sample/leaves.ts';
import { client } from '../sample/names.ts';
import { toUtf8 } from './bytes.ts';
import { decodeLeaf, encodeLeaf, type Leaf } from './leaf.ts';
import { bodyShapes, leafKinds } from './leaf-body.ts';

const spec = readFileSync(new URL('../../docs/formats/log.md', import.meta.url), 'utf8');

test.each(leafKinds)('the specification describes %s and each of its fields', (kind) => {
  const row = spec.split('\n').find((line) => line.startsWith(`| \`${kind}\` |`)) ?? '';
  for (const field of Object.keys(bodyShapes[kind])) expect(row).toContain(`\`${field}\``);
});

describe('a leaf', () => {
  const [first = new Uint8Array()] = sampleLeaves();
  const text = Buffer.from(first).toString('utf8');

  test('is refused with a field too many, too few, or of another form', () => {
    for (const [from, to, where] of [
      ['"v":1', '"v":2', 'v'],
      [',"v":1', ',"v":1,"z":1', 'z'],
      ['"kind":"log-opened",', '', 'kind'],
      ['"origin":"', '"origin":" ', 'body.origin'],
      ['.000Z', 'Z', 'at'],
      [client, client.toUpperCase(), 'client'],
    ] as const) {
      const leaf = decodeLeaf(toUtf8(text.replace(from, to)));
      expect(leaf).toMatchObject({ ok: false, error: { type: 'malformed-leaf', where } });
    }
  });

  test('of a kind that isn’t known is refused by name', () => {
    const leaf = decodeLeaf(toUtf8(text.replace('"log-opened"', '"rumour"')));
    expect(leaf).toMatchObject({ ok: false, error: { type: 'unknown-kind', where: 'rumour' } });
  });

  test.each(['2026-02-29', '2026-02-30', '2026-04-31', '2026-13-01', '2026-00-10', '2100-02-29'])(
    'isn’t dated %s',
    (day) => {
      const leaf = decodeLeaf(toUtf8(text.replace('2026-11-02', day)));
      expect(leaf).toMatchObject({ ok: false, error: { where: 'at' } });
    },
  );

  test('isn’t written where it is not as documented', () => {
    const leaf = decodeLeaf(first);
    if (!leaf.ok) throw new Error('the sample is right');
    // What a caller who ignores the types could hand over.
    const wrong = { ...leaf.value, body: { ...leaf.value.body, extra: 1 } } as unknown as Leaf;
    expect(() => encodeLeaf(wrong)).toThrow('extra');
  });
});
