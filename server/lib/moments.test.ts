import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeDay, writeHour } from './moments.ts';

const PARIS = 'Europe/Paris';

describe('an hour', () => {
  test.each([
    ['2026-12-08T08:00:00Z', 'fr', '9\u00a0h'],
    ['2026-12-08T08:41:00Z', 'fr', '9\u00a0h\u00a041'],
    ['2026-12-08T08:05:00Z', 'fr', '9\u00a0h\u00a005'],
    ['2026-12-07T23:00:00Z', 'fr', '0\u00a0h'],
    ['2026-12-08T08:00:00Z', 'en', '09:00'],
    ['2026-12-08T08:41:00Z', 'en', '09:41'],
    ['2026-12-07T23:00:00Z', 'en', '00:00'],
  ] as const)('%s in Paris, in %s, is %s', (at, locale, words) => {
    expect(writeHour(new Date(at), locale, PARIS)).toBe(words);
  });

  test('is the one of the named place, before and after the clocks change', () => {
    const before = new Date('2026-10-25T00:30:00Z');
    const after = new Date('2026-10-25T01:30:00Z');
    expect(writeHour(before, 'en', PARIS)).toBe('02:30');
    expect(writeHour(after, 'en', PARIS)).toBe('02:30');
    expect(writeHour(after, 'fr', 'America/Montreal')).toBe('21\u00a0h\u00a030');
    expect(writeHour(new Date('2026-03-29T01:00:00Z'), 'fr', PARIS)).toBe('3\u00a0h');
  });

  test('never breaks over two lines, and says the same in both languages', () => {
    const anyDate = fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true });
    const anyZone = fc.constantFrom(PARIS, 'UTC', 'Asia/Kathmandu', 'Pacific/Chatham');
    fc.assert(
      fc.property(anyDate, anyZone, (at, zone) => {
        const french = writeHour(at, 'fr', zone);
        expect(french).toMatch(/^\d{1,2}\u00a0h(\u00a0\d\d)?$/);
        const [hour = '', minute = '0'] = french.split('h').map((part) => part.trim());
        const english = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
        expect(writeHour(at, 'en', zone)).toBe(english);
      }),
    );
  });
});

describe('a day', () => {
  const at = new Date('2026-12-07T23:30:00Z');
  test.each([
    ['fr', {}, '8 décembre'],
    ['en', {}, '8 December'],
    ['fr', { weekday: 'long' }, 'mardi 8 décembre'],
    ['en', { weekday: 'long' }, 'Tuesday 8 December'],
    ['fr', { year: 'numeric' }, '8 décembre 2026'],
    ['en', { year: 'numeric' }, '8 December 2026'],
  ] as const)('in %s with %j is “%s”', (locale, more, words) => {
    expect(writeDay(at, locale, PARIS, more)).toBe(words);
  });

  test('is the one of the named place', () => {
    expect(writeDay(at, 'en', 'UTC')).toBe('7 December');
  });

  test('the first of a month is “1er” in French, and no other day is', () => {
    const first = new Date('2026-12-01T12:00:00Z');
    expect(writeDay(first, 'fr', PARIS, { weekday: 'long' })).toBe('mardi 1er décembre');
    expect(writeDay(first, 'fr', PARIS)).toBe('1er décembre');
    expect(writeDay(first, 'en', PARIS)).toBe('1 December');
    for (const day of [11, 21, 31]) {
      const other = new Date(`2026-12-${day}T12:00:00Z`);
      expect(writeDay(other, 'fr', PARIS)).toBe(`${day} décembre`);
    }
  });
});
