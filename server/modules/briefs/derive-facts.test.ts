import { describe, expect, test } from 'vitest';
import { deriveFacts } from './derive-facts.ts';

const nothing = { ceilingCents: null, launchOn: null, stockPerWeek: null, isCold: null, past: [] };
const launch = (...bodies: string[]) =>
  deriveFacts(
    bodies.map((body) => ({ question: 'dates', kind: 'text', body })),
    nothing as never,
    new Date('2026-12-08T08:30:00Z'),
  ).launchOn;

describe('the day of a launch', () => {
  test('is the one that a launch is said of, not the last day in the text', () => {
    expect(
      launch(
        'Nous mettons en service un nouveau bibliobus le 15 mars 2027',
        'il en faudrait 200 avant le 30 juin 2027',
      ),
    ).toBe('2027-03-15');
  });

  test('is what was said last', () => {
    expect(launch('Lancement le 9 novembre 2027', 'Lancement le 12 novembre 2027')).toBe(
      '2027-11-12',
    );
    expect(launch('le 9 novembre 2027')).toBe('2027-11-09');
  });

  test('is unknown where only an end was said', () => {
    expect(launch('avant le 30 juin 2027')).toBeNull();
  });
});
