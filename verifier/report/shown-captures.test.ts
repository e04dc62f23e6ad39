import { expect, test } from 'vitest';
import type { ReportScope } from './scope.ts';
import { captureInWords, shownCaptures } from './shown-captures.ts';

type Capture = ReportScope['captures'][number];

const capture = (deliverable: string, moment: string, at: string, mention: string) =>
  ({
    index: 0,
    leaf: {
      kind: 'deliverable-capture',
      at: new Date(at),
      body: { deliverable, moment, mention, sha256: `${deliverable} ${moment}` },
    },
  }) as unknown as Capture; // what is read of it

const captures = [
  capture('right', 'live', '2026-11-09T07:00:00Z', 'present'),
  capture('late', 'live', '2026-11-12T17:20:00Z', 'absent'),
  capture('right', 'day-1', '2026-11-10T07:00:00Z', 'present'),
  capture('late', 'day-1', '2026-11-13T17:20:00Z', 'absent'),
  capture('late', 'asked', '2026-11-13T19:20:00Z', 'present'),
  capture('late', 'day-3', '2026-11-15T17:20:00Z', 'present'),
];
const shown = (indicator: string) =>
  shownCaptures({ indicator }, { captures }).map(({ body }) => body.sha256);

test('a line on mentions opens the captures that it rests on, a line on captures all', () => {
  expect(shown('mentions-first')).toEqual(['right live', 'late live']);
  expect(shown('mentions-after')).toEqual(['right day-1', 'late live', 'late day-1', 'late asked']);
  expect(shown('captures')).toHaveLength(captures.length);
  expect(shown('visits')).toEqual([]);
});

test('a capture is said in the report’s language, by the name that the agency gives', () => {
  const content = { names: [{ id: 'late', name: 'Mijote' }], timeZone: 'Europe/Paris' } as const;
  const [, late] = captures;
  if (!late) throw new Error('no capture');
  expect(captureInWords(late.leaf, { ...content, language: 'en' })).toBe(
    'Mijote, as published, 12 November 2026 at 18:20, mention absent',
  );
  expect(captureInWords(late.leaf, { ...content, language: 'fr' }).replaceAll(/\s/g, ' ')).toBe(
    'Mijote, à la parution, 12 novembre 2026 à 18 h 20, mention absente',
  );
});
