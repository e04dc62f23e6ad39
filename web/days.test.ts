import { expect, test } from 'vitest';
import { instantOf } from './dates.ts';
import { firstOfMonth, mondayOf, monthGrid, weekNumber } from './days.ts';

test('weeks are those of ISO 8601', () => {
  expect(mondayOf('2026-12-13')).toBe('2026-12-07');
  expect(weekNumber('2026-12-08')).toBe(50);
  expect(weekNumber('2027-01-01')).toBe(53);
  expect(weekNumber('2027-01-04')).toBe(1);
});

test('a month is shown in whole weeks', () => {
  const days = monthGrid('2026-12-08');
  expect(days[0]).toBe('2026-11-30');
  expect(days.at(-1)).toBe('2027-01-03');
  expect(firstOfMonth('2026-12-31', 1)).toBe('2027-01-01');
});

test('a wall-clock hour in a zone is one instant, also where the clock changes', () => {
  const at = (day: string, hour: string) => instantOf(day, hour, 'Europe/Paris').toISOString();
  expect(at('2026-12-08', '09:30')).toBe('2026-12-08T08:30:00.000Z');
  expect(at('2026-10-25', '02:30')).toBe('2026-10-25T00:30:00.000Z');
  expect(at('2026-03-29', '02:30')).toBe('2026-03-29T01:30:00.000Z');
  expect(at('2026-10-25', '00:00')).toBe('2026-10-24T22:00:00.000Z');
});
