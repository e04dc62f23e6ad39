import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeHour } from '../../lib/moments.ts';
import { describeAge, describeMoment } from './words.ts';

const HOUR = 3_600_000;
const PARIS = 'Europe/Paris';
const locales = fc.constantFrom('fr' as const, 'en' as const);
const zones = fc.constantFrom(PARIS, 'UTC', 'America/Montreal', 'Pacific/Auckland');

/** Spaces of any kind are one kind: which one a number takes is the language's business. */
const plain = (text: string) => text.replace(/\s/g, ' ');

describe('an age', () => {
  test.each([
    [0, '0 min', '0 min'],
    [59_999, '0 min', '0 min'],
    [40 * 60_000, '40 min', '40 min'],
    [HOUR - 1, '59 min', '59 min'],
    [HOUR, '1 h', '1 hr'],
    [19.9 * HOUR, '19 h', '19 hr'],
    [48 * HOUR - 1, '47 h', '47 hr'],
    [48 * HOUR, '2 jours', '2 days'],
    [40 * 24 * HOUR, '40 jours', '40 days'],
    [-5 * HOUR, '0 min', '0 min'],
  ])('of %d ms is “%s”, “%s”', (ms, french, english) => {
    expect([plain(describeAge(ms, 'fr')), plain(describeAge(ms, 'en'))]).toEqual([french, english]);
  });

  test('is never negative, never more than it is, and less than one unit short of it', () => {
    const sizes: Readonly<Record<string, number>> = {
      m: 60_000,
      h: HOUR,
      d: 24 * HOUR,
      j: 24 * HOUR,
    };
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 10), max: 10 ** 11 }), locales, (ms, locale) => {
        const words = plain(describeAge(ms, locale));
        const [, digits = '', unit = ''] = words.match(/^([\d, ]+?) ?([mhdj])/) ?? [];
        const value = Number(digits.replace(/\D/g, ''));
        const size = sizes[unit] ?? 0;
        const age = Math.max(0, ms);
        expect(words).not.toContain('-');
        expect(value * size).toBeLessThanOrEqual(age);
        expect((value + 1) * size).toBeGreaterThan(age);
      }),
    );
  });
});

describe('a moment', () => {
  test('of the client’s today is its hour; of any other day it names the day', () => {
    const date = fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2035-01-01'),
      noInvalidDate: true,
    });
    const offset = fc.integer({ min: -40 * HOUR, max: 40 * HOUR });
    fc.assert(
      fc.property(date, offset, zones, locales, (now, ms, zone, locale) => {
        const at = new Date(now.getTime() + ms);
        const isToday = dayIn(at, zone) === dayIn(now, zone);
        const words = describeMoment(at, now, zone, locale);
        const hour = writeHour(at, locale, zone);
        expect(words.endsWith(hour)).toBe(true);
        expect(words === hour).toBe(isToday);
      }),
    );
  });

  test('is today or not by the clock of the client, not of the reader or the server', () => {
    const at = new Date('2026-12-08T23:30:00Z');
    const now = new Date('2026-12-08T20:00:00Z');
    expect(describeMoment(at, now, 'UTC', 'en')).toBe('23:30');
    expect(describeMoment(at, now, PARIS, 'en')).toBe('Wednesday 9 December, 00:30');
    expect(describeMoment(at, now, PARIS, 'fr')).toBe('mercredi 9 décembre, 0\u00a0h\u00a030');
  });

  test.each([
    ['the long one', '2026-10-24T22:00:00Z', '2026-10-25T22:59:00Z', '2026-10-25T23:00:00Z'],
    ['the short one', '2026-03-28T23:00:00Z', '2026-03-29T21:59:00Z', '2026-03-29T22:00:00Z'],
  ])('on the day the clocks change, %s: today is the whole day', (_, first, last, after) => {
    for (const now of [first, last].map((text) => new Date(text))) {
      expect(describeMoment(new Date(first), now, PARIS, 'en')).toBe('00:00');
      expect(describeMoment(new Date(last), now, PARIS, 'en')).toBe('23:59');
      expect(describeMoment(new Date(after), now, PARIS, 'en')).toMatch(/^Monday .*, 00:00$/);
    }
  });
});

function dayIn(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', { dateStyle: 'short', timeZone }).formatToParts(
    at,
  );
  return parts.map(({ value }) => value).join('');
}
