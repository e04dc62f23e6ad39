import type { PlacedFigure, ReportContent } from '../../../verifier/report/content.ts';
import {
  amountInWords,
  besideInWords,
  figureInWords,
  isKnown,
  lastMoment,
} from '../../../verifier/report/display.ts';
import { findIndicator } from '../../../verifier/report/indicators.ts';
import {
  namesOf,
  objectName,
  partName,
  partsInOrder,
  sourceInWords,
} from '../../../verifier/report/part-names.ts';
import { isSelected } from '../../../verifier/report/query.ts';
import { announcedParts } from '../../../verifier/report/render-announced.ts';
import { auditOf, type ReportScope } from '../../../verifier/report/scope.ts';
import { captureInWords, shownCaptures } from '../../../verifier/report/shown-captures.ts';
import type { ReadObservation } from './deps.ts';
import { capturePath } from './read-captures.ts';
import type { FigureView, ReportText } from './view-schema.ts';

/** A content as it is read: every figure in words, with all that it opens. */
export function presentText(
  content: ReportContent,
  observations: readonly ReadObservation[],
  { scope, at }: { readonly scope: ReportScope /** Of the seal, or now. */; readonly at: Date },
): ReportText {
  const labels = new Map(
    content.chapters.flatMap(({ blocks }) =>
      blocks.flatMap((block) =>
        block.type === 'figures'
          ? block.rows.flatMap(({ label, figures }) => figures.map((id) => [id, label] as const))
          : [],
      ),
    ),
  );
  const announcedIn = (language: 'fr' | 'en') =>
    announcedParts({ ...content, language }, scope, at).map(({ title, lines, none }) => ({
      title,
      lines: [...lines],
      none,
    }));
  return {
    language: content.language,
    title: content.title,
    clientName: content.clientName,
    agencyName: content.agencyName,
    from: content.from,
    to: content.to,
    question: content.question,
    answer: [...content.answer],
    chapters: content.chapters.map(({ kind, title, blocks }) => ({
      kind,
      title,
      blocks: blocks.map((block) =>
        block.type === 'figures'
          ? { type: 'figures' as const, figures: block.rows.flatMap(({ figures }) => figures) }
          : block.type === 'list'
            ? { type: 'list' as const, items: [...block.items] }
            : block,
      ),
    })),
    announced: announcedIn(content.language),
    announcedOther: announcedIn(content.language === 'fr' ? 'en' : 'fr'),
    figures: content.figures.map((placed) => ({
      ...presentFigure(placed, labels.get(placed.id) ?? '', { content, scope }, observations),
      captures: shownCaptures(placed, scope).map((leaf) => ({
        words: captureInWords(leaf, content),
        path: capturePath(content, leaf.body.sha256),
      })),
    })),
  };
}

function presentFigure(
  placed: PlacedFigure,
  label: string,
  { content, scope }: { readonly content: ReportContent; readonly scope: ReportScope },
  observations: readonly ReadObservation[],
): Omit<FigureView, 'captures'> {
  const { language, range } = content;
  const other = language === 'fr' ? 'en' : 'fr';
  const { figure, query } = placed;
  const names = namesOf(content);
  const indicator = findIndicator(placed.indicator, placed.version);
  const evidence = indicator
    ? observations
        .map(({ observation }) => observation)
        .filter((one) => isSelected(one, indicator, query) && (one.index ?? range) < range)
    : [];
  return {
    id: placed.id,
    label,
    name: indicator?.name[language] ?? placed.indicator,
    display: figureInWords(figure, language),
    // What isn't known was neither measured nor told.
    beside: besideInWords(
      isKnown(figure) ? figure : { ...figure, note: 'not-measured' },
      language,
      auditOf(placed, scope),
    ),
    mark: figure.mark,
    isKnown: isKnown(figure),
    n: figure.n,
    definition: indicator?.definition[language] ?? '',
    attention: indicator?.attention[language] ?? '',
    other: {
      name: indicator?.name[other] ?? placed.indicator,
      definition: indicator?.definition[other] ?? '',
      attention: indicator?.attention[other] ?? '',
    },
    method: `${placed.indicator}/${placed.version}`,
    from: query.from,
    to: query.to,
    parts: partsInOrder(figure.parts).map((part) => ({
      name: partName(part.name, placed.indicator, { names, language }),
      value: amountInWords(part, language),
      text: part.text,
    })),
    evidence: evidence.map(({ index, object, source, method, from, to, records }) => ({
      index: index ?? null,
      object: objectName(object, names, language),
      source: sourceInWords(source, method, language),
      readAt: lastMoment(from.toISOString(), to.toISOString()),
      records: records.length,
    })),
  };
}
