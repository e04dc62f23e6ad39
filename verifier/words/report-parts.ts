import { momentInWords } from '../report/display.ts';
import type { Place } from '../report/html.ts';
import { allIndicators } from '../report/indicators.ts';
import type { ReportFinding } from '../report/verdict.ts';
import { leafInWords } from './finding-parts.ts';
import type { Language } from './language.ts';
import { numberInWords } from './language.ts';

/** The parts of a finding about a report, each ready to stand in a sentence. */
export type ReportParts = {
  /** "table “Exposure”, figure “Visits from the links”". */
  readonly place: string;
  /** What the indicator of a figure is called. */
  readonly name: string;
  readonly leaf: string;
  readonly part: string;
  readonly sealed: string;
  readonly found: string;
  readonly at: string;
  readonly count: string;
};

export type ReportSentence = (parts: ReportParts) => string;

/** @param timeZone of the dates, the report's own */
export function reportPartsOf(
  finding: ReportFinding,
  language: Language,
  timeZone: string,
): ReportParts {
  const { place, indicator, figure, leaf, part, sealed, found, at, count } = finding;
  return {
    place: place === undefined ? '' : placeInWords(place, language),
    name: quoted(nameOf(indicator ?? figure ?? '', language), language),
    leaf: leafInWords(leaf, language),
    part: part ?? '',
    sealed: sealed?.[language] ?? '',
    found: found?.[language] ?? '',
    at: at === undefined ? '' : momentInWords(at, timeZone, language),
    count: count === undefined ? '' : numberInWords(count, language),
  };
}

export function placeInWords(place: Place, language: Language): string {
  const { page, table, title, figure, indicator, part } = place;
  const isFrench = language === 'fr';
  const parts = [
    // A page is one of `report.html`: the PDF has others, and the same titles.
    title ? '' : `page ${page}${isFrench ? ' de' : ' of'} report.html`,
    table === undefined
      ? ''
      : `${isFrench ? 'tableau' : 'table'} ${title ? quoted(title, language) : table}`,
    figure === undefined
      ? ''
      : `${isFrench ? 'chiffre' : 'figure'} ${quoted(nameOf(indicator ?? figure, language), language)}`,
    part === undefined ? '' : partWords[part][language],
  ];
  return parts.filter((text) => text !== '').join(', ');
}

const partWords = {
  seal: { fr: 'sceau', en: 'seal' },
  title: { fr: 'titre', en: 'title' },
  definition: { fr: 'définition', en: 'definition' },
  evidence: { fr: 'preuves', en: 'evidence' },
} as const;

/** An indicator's name; what isn't one keeps its own word. */
function nameOf(id: string, language: Language): string {
  return allIndicators.find((item) => item.id === id)?.name[language] ?? id;
}

function quoted(text: string, language: Language): string {
  return language === 'fr' ? `«\u00a0${text}\u00a0»` : `“${text}”`;
}
