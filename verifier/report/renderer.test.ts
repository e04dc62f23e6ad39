import { expect, test } from 'vitest';
import { toUtf8 } from '../format/bytes.ts';
import { sha256Hex } from '../format/hash.ts';
import { tamper } from '../sample/archive.ts';
import { leaf } from '../sample/leaves.ts';
import { sampleId } from '../sample/names.ts';
import { decodeAll, sampleContent, sampleReport, sampleReportInput } from '../sample/report.ts';
import { leavesBefore } from '../sample/report-leaves.ts';
import { describeReport } from '../words/report.ts';
import { findSeal, makeReport, readReport } from './archive.ts';
import { checkReport } from './check.ts';
import { decodeContent, encodeContent, hashContent, type ReportContent } from './content.ts';
import { paths } from './derive.ts';
import { dayInWords, daysInWords } from './display.ts';
import { partName } from './part-names.ts';
import { renderReport } from './renderer.ts';

const id = '01a1d0c6-0200-7d4f-b536-5c1a108dd10f';
const names = new Map([
  [id, 'Le Bocal du Mardi'],
  ['6mjhncfb', 'Billet du Bocal'],
]);

function pageOf(content: ReportContent): string {
  const leaves = decodeAll(sampleReportInput(content).leaves);
  const seal = findSeal(leaves, content.report, content.version);
  if (seal === undefined) throw new Error('the sample is sealed');
  return renderReport({ content, seal: seal.leaf, leaves });
}

test.each([
  [
    1,
    '848abbc326755c7ccab65378c7f4ed715b3470aad31444c560305a8f7bdf7868',
    'c1e57c0696bb0f500f7d90a73a211f49bb27871feeefd7c5a4098f32c1501178',
  ],
  [
    2,
    '72932005a99159e91e7cda623b4e7edbf3aff87ed08aef97f4da4082c41cc478',
    '3a89ba51e2a0cea416cf2dd3262da99c346fa857e6d1918f7e8b31f64d8641cb',
  ],
])('renderer %i gives these bytes, whatever machine and year', (renderer, fr, en) => {
  // A change here is a new renderer, beside this one: sealed reports name theirs.
  const content = { ...sampleContent(), renderer };
  const hashes = (['fr', 'en'] as const).map((language) =>
    sha256Hex(toUtf8(pageOf({ ...content, language }))),
  );
  expect(hashes).toEqual([fr, en]);
});

test('an indicator with two figures is answered by both, each by its label', () => {
  const content = sampleContent();
  const [first, ...rest] = content.chapters;
  const people = content.figures.find(({ id }) => id === 'commenters');
  if (!first || !people) throw new Error('the sample has commenters');
  const table = {
    type: 'figures' as const,
    title: 'Ailleurs',
    rows: [{ label: 'D’ailleurs', figures: ['elsewhere'] }],
  };
  const two = {
    ...content,
    chapters: [{ ...first, blocks: [...first.blocks, table] }, ...rest],
    figures: [...content.figures, { ...people, id: 'elsewhere' }],
  };
  expect(pageOf(two)).toMatch(
    /→\u00a0(?:[^<]+\u00a0: 2\u00a0; )?D’ailleurs\u00a0: 2(?:\u00a0; [^<]+\u00a0: 2)?</u,
  );
  expect(pageOf({ ...two, renderer: 1 })).not.toMatch(/→[^<]+D’ailleurs/);
});

test('rules that were gone past are read from the leaves, so that none is left out', () => {
  const content = sampleContent();
  expect(pageOf(content)).toContain('Aucune règle n’a été passée outre.');
  const decision = {
    decision: sampleId('decision'),
    rule: 'fr-inf-09',
    outcome: 'fires',
    severity: 'sign-off',
    subject: 'operation',
    facts: sha256Hex(toUtf8('facts')),
  } as const;
  const overrule = {
    overrule: sampleId('overrule'),
    decision: decision.decision,
    by: decision.facts,
    reason: decision.facts,
  };
  const pageWith = (subjectId: string, over: Partial<ReportContent> = {}) => {
    const before = leavesBefore();
    const at = before.length;
    before.push(leaf(at, 'rule-decision', { ...decision, subjectId }));
    before.push(leaf(at + 1, 'overrule', overrule));
    const of = { ...content, range: before.length, ...over };
    const leaves = decodeAll(sampleReportInput(of, before).leaves);
    const seal = findSeal(leaves, of.report, of.version);
    if (seal === undefined) throw new Error('the sample is sealed');
    return renderReport({ content: of, seal: seal.leaf, leaves });
  };
  expect(pageWith(content.operation ?? '')).toContain('<li>FR-INF-09, ');
  expect(pageWith(content.operation ?? '', { renderer: 1 })).not.toContain('FR-INF-09');
  expect(pageWith(content.operation ?? '', { range: leavesBefore().length })).not.toContain(
    'FR-INF',
  );
  // Of another operation: of all, where the report is on all of the period.
  expect(pageWith(sampleId('elsewhere'))).not.toContain('FR-INF-09');
  expect(pageWith(sampleId('elsewhere'), { operation: null })).toContain('FR-INF-09');
});

test('the page says which renderer made it, and content, signature and seal name it', () => {
  const page = pageOf(sampleContent());
  expect(page).toContain('<meta name="generator" content="compagnon-report/v1 renderer 2">');
  expect(hashContent({ ...sampleContent(), renderer: 1 })).not.toBe(hashContent(sampleContent()));
});

test('a renderer that isn’t known is refused in words, never drawn by another one', () => {
  expect(() => makeReport(sampleReportInput({ ...sampleContent(), renderer: 9 }))).toThrow(
    'no renderer 9',
  );
  const bytes = tamper((files) => {
    files.set(paths.content, encodeContent({ ...sampleContent(), renderer: 9 }));
  }, sampleReport());
  const found = checkReport(bytes);
  expect(found.verdict).toBe('not-verified');
  expect(found.findings).toContainEqual(
    expect.objectContaining({ type: 'renderer-unknown', part: '9' }),
  );
});

test('a figure’s lines are named, never by a code, and by an id only where it has no name', () => {
  const of = { names, language: 'fr' } as const;
  expect(partName(`delay ${id}`, 'mentions-after', of)).toBe('Le Bocal du Mardi, délai');
  expect(partName('longest-delay', 'mentions-after', of)).toBe('délai le plus long');
  expect(partName(`missing ${id} day-7`, 'captures', of)).toBe(
    'Le Bocal du Mardi, sept jours après, manque',
  );
  expect(partName('6mjhncfb', 'visits', of)).toBe('Billet du Bocal');
  expect(partName(`bluesky ${id} reactions`, 'impressions', of)).toBe(
    'Bluesky, Le Bocal du Mardi, réactions',
  );
  expect(partName(`delay ${id}`, 'mentions-after', { names: new Map(), language: 'en' })).toBe(
    'without a name …8dd10f, delay',
  );
  // What somebody wrote stays as it was written.
  expect(partName('before', 'survey', of)).toBe('before');
});

test('a period ends on its last day, also where the hour changes', () => {
  const period = { from: '2026-10-14T22:00:00.000Z', to: '2026-12-04T23:00:00.000Z' };
  expect(daysInWords(period, 'Europe/Paris', 'fr')).toBe('15 octobre 2026 – 4 décembre 2026');
  expect(dayInWords(period.to, 'Europe/Paris', 'fr')).toBe('5 décembre 2026');
  expect(pageOf(sampleContent())).not.toContain('2 décembre 2026');
});

test('a French report’s verdict in English has no French words, and the other way round', () => {
  const content = sampleContent();
  const figures = content.figures.map((placed) =>
    placed.id === 'entries' ? { ...placed, figure: { ...placed.figure, numerator: 3 } } : placed,
  );
  const found = checkReport(makeReport(sampleReportInput({ ...content, figures })));
  const textOf = (language: 'fr' | 'en') =>
    describeReport(found, language)
      .findings.map(({ text }) => text)
      .join('\n');
  expect(textOf('en')).toContain('3 of 3 (100%)');
  expect(textOf('en')).not.toMatch(/ sur 3|\u00a0%/);
  expect(textOf('fr')).toContain('3 sur 3 (100\u00a0%)');
});

test('names stand once each, ascending', () => {
  const twice = {
    ...sampleContent(),
    names: [
      { id: 'b', name: 'B' },
      { id: 'a', name: 'A' },
    ],
  };
  expect(() => encodeContent(twice)).toThrow('names');
  const read = readReport(sampleReport());
  if (!read.ok) throw new Error('the sample is read');
  const decoded = decodeContent(read.value.files.get(paths.content) ?? new Uint8Array());
  expect(decoded.ok && decoded.value.names).toEqual(sampleContent().names);
});
