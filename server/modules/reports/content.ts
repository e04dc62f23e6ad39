import type { Leaf } from '../../../verifier/format/leaf.ts';
import type { PlacedFigure, ReportContent } from '../../../verifier/report/content.ts';
import { indicators } from '../../../verifier/report/indicators.ts';
import { placeFigure } from '../../../verifier/report/query.ts';
import { newestRenderer } from '../../../verifier/report/renderer.ts';
import type { ClientFacts } from '../clients/public.ts';
import { readBlocks, splitSentences } from './chapter-text.ts';
import type { ReadObservation } from './deps.ts';
import type { AskedFigure, ReportDraft } from './draft-schema.ts';
import { pickNames } from './names.ts';
import type { ReportRow, VersionRow } from './report.ts';
import { contentWords } from './words.ts';

export type Sources = {
  readonly report: ReportRow;
  readonly version: Pick<VersionRow, 'n' | 'draft' | 'replaces'>;
  readonly client: ClientFacts;
  readonly agencyName: string;
  readonly observations: readonly ReadObservation[];
  /** Leaves below this index are looked at. */
  readonly range: number;
  readonly annotations: ReportContent['annotations'];
  /** Picks what the report shows of all that the agency has names for. */
  readonly names: ReadonlyMap<string, string>;
  /** The log below `range`. */
  readonly leaves: readonly Leaf[];
};

/** The exact content: what people wrote, and every figure computed from all that was observed. */
export function buildContent(from: Sources): ReportContent {
  const { report, version, client, range } = from;
  const { draft } = version;
  const language = client.locale;
  const words = contentWords[language];
  const figures = placeFigures(from);
  const known = new Map(draft.figures.map((asked) => [asked.id, asked]));
  const chapters = draft.chapters
    .filter((chapter) => !isEmpty(chapter))
    .map(({ kind, title, text, figures: ids }) => {
      const rows = ids.flatMap((id) => {
        const asked = known.get(id);
        return asked ? [{ label: labelOf(asked, language), figures: [id] }] : [];
      });
      const table = { type: 'figures', title: words.figures, rows } as const;
      return { kind, title, blocks: [...readBlocks(text), ...(rows.length > 0 ? [table] : [])] };
    });
  const scope = {
    figures,
    operation: report.operation_id,
    from: report.period_from.toISOString(),
    to: report.period_to.toISOString(),
    range,
  };
  const isHeld = (about: string) =>
    about.startsWith('chapter-')
      ? Number(about.slice(8)) <= chapters.length
      : figures.some(({ id }) => id === about);
  return {
    format: 'compagnon-report/v1',
    renderer: newestRenderer,
    report: report.id,
    version: version.n,
    replaces: version.replaces,
    client: client.id,
    clientName: client.name.normalize('NFC'),
    agencyName: from.agencyName.normalize('NFC'),
    title: draft.title,
    language,
    timeZone: client.timeZone,
    operation: scope.operation,
    from: scope.from,
    to: scope.to,
    range,
    question: draft.question.trim(),
    answer: splitSentences(draft.answer),
    chapters,
    figures,
    names: pickNames(from.names, scope, {
      leaves: from.leaves,
      objects: from.observations.map(({ observation }) => observation.object),
    }),
    annotations: from.annotations.filter(({ about }) => isHeld(about)),
    attachments: [],
  };
}

/** Only what a chapter shows: a figure that stands nowhere isn't sealed. */
function placeFigures({ report, version, observations, range }: Sources): PlacedFigure[] {
  const { chapters, figures } = version.draft;
  const shown = new Set(chapters.flatMap((chapter) => chapter.figures));
  const read = observations
    .map(({ observation }) => observation)
    .filter(({ index }) => index !== undefined && index < range);
  return figures
    .filter(({ id, indicator }) => shown.has(id) && indicator in indicators)
    .map(({ id, indicator, params, objects, from, to }) => {
      const query = {
        objects,
        from: new Date(from ?? report.period_from).toISOString(),
        to: new Date(to ?? report.period_to).toISOString(),
      };
      return placeFigure({ id, indicator, params, query }, read);
    });
}

export function labelOf({ label, indicator }: AskedFigure, language: 'fr' | 'en'): string {
  return label || (indicators[indicator]?.name[language] ?? indicator);
}

export function isEmpty({ text, figures }: ReportDraft['chapters'][number]): boolean {
  return text.trim() === '' && figures.length === 0;
}
