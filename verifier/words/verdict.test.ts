import { describe, expect, test } from 'vitest';
import { checkLog } from '../check/log.ts';
import type { FindingType } from '../check/verdict.ts';
import { finding, weights } from '../check/verdict.ts';
import { leafKinds } from '../format/leaf-body.ts';
import { sampleBundle } from '../sample/log.ts';
import { kindInWords } from './kinds.ts';
import { languages } from './language.ts';
import { describeFinding, describeVerdict } from './verdict.ts';

// The keys of the table are the types.
const types = Object.keys(weights) as FindingType[];

describe.each(languages)('in %s', (language) => {
  test.each(types)('%s is one sentence without gaps', (type) => {
    const text = describeFinding(
      finding(type, {
        leaf: { index: 6, kind: 'capture', at: '2026-11-02T14:00:00.000Z' },
        other: { index: 7 },
        part: 'log.json',
        from: 3,
        to: 5,
        at: '2026-11-02T14:00:00.000Z',
      }),
      language,
    );
    expect(text).toMatch(/^\S.{15,}\.$/u);
    expect(text).not.toMatch(/undefined|null|\[object|NaN/);
  });

  test('every kind of leaf has a word', () => {
    for (const kind of leafKinds) expect(kindInWords(kind, language)).toMatch(/\p{L}{3}/u);
  });

  test('a verdict has a title, a meaning, facts, and what was disclosed', () => {
    const words = describeVerdict(checkLog(sampleBundle()), language);
    expect(words.title.length + words.meaning.length).toBeGreaterThan(60);
    expect(words.findings.map(({ weight }) => weight)).toEqual(['weaker', 'weaker', 'note']);
    expect(words.facts.length).toBeGreaterThan(7);
    expect(words.openings[0]).toContain('Clarisse');
  });

  // Their names in the leaves are English: what reads as one in French was forgotten.
  test.each(['author', 'signer', 'recipient', 'by', 'reason', 'facts', 'address'])(
    'what is committed to as %s has a word',
    (field) => {
      const { log, ...verdict } = checkLog(sampleBundle());
      if (!log) throw new Error('the sample has no log');
      const openings = log.openings.slice(0, 1).map((one) => ({ ...one, field }));
      const [said] = describeVerdict({ ...verdict, log: { ...log, openings } }, language).openings;
      const isSame = new RegExp(`\\), ${field}\\W`).test(said ?? '');
      expect(isSame).toBe(language === 'en' && field !== 'facts');
    },
  );
});

test('a hundred findings of one type are twenty sentences and a count', () => {
  const findings = Array.from({ length: 100 }, (_, index) =>
    finding('leaf-of-another-client', { leaf: { index }, part: 'x' }),
  );
  const words = describeVerdict({ verdict: 'not-verified', findings }, 'en');
  expect(words.findings).toHaveLength(21);
  expect(words.findings.at(-1)?.text).toContain('80');
});

test('what was done comes before what follows from it, and no code is said', () => {
  const { findings } = describeVerdict(
    {
      verdict: 'not-verified',
      findings: [
        ...Array.from({ length: 24 }, () => finding('file-altered', { part: 'data/a' })),
        finding('leaf-removed', { leaf: { index: 10 } }),
        finding('container-altered', { part: '' }),
      ],
    },
    'fr',
  );
  expect(findings[0]?.text).toMatch(/^La feuille\s10 a été retirée\.$/);
  expect(findings[21]?.text).toBe('Et 4 de plus, du même genre que ce qui précède.');
  expect(findings.at(-1)?.text).toContain('la liste de ses fichiers');
  expect(findings.map(({ text }) => text).join()).not.toMatch(/file-altered|list of files/);
});
