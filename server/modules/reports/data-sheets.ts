import type { ReportContent } from '../../../verifier/report/content.ts';
import type { Sheet } from '../../documents/xlsx.ts';
import { documentWords } from './document-words.ts';
import type { ReportText } from './view-schema.ts';

/** The figures, their parts and their evidence, as tables that somebody can compute with. */
export function sheetsOf({ figures, language }: ReportContent, text: ReportText): Sheet[] {
  const t = documentWords[language].sheets;
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
        figure.unit,
        figure.n,
        figure.mark,
        figure.note,
        `${indicator}/${version}`,
        query.from,
        query.to,
      ]),
    },
    {
      name: t.parts,
      head: t.partHead,
      rows: figures.flatMap(({ id, figure }) =>
        figure.parts.map((part) => [
          id,
          part.name,
          part.value,
          part.numerator,
          part.denominator,
          part.unit,
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
