import { expect, test } from 'vitest';
import { decodeLeaf } from '../format/leaf.ts';
import { leaf } from '../sample/leaves.ts';
import { client, keys, origin, sampleId } from '../sample/names.ts';
import { checkStory } from './story.ts';

const opened = leaf(0, 'log-opened', { origin, key: keys.first.vkey.text });
const gift = leaf(1, 'gift', {
  gift: sampleId('box'),
  operation: sampleId('operation'),
  recipient: 'a'.repeat(64),
  valueCents: 2_400,
  condition: 'none',
});
const shipment = (name: string) =>
  leaf(2, 'shipment', { shipment: sampleId('parcel'), gifts: [sampleId(name)] });
const capture = leaf(3, 'deliverable-capture', {
  capture: sampleId('capture'),
  deliverable: sampleId('deliverable'),
  address: 'b'.repeat(64),
  moment: 'live',
  sha256: 'c'.repeat(64),
  size: 12,
  mediaType: 'text/html',
  mention: 'absent',
});

function typesOf(leaves: readonly Uint8Array[]): string[] {
  const read = leaves.map((bytes) => {
    const found = decodeLeaf(bytes);
    if (!found.ok) throw new Error(found.error.type);
    return found.value;
  });
  return checkStory(read, client).map(({ type }) => type);
}

test('a gift, its parcel and what came of it are a story', () => {
  expect(typesOf([opened, gift, shipment('box'), capture])).toEqual([]);
});

test('a parcel with a gift that nobody recorded is found, and so is an id used twice', () => {
  expect(typesOf([opened, gift, shipment('another box')])).toEqual(['shipment-without-gift']);
  expect(typesOf([opened, gift, gift, capture, capture])).toEqual([
    'id-used-twice',
    'id-used-twice',
  ]);
});
