import type { ReportContent } from '../../../verifier/report/content.ts';
import { knownZone, lastMoment, markWords, noteWords } from '../../../verifier/report/display.ts';
import { namesOf, partName } from '../../../verifier/report/part-names.ts';
import type { Cell, Sheet } from '../../documents/xlsx.ts';
import { wallTime } from './days.ts';
import { type ColumnWords, sheetWords, zoneWords } from './sheet-words.ts';
import type { ReportText } from './view-schema.ts';

/**
 * The figures, their parts and their evidence, as tables that somebody can compute with; times are
 * the client's, and a last sheet says in both languages what each column is.
 */
export function sheetsOf(content: ReportContent, text: ReportText): Sheet[] {
  const { figures, language } = content;
  const zone = knownZone(content.timeZone);
  const units = sheetWords.units[language];
  const names = namesOf(content);
  const shown = new Map(text.figures.map((one) => [one.id, one]));
  const time = (at: string): Cell => ({ wall: wallTime(at, zone) });
  const rowsOf = {
    figures: figures.map(({ id, figure, indicator, version, query }) => [
      id,
      shown.get(id)?.label ?? indicator,
      shown.get(id)?.display ?? null,
      figure.value,
      figure.numerator,
      figure.denominator,
      units[figure.unit],
      figure.n,
      markWords[figure.mark][language],
      figure.note && noteWords[figure.note][language],
      `${indicator}/${version}`,
      time(query.from),
      time(lastMoment(query.from, query.to)),
    ]),
    parts: figures.flatMap(({ id, figure, indicator }) =>
      figure.parts.map((part) => [
        id,
        partName(part.name, indicator, { names, language }),
        part.value,
        part.numerator,
        part.denominator,
        units[part.unit],
        part.text,
      ]),
    ),
    evidence: text.figures.flatMap(({ id, evidence }) =>
      evidence.map((one) => [id, one.index, one.object, one.source, time(one.readAt), one.records]),
    ),
  };
  const kinds = ['figures', 'parts', 'evidence'] as const;
  const headOf = (column: ColumnWords) =>
    isTime(column) ? `${column.head[language]} (${zone})` : column.head[language];
  const told = kinds.flatMap((kind) =>
    sheetWords[kind].columns.map((column) => [
      sheetWords[kind].name[language],
      headOf(column),
      ...(['fr', 'en'] as const).map((one) =>
        isTime(column) ? `${column.says[one]} ${zoneWords[one]}` : column.says[one],
      ),
    ]),
  );
  return [
    ...kinds.map((kind) => ({
      name: sheetWords[kind].name[language],
      head: sheetWords[kind].columns.map(headOf),
      rows: rowsOf[kind],
    })),
    {
      name: sheetWords.columns.name[language],
      head: sheetWords.columns.head[language],
      rows: told,
    },
  ];
}

const times = new Set(['from', 'to', 'read']);

function isTime({ head }: ColumnWords): boolean {
  return times.has(head.en);
}
