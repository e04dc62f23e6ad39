import type { PlacedFigure } from './content.ts';
import type { Figure } from './figure.ts';
import { nothing } from './figure.ts';
import type { Indicator, Params, Query } from './indicator.ts';
import { methodHash } from './indicator.ts';
import { indicators } from './indicators.ts';
import type { Observation } from './observation.ts';

/** A figure and the leaves that it was computed from: all that the query selects, none picked. */
export type Computed = { readonly figure: Figure; readonly inputs: readonly number[] };

/** Whether an observation belongs to a query of an indicator: its kind, its object, its time. */
export function isSelected(
  observation: Pick<Observation, 'kind' | 'object' | 'from' | 'to'>,
  indicator: Pick<Indicator, 'inputs'>,
  { objects, from, to }: Query,
): boolean {
  const isInTime = overlaps(observation.from, observation.to, new Date(from), new Date(to));
  const isOfObject = objects === null || objects.includes(observation.object);
  return isInTime && isOfObject && indicator.inputs.includes(observation.kind);
}

/** Half-open stretches of time; an instant is in the stretch that it begins or falls into. */
export function overlaps(from: Date, to: Date, begin: Date, end: Date): boolean {
  return from < end && (to > begin || (to.getTime() === from.getTime() && to >= begin));
}

/**
 * Computes an indicator over a query. Where what was read bears several marks, or a mark that the
 * indicator doesn't take, nothing is computed: figures of different marks are never added.
 */
export function compute(
  indicator: Indicator,
  params: Params,
  query: Query,
  observations: readonly Observation[],
): Computed {
  const selected = observations
    .filter((observation) => isSelected(observation, indicator, query))
    .sort((a, b) => (a.index ?? 0) - (b.index ?? 0) || (a.id < b.id ? -1 : 1));
  const inputs = selected.flatMap(({ index }) => (index === undefined ? [] : [index]));
  return { figure: figureOf(indicator, params, query, selected), inputs };
}

function figureOf(
  indicator: Indicator,
  params: Params,
  query: Query,
  selected: readonly Observation[],
): Figure {
  const found = [...new Set(selected.map(({ mark }) => mark))];
  const [mark = indicator.marks[0] ?? 'measured'] = found;
  if (found.length > 1) return nothing(indicator.unit, mark, 'mixed-marks');
  if (found.length === 1 && !indicator.marks.includes(mark)) {
    return nothing(indicator.unit, mark, 'mixed-marks');
  }
  return indicator.compute(selected, params, query);
}

/** What a report asks: an indicator of the newest version, of a query. `id` is a word of the report's own. */
export type Asked = {
  readonly id: string;
  readonly indicator: string;
  readonly params: Params;
  readonly query: Query;
};

/** A figure as it stands in `report.json`. Throws where there is no such indicator. */
export function placeFigure(asked: Asked, observations: readonly Observation[]): PlacedFigure {
  const indicator = indicators[asked.indicator];
  if (indicator === undefined) throw new TypeError(`no indicator ${asked.indicator}`);
  const computed = compute(indicator, asked.params, asked.query, observations);
  return { ...asked, version: indicator.version, methodHash: methodHash(indicator), ...computed };
}
