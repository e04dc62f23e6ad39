import { expect, test } from 'vitest';
import { fromUtf8, toUtf8 } from '../format/bytes.ts';
import { decodeLeaf } from '../format/leaf.ts';
import { encodeData, eraseRecord, isSalted } from '../report/data-file.ts';
import { reads } from '../sample/report-leaves.ts';
import { evidenceOfLeaf, isEvidence } from './evidence.ts';

function readOf({ bytes, data }: (typeof reads)[keyof typeof reads]) {
  const leaf = decodeLeaf(bytes);
  if (!leaf.ok) throw new Error(leaf.error.type);
  const evidence = evidenceOfLeaf(leaf.value);
  const text = fromUtf8(encodeData(data));
  if (!evidence || !text.ok) throw new Error('the sample has this');
  return { evidence, lines: text.value.split('\n').slice(1, -1) };
}
const shown = (lines: readonly string[]) => toUtf8(lines.map((line) => `${line}\n`).join(''));

test('an observation that shows nobody rests on its records, which the witness hashes itself', () => {
  const { evidence, lines } = readOf(reads.visits);
  expect(evidence).toMatchObject({ isPersonal: false, records: 3 });
  expect(isEvidence(evidence, shown(lines))).toBe(true);
  const [first = '', ...others] = lines;
  for (const wrong of [
    shown(others),
    shown([...others, first]),
    shown([...lines, first]),
    shown([first.replace('false', 'true'), ...others]),
    shown([`${first} `, ...others]),
    shown(['{"hello":1}', ...others]),
    toUtf8(lines.join('\n')),
    new Uint8Array(),
    new Uint8Array([0xff, 0x0a]),
  ]) {
    expect(isEvidence(evidence, wrong)).toBe(false);
  }
});

test('a record that a person had erased keeps its place', () => {
  const { data } = reads.visits;
  const [first, ...others] = data.records;
  if (!first || !isSalted(first)) throw new Error('the sample has three visits');
  const gone = { ...data, records: [eraseRecord(first, new Date(0)), ...others] };
  const text = fromUtf8(encodeData(gone));
  const { evidence } = readOf(reads.visits);
  expect(text.ok && isEvidence(evidence, shown(text.value.split('\n').slice(1, -1)))).toBe(true);
});

test.each(['entries', 'comments', 'spend'] as const)('%s are not handed over', (kind) => {
  const leaf = decodeLeaf(reads[kind].bytes);
  expect(leaf.ok && evidenceOfLeaf(leaf.value)?.records).toBeUndefined();
});
