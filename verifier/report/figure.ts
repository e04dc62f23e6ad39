import type { Mark } from './observation.ts';

/** `cents-per`: cents over a count. `minutes` are of working or elapsed time, as the indicator says. */
export type Unit = 'count' | 'cents' | 'share' | 'cents-per' | 'minutes';

/**
 * Why a figure says less than a number, or nothing. `too-few`: fewer than 30, too few to conclude.
 * `unknown`: nothing was read, or what is needed is missing. `mixed-marks`: what was read is known in
 * different ways, and isn't added up.
 */
export type FigureNote = 'too-few' | 'unknown' | 'not-measured' | 'mixed-marks';

/** A number inside a figure: by network, by creator, by code, by day. Never to be added up by a reader. */
export type FigurePart = {
  readonly name: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly unit: Unit;
  /** The rule by which a network counts it, a question's words, a reason: a text as it was read. */
  readonly text: string | null;
};

/**
 * What an indicator computes. An integer, or a numerator over a denominator; both null where it is
 * unknown, which is never zero. `n` is the number of things that it is drawn from.
 */
export type Figure = {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly unit: Unit;
  readonly n: number;
  readonly mark: Mark;
  readonly note: FigureNote | null;
  readonly parts: readonly FigurePart[];
};

/** Below it a figure carries the words "too few to conclude". */
export const fewest = 30;

type Base = { readonly mark: Mark; readonly n: number; readonly parts?: readonly FigurePart[] };

/** An integer. */
export function whole(unit: Unit, value: number, { mark, n, parts = [] }: Base): Figure {
  const note = n < fewest ? 'too-few' : null;
  return { value, numerator: null, denominator: null, unit, n, mark, note, parts };
}

/** A share, which may be 0 of 0, or cents per thing: unknown where there is nothing to divide by. */
export function fraction(
  unit: 'share' | 'cents-per',
  numerator: number,
  denominator: number,
  base: Base,
): Figure {
  if (denominator === 0 && unit === 'cents-per')
    return nothing(unit, base.mark, 'unknown', base.parts);
  const figure = whole(unit, 0, base);
  return { ...figure, value: null, numerator, denominator };
}

/** A whole set was counted, no sample of it: nothing is concluded from its size. */
export function complete(figure: Figure): Figure {
  return figure.note === 'too-few' ? { ...figure, note: null } : figure;
}

export function nothing(
  unit: Unit,
  mark: Mark,
  note: FigureNote,
  parts: readonly FigurePart[] = [],
): Figure {
  return { value: null, numerator: null, denominator: null, unit, n: 0, mark, note, parts };
}

/** A part that is an integer; null is unknown. */
export function part(
  name: string,
  value: number | null,
  unit: Unit = 'count',
  text: string | null = null,
): FigurePart {
  return { name, value, numerator: null, denominator: null, unit, text };
}
