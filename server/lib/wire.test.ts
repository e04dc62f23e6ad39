import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { date, emailAddress, instant, line, optionalLine, sha256, timeZone, uuid } from './wire.ts';

describe('a line', () => {
  test.each([
    ['  Ombrelune \t', 'Ombrelune'],
    ['Ombre\0lune', 'Ombrelune'],
    [' \0 Ombrelune\0', 'Ombrelune'],
    ['Ine\u0300s', 'Inès'],
    ['\u00a0Inès\u2003', 'Inès'],
    ['a\ud800b', 'a\ufffdb'],
  ])('%j is kept as %j', (given, kept) => {
    expect(line(20).parse(given)).toBe(kept);
  });

  test.each(['', '   ', '\0', ' \0\t\0 ', '\u00a0'])('%j is empty, and refused', (given) => {
    expect(line(20).safeParse(given).success).toBe(false);
    expect(optionalLine(20).parse(given)).toBe('');
  });

  test('is measured as it is kept', () => {
    expect(line(4).safeParse('  Ine\u0300s  ').success).toBe(true);
    expect(line(3).safeParse('Inès').success).toBe(false);
    expect(optionalLine(3).safeParse('Inès').success).toBe(false);
  });

  test('that was kept once is kept the same ever after, and any database can hold it', () => {
    const anything = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(fc.array(fc.oneof(anything, fc.constantFrom('\0', '\ud800', ' '))), (parts) => {
        const once = optionalLine(100_000).parse(parts.join(''));
        expect(optionalLine(100_000).parse(once)).toBe(once);
        expect(once.includes('\0')).toBe(false);
        expect(once.isWellFormed()).toBe(true);
        expect(once).toBe(once.normalize('NFC').trim());
      }),
    );
  });
});

describe('the other shapes', () => {
  test('an address is kept in small letters', () => {
    expect(emailAddress.parse('Clarisse@Ombrelune.EXAMPLE')).toBe('clarisse@ombrelune.example');
    expect(emailAddress.safeParse(`${'c'.repeat(250)}@ombrelune.example`).success).toBe(false);
    expect(emailAddress.safeParse('clarisse').success).toBe(false);
  });

  test('a time zone is one that the clock knows', () => {
    expect(timeZone.safeParse('Europe/Paris').success).toBe(true);
    for (const wrong of ['', 'Paris', 'Europe/Ombrelune', '../../etc/localtime'])
      expect(timeZone.safeParse(wrong).success).toBe(false);
  });

  test('an instant says its offset, a hash and an id are whole', () => {
    expect(instant.safeParse('2026-12-08T09:00:00+01:00').success).toBe(true);
    expect(instant.safeParse('2026-12-08T09:00:00').success).toBe(false);
    expect(instant.safeParse('2026-02-30T09:00:00Z').success).toBe(false);
    expect(sha256.safeParse('a'.repeat(64)).success).toBe(true);
    expect(sha256.safeParse('A'.repeat(64)).success).toBe(false);
    expect(sha256.safeParse(`${'a'.repeat(64)}\n`).success).toBe(false);
    expect(uuid.safeParse("0190'; drop table post").success).toBe(false);
  });
});

test.each([
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00+14:00',
  '9999-12-31T23:59:59-14:00',
  '9999-12-31T24:00:00Z',
])('no database holds the time %s', (given) => {
  expect(instant.safeParse(given).success).toBe(false);
});

test.each(['0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z', '2026-11-25T14:00:00+01:00'])(
  'the time %s is one',
  (given) => {
    expect(instant.safeParse(given).success).toBe(true);
  },
);

test('a day is in the calendar, and leaves room to count from it', () => {
  for (const day of ['1000-01-01', '2024-02-29', '9000-12-31']) expect(date.parse(day)).toBe(day);
  for (const day of [
    '0000-01-01',
    '0999-12-31',
    '9001-01-01',
    '9999-12-31',
    '2026-02-29',
    '2026-1-1',
    '2026-11-25T00:00:00Z',
  ])
    expect(date.safeParse(day).success).toBe(false);
});
