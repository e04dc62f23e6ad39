import { allIndicators, indicators } from '../../../verifier/report/indicators.ts';
import { recordsOf } from '../../../verifier/report/observation.ts';
import { isSelected } from '../../../verifier/report/query.ts';
import type { ReadObservation } from './deps.ts';
import type { AskedFigure, DraftChapter, ReportDraft } from './draft-schema.ts';
import type { SaidAgainst } from './said-against.ts';
import { contentWords } from './words.ts';

/**
 * A draft to begin with: the chapters, and in that of its family every indicator that was announced or
 * that something was observed for; those of which nothing was seen, sales always, stand in the chapter of
 * what isn't known. What the three parties were asked has a chapter of its own.
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
  /** What stands against the work: where it belongs, for the author to keep or to word. */
  against?: readonly Pick<SaidAgainst, 'chapter' | 'text'>[];
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
  const isSeen = (id: string) => {
    const indicator = indicators[id];
    return (
      indicator !== undefined &&
      of.observations.some(({ observation }) => isSelected(observation, indicator, query))
    );
  };
  const ofFamily = (family: string) =>
    figures
      .filter(({ indicator }) => indicators[indicator]?.family === family && isSeen(indicator))
      .map(({ id }) => id);
  const unseen = figures.filter(({ indicator }) => !isSeen(indicator)).map(({ id }) => id);
  const { chapters: words, answersTo } = contentWords[of.language];
  const told = askedOfParties(of.observations, figures.length, answersTo);
  const chapter = (kind: DraftChapter['kind'], title: string, ids: string[] = []) => ({
    kind,
    title,
    text: '',
    figures: ids,
  });
  const against = (wanted: SaidAgainst['chapter']) =>
    (of.against ?? [])
      .filter(({ chapter: place }) => place === wanted)
      .map(({ text }) => text)
      .join('\n\n');
  return {
    title: of.title,
    question: '',
    answer: '',
    chapters: [
      chapter('actions', words.actions, ofFamily('actions')),
      chapter('exposure', words.exposure, ofFamily('exposure')),
      chapter('transformation', words.transformation, ofFamily('transformation')),
      chapter('compliance', words.compliance, ofFamily('compliance')),
      chapter(
        'other',
        words.told,
        told.map(({ id }) => id),
      ),
      chapter('unknown', words.unknown, unseen),
      { ...chapter('failures', words.failures), text: against('failures') },
      { ...chapter('other', words.complaints), text: against('complaints') },
      chapter('other', words.said),
      chapter('creators', words.creators),
      chapter('next', words.next),
    ],
    figures: [...figures, ...told],
  };
}

/**
 * Each question to each party once: how many answered, and in its lines what. The label says that it is
 * the answers that are counted: under the bare question a share would read as a share of yes.
 */
function askedOfParties(
  observations: readonly ReadObservation[],
  before: number,
  answersTo: (question: string) => string,
): readonly AskedFigure[] {
  const questions = new Map<string, { party: string; question: string }>();
  for (const { observation } of observations) {
    if (observation.kind !== 'survey') continue;
    for (const { party, question } of recordsOf(observation)) {
      questions.set(JSON.stringify([party, question]), { party, question });
    }
  }
  return [...questions]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, params], i) => ({
      id: `f${before + i + 1}`,
      label: answersTo(params.question).slice(0, 160),
      indicator: 'survey',
      params,
      objects: null,
      from: null,
      to: null,
    }));
}
