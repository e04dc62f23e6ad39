import type { z } from 'zod';
import { hasNumber } from '../../../verifier/report/display.ts';
import { indicators } from '../../../verifier/report/indicators.ts';
import { comparePlans, readScope } from '../../../verifier/report/scope.ts';
import { splitSentences } from './chapter-text.ts';
import { isEmpty, labelOf } from './content.ts';
import type { ReportDraft } from './draft-schema.ts';
import type { Composed } from './freeze.ts';
import { findLooseNumbers } from './numbers.ts';
import { listUnsaid, type SaidAgainst } from './said-against.ts';
import type { reportWarnings } from './view-schema.ts';

/** What is missing, and what no evidence stands behind: said before the signature, never after it. */
export function findWarnings(
  draft: ReportDraft,
  composed: Composed,
  { at, against }: { readonly at: Date; readonly against: readonly SaidAgainst[] },
): z.infer<typeof reportWarnings> {
  const { content, leaves } = composed;
  const { language, figures } = content;
  const placed = new Set(figures.map(({ id }) => id));
  const scope = readScope(leaves, content);
  const planned = comparePlans(scope, at);
  const sentences = splitSentences(draft.answer).length;
  return {
    sentences: sentences === 3 ? null : sentences,
    numbers: findLooseNumbers(draft, figures, language),
    notShown: draft.figures.filter(({ id }) => !placed.has(id)).map((it) => labelOf(it, language)),
    unknown: figures
      .filter(({ figure }) => !hasNumber(figure) && figure.parts.length === 0)
      .map(({ indicator }) => indicators[indicator]?.name[language] ?? indicator),
    leftOut: listLeftOut(composed),
    kpiMissing: scope.kpis
      .map(({ leaf }) => leaf.body.indicator)
      .filter((indicator) => !figures.some((one) => one.indicator === indicator))
      .map((indicator) => indicators[indicator]?.name[language] ?? indicator),
    capturesMissing: planned.filter(({ state }) => state === 'missing').length,
    capturesNotDue: planned.filter(({ state }) => state === 'not-yet-due').length,
    hasPlan: scope.plans.length > 0,
    emptyChapters: draft.chapters.filter(isEmpty).map(({ title }) => title),
    unsaid: listUnsaid(against, draft).map(({ id, text }) => ({ id, text })),
  };
}

/** No picking: where one observation of a kind counts in a figure, each of that kind does. */
export function listLeftOut({ content, observations }: Composed): string[] {
  const used = new Set(content.figures.flatMap(({ inputs }) => inputs));
  const isUsed = (index: number | undefined) => index !== undefined && used.has(index);
  const numbered = observations
    .map(({ observation }) => observation)
    .filter(({ index }) => index !== undefined && index < content.range);
  const kinds = new Set(numbered.filter(({ index }) => isUsed(index)).map(({ kind }) => kind));
  return numbered
    .filter(({ index, kind }) => !isUsed(index) && kinds.has(kind))
    .map(({ kind, object }) => `${kind} ${object}`);
}
