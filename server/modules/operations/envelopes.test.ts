import { expect, test } from 'vitest';
import { sumEnvelopes } from './envelopes.ts';

const line = (family: 'creators' | 'gifts' | 'fees', quantity: number, cents: number) => ({
  ...{ family, state: 'planned' as const },
  ...{ quantity_hundredths: quantity * 100, unit_price_cents: cents },
});
const place = (
  state: 'kept' | 'declined',
  kind: 'fee' | 'gift',
  value_cents: number,
  given: 'planned' | 'given' | 'cancelled' = 'planned',
) => ({ row: { state }, benefits: [{ kind, state: given, value_cents }] });

test('what a plan holds for creators and stands at nobody’s name is an envelope', () => {
  const lines = [line('creators', 3, 35_000), line('gifts', 2, 2_400), line('fees', 1, 99_900)];
  expect(sumEnvelopes(lines, [])).toEqual([
    { kind: 'fee', plannedCents: 105_000, namedCents: 0, creators: 0, leftCents: 105_000 },
    { kind: 'gift', plannedCents: 4_800, namedCents: 0, creators: 0, leftCents: 4_800 },
  ]);
  const places = [
    place('kept', 'fee', 35_000),
    place('kept', 'fee', 35_000, 'cancelled'),
    place('declined', 'fee', 35_000),
    place('declined', 'gift', 2_400, 'given'),
    place('kept', 'gift', 2_400),
  ];
  // The gifts stand at two names: nothing to say of them.
  expect(sumEnvelopes(lines, places)).toEqual([
    { kind: 'fee', plannedCents: 105_000, namedCents: 35_000, creators: 1, leftCents: 70_000 },
  ]);
  expect(sumEnvelopes(lines, [...places, place('kept', 'fee', 80_000)])).toMatchObject([
    { creators: 2, leftCents: -10_000 },
  ]);
});

test('a line that was dropped, or a plan without one, has no envelope', () => {
  const dropped = { ...line('creators', 3, 35_000), state: 'dropped' as const };
  expect(sumEnvelopes([dropped], [place('kept', 'fee', 35_000)])).toEqual([]);
});
