import { expect, test } from 'vitest';
import { findIndicator } from '../../../verifier/report/indicators.ts';
import { readScope } from '../../../verifier/report/scope.ts';
import { decodeAll, sampleContent } from '../../../verifier/sample/report.ts';
import { leavesBefore } from '../../../verifier/sample/report-leaves.ts';
import { presentText } from './present-text.ts';
import { documentOf } from './report-document.ts';

test.each([
  ['fr', 'Ce qui était annoncé', /annoncé le .* visé au moins/],
  ['en', 'What was announced', /announced on .* aim at least/],
] as const)('paper says what was announced, as the page does: %s', (language, title, kpi) => {
  const content = { ...sampleContent(), language };
  const scope = readScope(decodeAll(leavesBefore()), content);
  const text = presentText(content, [], { scope, at: new Date('2026-12-04T16:02:00Z') });
  const doc = documentOf({
    content,
    text,
    sealedAt: null,
    contentHash: null,
    evidence: 1,
    why: '',
    checkUrl: 'http://localhost/b/x',
  });
  const found = doc.sections.find((section) => section.title === title);
  const words = JSON.stringify(found?.blocks);
  expect(words).toMatch(kpi);
  for (const part of text.announced) expect(words).toContain(part.lines[0] ?? part.none);
  expect(text.announced).toHaveLength(scope.changedKpis.length > 0 ? 4 : 3);
});

test('a reader of the other language has each definition in it, and what is sealed stays', () => {
  const content = sampleContent();
  const scope = readScope(decodeAll(leavesBefore()), content);
  const text = presentText(content, [], { scope, at: new Date('2026-12-04T16:02:00Z') });
  expect(text.language).toBe('fr');
  const visits = text.figures.find(({ id }) => id === 'visits');
  const indicator = findIndicator('visits', 1);
  expect(visits?.other).toEqual({
    name: indicator?.name.en,
    definition: indicator?.definition.en,
    attention: indicator?.attention.en,
  });
  expect(visits?.definition).toBe(indicator?.definition.fr);
  expect(text.announced[0]?.lines[0]).toContain('annoncé le');
  expect(text.announcedOther[0]?.lines[0]).toContain('announced on');
});
