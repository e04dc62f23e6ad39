import type { ReportContent } from '../../../verifier/report/content.ts';
import { lastMoment, markWords, noteWords } from '../../../verifier/report/display.ts';
import { namesOf, partName } from '../../../verifier/report/part-names.ts';
import type { Sheet } from '../../documents/xlsx.ts';
import { documentWords } from './document-words.ts';
import type { ReportText } from './view-schema.ts';

/** The figures, their parts and their evidence, as tables that somebody can compute with. */
export function sheetsOf(content: ReportContent, text: ReportText): Sheet[] {
  const { figures, language } = content;
  const t = documentWords[language].sheets;
  const names = namesOf(content);
  const shown = new Map(text.figures.map((one) => [one.id, one]));
  return [
    {
      name: t.figures,
      head: t.head,
      rows: figures.map(({ id, figure, indicator, version, query }) => [
        id,
        shown.get(id)?.label ?? indicator,
        figure.value,
        figure.numerator,
        figure.denominator,
        t.units[figure.unit],
        figure.n,
        markWords[figure.mark][language],
        figure.note && noteWords[figure.note][language],
        `${indicator}/${version}`,
        query.from,
        lastMoment(query.from, query.to),
      ]),
    },
    {
      name: t.parts,
      head: t.partHead,
      rows: figures.flatMap(({ id, figure, indicator }) =>
        figure.parts.map((part) => [
          id,
          partName(part.name, indicator, { names, language }),
          part.value,
          part.numerator,
          part.denominator,
          t.units[part.unit],
          part.text,
        ]),
      ),
    },
    {
      name: t.evidence,
      head: t.evidenceHead,
      rows: text.figures.flatMap(({ id, evidence }) =>
        evidence.map((one) => [id, one.index, one.object, one.source, one.readAt, one.records]),
      ),
    },
  ];
}
