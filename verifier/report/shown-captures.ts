import type { LeafOf } from '../format/leaf.ts';
import type { PlacedFigure, ReportContent } from './content.ts';
import { momentInWords } from './display.ts';
import { namesOf, objectName, partWord } from './part-names.ts';
import type { ReportScope } from './scope.ts';

type Capture = LeafOf<'deliverable-capture'>;

/**
 * The captures that a figure on mentions or captures opens: of each publication the first one; of one
 * whose mention was missing then, all until it was there, else the last one; or simply all.
 */
export function shownCaptures(
  { indicator }: Pick<PlacedFigure, 'indicator'>,
  { captures }: Pick<ReportScope, 'captures'>,
): readonly Capture[] {
  const leaves = captures.map(({ leaf }) => leaf);
  if (indicator === 'captures') return leaves;
  const ofEach = [...Map.groupBy(leaves, ({ body }) => body.deliverable).values()];
  if (indicator === 'mentions-first') return ofEach.flatMap((own) => own.slice(0, 1));
  if (indicator !== 'mentions-after') return [];
  return ofEach.flatMap((own) => {
    const right = own.findIndex(({ body }) => body.mention === 'present');
    return right === 0 ? own.slice(-1) : right < 0 ? own : own.slice(0, right + 1);
  });
}

/** `Mijote et Compagnie, un jour après, 13 novembre 2026 à 18 h 20, mention absente`. */
export function captureInWords(
  { at, body }: Capture,
  content: Pick<ReportContent, 'names' | 'language' | 'timeZone'>,
): string {
  const { language, timeZone } = content;
  return [
    objectName(body.deliverable, namesOf(content), language),
    partWord(body.moment, language),
    momentInWords(at.toISOString(), timeZone, language),
    states[body.mention][language],
  ].join(', ');
}

const states = {
  present: { fr: 'mention présente', en: 'mention present' },
  unclear: { fr: 'mention à voir', en: 'mention unclear' },
  absent: { fr: 'mention absente', en: 'mention absent' },
} as const;
