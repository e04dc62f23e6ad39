import { expect, test } from 'vitest';
import { decodeLeaf } from '../format/leaf.ts';
import type { BodyOf } from '../format/leaf-body.ts';
import { leaf } from '../sample/leaves.ts';
import { client, keys, origin, sampleId } from '../sample/names.ts';
import { checkStory } from './story.ts';

const opened = leaf(0, 'log-opened', { origin, key: keys.first.vkey.text });
const decision = (over: Partial<BodyOf<'rule-decision'>> = {}) =>
  leaf(1, 'rule-decision', {
    decision: sampleId('decision'),
    rule: 'fr-inf-09',
    outcome: 'fires',
    severity: 'sign-off',
    subject: 'participation',
    subjectId: sampleId('participation'),
    facts: 'a'.repeat(64),
    ...over,
  });
const overrule = leaf(2, 'overrule', {
  overrule: sampleId('overrule'),
  decision: sampleId('decision'),
  by: 'b'.repeat(64),
  reason: 'c'.repeat(64),
});

function typesOf(leaves: readonly Uint8Array[]): string[] {
  const read = leaves.map((bytes) => {
    const found = decodeLeaf(bytes);
    if (!found.ok) throw new Error(found.error.type);
    return found.value;
  });
  return checkStory(read, client).map(({ type }) => type);
}

test('a rule stops, and a senior goes past it', () => {
  expect(typesOf([opened, decision(), overrule])).toEqual([]);
});

test('going past nothing, past a refusal or past a question is found', () => {
  const found = ['overrule-without-decision'];
  expect(typesOf([opened, overrule])).toEqual(found);
  expect(typesOf([opened, overrule, decision()])).toEqual(found);
  expect(typesOf([opened, decision({ severity: 'block' }), overrule])).toEqual(found);
  expect(typesOf([opened, decision({ outcome: 'unknown' }), overrule])).toEqual(found);
  expect(typesOf([opened, decision(), overrule, overrule, decision()])).toEqual([
    'id-used-twice',
    'id-used-twice',
  ]);
});
