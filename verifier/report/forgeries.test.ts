import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { native } from '../native.ts';
import { sampleReport, sampleReportInput } from '../sample/report.ts';
import { reportForgeries } from '../sample/report-forgeries.ts';
import { makeReportVectors } from '../sample/report-vectors.ts';
import { describeReport } from '../words/report.ts';
import { makeReport } from './archive.ts';
import { checkReport } from './check.ts';

describe.each(reportForgeries)(
  '$name',
  ({ what, bytes, verdict, finds: [type, about], options }) => {
    test(what, () => {
      const found = checkReport(bytes(), { ...options, primitives: native });
      expect(found.findings).toContainEqual(expect.objectContaining({ type }));
      const named = found.findings.find((item) => item.type === type);
      expect(named).toMatchObject(about ?? {});
      expect(found.verdict).toBe(verdict);
      // The page and the command must say the same: the portable arithmetic finds no other thing.
      expect(checkReport(bytes(), options)).toEqual(found);
      for (const language of ['fr', 'en'] as const) {
        const { title, findings } = describeReport(found, language);
        for (const text of [title, ...findings.map((item) => item.text)]) {
          expect(text).not.toMatch(/undefined|NaN|\[object/);
        }
      }
    });
  },
);

test('the same input gives the same bytes', () => {
  expect(makeReport(sampleReportInput())).toEqual(sampleReport());
});

test('says who sealed what and when, in both languages', () => {
  const found = checkReport(sampleReport(), { primitives: native });
  expect(describeReport(found, 'fr').meaning).toContain(
    'Ce bilan est celui qui a été scellé le 5 décembre 2026 à 19\u00a0h\u00a000 par Atelier Corvelle. 8 preuves, toutes présentes et inchangées.',
  );
  expect(describeReport(found, 'en').meaning).toContain(
    'This report is the one that was sealed on 5 December 2026 at 19:00 by Atelier Corvelle. 8 items of evidence, all present and unchanged.',
  );
});

test('the vectors are those that `node verifier/sample/report-vectors.ts` writes', () => {
  for (const [name, bytes] of makeReportVectors()) {
    const path = new URL(`../vectors/report/${name}`, import.meta.url);
    expect(Buffer.from(bytes).equals(readFileSync(path)), name).toBe(true);
  }
});
