import { expect, test } from 'vitest';
import { writeMoment, writeZone } from './words.ts';

const at = '2026-11-24T10:00:00.000Z';

test('an hour elsewhere than in Paris names its own zone', () => {
  expect(writeMoment(at, 'fr', 'Europe/Paris')).toBe('mardi 24 novembre 2026, 11\u00a0h');
  expect(writeMoment(at, 'fr', 'Indian/Reunion')).toBe(
    'mardi 24 novembre 2026, 14\u00a0h (heure de La Réunion)',
  );
  expect(writeMoment(at, 'en', 'America/New_York')).toContain('5:00 (Eastern Time)');
  expect(writeMoment(at, 'en', 'America/New_York', false)).not.toContain('Time');
});

test('a zone is named in the reader’s language', () => {
  expect(writeZone('Europe/Paris', 'fr')).toBe('heure de Paris');
  expect(writeZone('Europe/Paris', 'en')).toBe('Paris time');
  expect(writeZone('Pacific/Noumea', 'fr')).toContain('Nouvelle-Calédonie');
});
