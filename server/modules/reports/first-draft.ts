import { allIndicators, indicators } from '../../../verifier/report/indicators.ts';
import { isSelected } from '../../../verifier/report/query.ts';
import type { ReadObservation } from './deps.ts';
import type { AskedFigure, DraftChapter, ReportDraft } from './draft-schema.ts';
import { contentWords } from './words.ts';

/**
 * A draft to begin with: the chapters, and in that of its family every indicator that was announced or
 * that something was observed for; sales too, which are said to be unknown where nobody told them.
 * Nothing is picked; the author leaves out what they can defend leaving out.
 */
export function firstDraft(of: {
  title: string;
  language: 'fr' | 'en';
  from: Date;
  to: Date;
  observations: readonly ReadObservation[];
  /** Indicators registered before the start. */
  announced: readonly string[];
}): ReportDraft {
  const query = { objects: null, from: of.from.toISOString(), to: of.to.toISOString() };
  const found = allIndicators.filter(
    (item) =>
      indicators[item.id] === item &&
      item.params.length === 0 &&
      (item.id === 'sales' ||
        of.announced.includes(item.id) ||
        of.observations.some(({ observation }) => isSelected(observation, item, query))),
  );
  const figures = found.map(
    ({ id }, i): AskedFigure => ({
      id: `f${i + 1}`,
      label: '',
      indicator: id,
      params: {},
      objects: null,
      from: null,
      to: null,
    }),
  );
  const ofFamily = (family: string) =>
    figures.filter(({ indicator }) => indicators[indicator]?.family === family).map(({ id }) => id);
  const words = contentWords[of.language].chapters;
  const chapter = (kind: DraftChapter['kind'], title: string, ids: string[] = []) => ({
    kind,
    title,
    text: '',
    figures: ids,
  });
  return {
    title: of.title,
    question: '',
    answer: '',
    chapters: [
      chapter('actions', words.actions, ofFamily('actions')),
      chapter('exposure', words.exposure, ofFamily('exposure')),
      chapter('transformation', words.transformation, ofFamily('transformation')),
      chapter('compliance', words.compliance, ofFamily('compliance')),
      chapter('unknown', words.unknown),
      chapter('failures', words.failures),
      chapter('other', words.complaints),
      chapter('other', words.said),
      chapter('creators', words.creators),
      chapter('next', words.next),
    ],
    figures,
  };
}
