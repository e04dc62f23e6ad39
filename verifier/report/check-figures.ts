import { nameLeaf } from '../check/leaf-rows.ts';
import type { Json } from '../format/canonical.ts';
import { canonicalText } from '../format/canonical.ts';
import type { Leaf } from '../format/leaf.ts';
import type { InBoth } from '../words/language.ts';
import type { CheckedData } from './check-data.ts';
import type { PlacedFigure, ReportContent } from './content.ts';
import { figureInWords } from './display.ts';
import type { Figure } from './figure.ts';
import type { Place } from './html.ts';
import { methodHash } from './indicator.ts';
import { findIndicator } from './indicators.ts';
import { compute } from './query.ts';
import type { ReportScope } from './scope.ts';
import { type ReportFinding, type ReportFindingType, reportFinding } from './verdict.ts';

type Leaves = readonly (Leaf | undefined)[];

/** Every figure computed again from every leaf of its query, and no leaf left out. */
export function checkFigures(
  content: ReportContent,
  scope: ReportScope,
  data: CheckedData,
  leaves: Leaves,
): { readonly findings: readonly ReportFinding[]; readonly recomputed: number } {
  const findings: ReportFinding[] = [];
  const places = placesOf(content);
  let recomputed = 0;
  for (const placed of content.figures) {
    const found = checkFigure(placed, places.get(placed.id), data, leaves);
    findings.push(...found);
    if (!found.some(({ weight }) => weight === 'fault')) recomputed++;
  }
  findings.push(...checkIds(content, places), ...checkUse(content, scope, leaves));
  return { findings, recomputed };
}

function checkFigure(
  placed: PlacedFigure,
  place: Place | undefined,
  data: CheckedData,
  leaves: Leaves,
): ReportFinding[] {
  const { id: figure, indicator: name, query, params } = placed;
  const say = (type: ReportFindingType, about: Partial<ReportFinding> = {}) =>
    reportFinding(type, { figure, indicator: name, place, ...about });
  const indicator = findIndicator(name, placed.version);
  if (indicator === undefined)
    return [say('method-unknown', { part: `${name}/${placed.version}` })];
  const findings: ReportFinding[] = [];
  if (methodHash(indicator) !== placed.methodHash) findings.push(say('method-differs'));
  const strange = Object.keys(params).find((key) => !indicator.params.includes(key));
  if (strange !== undefined) findings.push(say('params-unknown', { part: strange }));
  const found = compute(indicator, params, query, data.observations);
  const [told, due] = [new Set(placed.inputs), new Set(found.inputs)];
  for (const index of due) {
    if (!told.has(index)) {
      findings.push(say('input-left-out', { leaf: nameLeaf(index, leaves[index]) }));
    }
  }
  for (const index of told) {
    // A leaf whose data is broken is named there already.
    if (due.has(index) || data.broken.has(index)) continue;
    findings.push(say('input-too-many', { leaf: nameLeaf(index, leaves[index]) }));
  }
  if (isSame(found.figure, placed.figure)) return findings;
  const gone = found.inputs.reduce((sum, index) => sum + (data.erased.get(index) ?? 0), 0);
  const [sealed, now] = [inBoth(placed.figure), inBoth(found.figure)];
  const isExplained = gone > 0 && isWithin(placed.figure, found.figure, gone);
  const type = isExplained ? 'figure-of-erased' : 'figure-differs';
  return [...findings, say(type, { sealed, found: now, count: gone })];
}

function inBoth(figure: Figure): InBoth {
  return { fr: figureInWords(figure, 'fr'), en: figureInWords(figure, 'en') };
}

function isSame(a: Figure, b: Figure): boolean {
  // Figures hold strings, integers and nulls by their shape.
  return canonicalText(a as unknown as Json) === canonicalText(b as unknown as Json);
}

/** Whether so many records that are gone can make the difference between two counts. */
function isWithin(sealed: Figure, found: Figure, gone: number): boolean {
  if (sealed.unit !== 'count' && sealed.unit !== 'share') return true;
  return (['value', 'numerator', 'denominator', 'n'] as const).every((key) => {
    const difference = (sealed[key] ?? 0) - (found[key] ?? 0);
    return sealed.unit === 'share' || (difference >= 0 && difference <= gone);
  });
}

/** The first place at which each figure stands. */
export function placesOf({ chapters, figures }: ReportContent): ReadonlyMap<string, Place> {
  const indicators = new Map(figures.map(({ id, indicator }) => [id, indicator]));
  const places = new Map<string, Place>();
  let table = 0;
  for (const [i, { blocks }] of chapters.entries()) {
    for (const block of blocks) {
      if (block.type !== 'figures') continue;
      table++;
      for (const figure of block.rows.flatMap((row) => row.figures)) {
        if (places.has(figure)) continue;
        const indicator = indicators.get(figure);
        places.set(figure, { page: i + 2, table, title: block.title, figure, indicator });
      }
    }
  }
  return places;
}

/** Each figure has an id of its own; each that a table names is there, and each is shown. */
function checkIds({ figures }: ReportContent, places: ReadonlyMap<string, Place>): ReportFinding[] {
  const ids = new Set<string>();
  const findings: ReportFinding[] = [];
  for (const { id, indicator } of figures) {
    const isTwice = ids.has(id);
    ids.add(id);
    if (isTwice)
      findings.push(reportFinding('figure-missing', { figure: id, place: places.get(id) }));
    if (!places.has(id))
      findings.push(reportFinding('figure-not-shown', { figure: id, indicator }));
  }
  for (const [id, place] of places) {
    if (!ids.has(id)) findings.push(reportFinding('figure-missing', { figure: id, place }));
  }
  return findings;
}

/** No picking: of a kind that figures are made from, every observation of the scope is in one. */
function checkUse(content: ReportContent, scope: ReportScope, leaves: Leaves): ReportFinding[] {
  const used = new Set(content.figures.flatMap(({ inputs }) => inputs));
  const kinds = new Set(
    scope.observations.flatMap(({ index, leaf }) => (used.has(index) ? leaf.body.kind : [])),
  );
  const unused = scope.observations.filter(({ index }) => !used.has(index));
  const findings = unused
    .filter(({ leaf }) => kinds.has(leaf.body.kind))
    .map(({ index }) =>
      reportFinding('observation-left-out', { leaf: nameLeaf(index, leaves[index]) }),
    );
  const rest = unused.length - findings.length;
  if (rest > 0) findings.push(reportFinding('observations-unused', { count: rest }));
  return findings;
}
