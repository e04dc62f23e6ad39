import { expect, test } from 'vitest';
import { formatDate, formatDay, formatHour, formatMoment } from './dates.ts';

test('the first of a month is “1er” in French, and no other day is', () => {
  const at = (day: string) => `2026-03-${day}T09:41:00Z`;
  const written = (day: string, locale: 'fr' | 'en') =>
    [formatDay, formatDate, formatMoment]
      .map((write) => write(at(day), locale, 'Europe/Paris'))
      .join(' | ')
      .replaceAll('\u00a0', ' ');
  expect(written('01', 'fr')).toBe('dimanche 1er mars | 1er mars 2026 | 1er mars 10 h 41');
  expect(written('11', 'fr')).toBe('mercredi 11 mars | 11 mars 2026 | 11 mars 10 h 41');
  expect(written('21', 'fr')).toContain('samedi 21 mars');
  expect(written('01', 'en')).not.toContain('1er');
});

test('an English hour always has two digits, as on documents', () => {
  expect(formatHour('2026-12-08T08:30:00Z', 'en', 'Europe/Paris')).toBe('09:30');
  expect(formatHour('2026-12-08T08:30:00Z', 'fr', 'Europe/Paris')).toBe('9\u00a0h\u00a030');
  expect(formatHour('2026-12-08T23:05:00Z', 'en', 'Europe/Paris')).toBe('00:05');
});
