import { expect, test } from 'vitest';
import { precisionKey, readPrecision } from './draft.ts';

const choices = [
  { id: 'visits', precisions: [] },
  { id: 'entries', precisions: [{ params: { origin: 'a1' }, label: 'venues par : Odile' }] },
];

function asked(indicator: string, params: string) {
  const sent: Record<string, string> = { indicator, params };
  return readPrecision(
    { text: (name) => sent[name] ?? '', all: () => [], has: (name) => name in sent },
    choices,
  );
}

test('a precision is one of its indicator, or none is taken', () => {
  const key = precisionKey('entries', { origin: 'a1' });
  expect(asked('entries', key)).toEqual({ origin: 'a1' });
  expect(asked('entries', '')).toEqual({});
  expect(asked('visits', key)).toBeNull();
  expect(asked('entries', 'n’importe quoi')).toBeNull();
});
