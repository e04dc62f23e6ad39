import { describe, expect, test } from 'vitest';
import { checkDraw } from '../draw/check.ts';
import type { DrawFindingType } from '../draw/verdict.ts';
import { finding, weights } from '../draw/verdict.ts';
import { sampleDraw } from '../sample/draw.ts';
import { event } from '../sample/forged-draws.ts';
import { describeDraw, describeDrawFinding } from './draw.ts';
import { languages } from './language.ts';

// The keys of the table are the types.
const types = Object.keys(weights) as DrawFindingType[];
const full = {
  list: 'codes',
  line: 118,
  lastLine: 120,
  n: 187,
  place: 3,
  part: 'kept',
  at: '2026-11-23T09:00:00.000Z',
  code: 'LUNE-7K3QA-00000',
} as const;

describe.each(languages)('in %s', (language) => {
  test.each(types)('%s is whole sentences without gaps', (type) => {
    for (const about of [full, { ...full, lastLine: 118 }]) {
      const text = describeDrawFinding(finding(type, about), language);
      expect(text).toMatch(/^\p{Lu}.{15,}\.$/u);
      expect(text).not.toMatch(/undefined|null|\[object|NaN| {2}/);
      if (language === 'fr') expect(text).not.toMatch(/ [:;?!»]|« |n° /);
    }
  });

  test('a verdict names winners and substitutes in order, and what came after', () => {
    const bytes = sampleDraw({ after: [event('void', 2, 'SILENT')] });
    const words = describeDraw(checkDraw(bytes), language);
    expect(words.openings).toHaveLength(4);
    expect(words.openings[0]).toContain('LUNE-EDNF7-7P6BM');
    const facts = words.facts.map(({ name, value }) => `${name} ${value}`).join('\n');
    const said = { fr: 'annulé, sans réponse', en: 'void, no answer' };
    expect(facts).toContain(said[language]);
    expect(facts).not.toContain('SILENT');
    expect(facts).toContain('657413');
    expect(facts).not.toMatch(/undefined|NaN/);
  });

  test('a file that can’t be read has a title, a reason, and no facts', () => {
    const words = describeDraw(checkDraw(new Uint8Array([0x7b])), language);
    expect([words.facts, words.openings]).toEqual([[], []]);
    expect(words.findings).toHaveLength(1);
  });
});
