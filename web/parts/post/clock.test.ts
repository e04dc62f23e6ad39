import { expect, test } from 'vitest';
import { instantIn, readClock, wallOf } from './clock.ts';

const PARIS = 'Europe/Paris';

test('an ordinary hour is one instant', () => {
  expect(readClock('2026-12-14', '08:30', PARIS)).toEqual({
    kind: 'once',
    at: '2026-12-14T07:30:00.000Z',
  });
});

test('an hour that the clocks jump over is refused with the hour they jump to', () => {
  const clock = readClock('2027-03-28', '02:30', PARIS);
  expect(clock).toEqual({ kind: 'never', proposal: '03:30' });
  expect(instantIn(clock, 'first')).toBeNull();
});

test('an hour that exists twice keeps which of the two is meant', () => {
  const clock = readClock('2026-10-25', '02:30', PARIS);
  expect(clock).toEqual({
    kind: 'twice',
    first: '2026-10-25T00:30:00.000Z',
    second: '2026-10-25T01:30:00.000Z',
  });
  expect(wallOf(instantIn(clock, 'second'), PARIS)).toEqual({
    day: '2026-10-25',
    hour: '02:30',
    fold: 'second',
  });
});

test('no day or no hour is no instant', () => {
  expect(readClock('', '08:30', PARIS)).toEqual({ kind: 'none' });
  expect(wallOf(null, PARIS)).toEqual({ day: '', hour: '', fold: 'first' });
});
