import { toUtf8 } from '../format/bytes.ts';
import { canonicalText } from '../format/canonical.ts';
import { sha256Hex } from '../format/hash.ts';
import type { InBoth } from '../words/language.ts';
import type { Figure, Unit } from './figure.ts';
import type { Mark, Observation, ObservationKind } from './observation.ts';

/** The chapters of a report: three families of the trade's reference text, and our own. */
export const families = ['actions', 'exposure', 'transformation', 'compliance'] as const;
export type Family = (typeof families)[number];

/** What an indicator may be told besides its observations; which ones, its definition says. */
export type Params = Readonly<Record<string, string>>;

/**
 * What of the sealed range an indicator looks at: half-open in time. `objects` null: every object of
 * the kinds that it reads.
 */
export type Query = {
  readonly objects: readonly string[] | null;
  readonly from: string;
  readonly to: string;
};

/**
 * One definition of one indicator. `compute` is pure: the same observations in any order give the same
 * figure. A change of what it computes is a new `version`; a published version never changes.
 */
export type Indicator = {
  readonly id: string;
  readonly version: number;
  readonly name: InBoth;
  readonly definition: InBoth;
  /** What to beware of when one reads it. */
  readonly attention: InBoth;
  readonly family: Family;
  readonly unit: Unit;
  /** Marks of observations that it may be computed from, one at a time; others are refused. */
  readonly marks: readonly Mark[];
  readonly inputs: readonly ObservationKind[];
  /** Names of the parameters that it asks for. */
  readonly params: readonly string[];
  readonly compute: (observations: readonly Observation[], params: Params, query: Query) => Figure;
};

/**
 * The text whose hash is registered before the start: everything that an indicator says of itself, its
 * definition and version above all. It isn't the code: that two programs of one version compute the
 * same is shown by the vectors, and by recomputing.
 */
export function methodText({ compute: _, ...said }: Indicator): string {
  return `compagnon-indicator/v1\n${canonicalText(said)}\n`;
}

/** SHA-256 of `methodText`: `methodHash` of a `kpi-registration`. */
export function methodHash(indicator: Indicator): string {
  return sha256Hex(toUtf8(methodText(indicator)));
}
