import type { BoardView } from './board-schema.ts';
import { totalOf } from './operation.ts';
import type { Place } from './read-operation.ts';
import type { Family, LineState } from './schema.ts';

type Line = {
  readonly family: Family;
  readonly state: LineState;
  readonly quantity_hundredths: number;
  readonly unit_price_cents: number;
};
type Named = {
  readonly row: Pick<Place['row'], 'state'>;
  readonly benefits: readonly Pick<Place['benefits'][number], 'kind' | 'state' | 'value_cents'>[];
};

/**
 * What the plan holds for creators against what stands at somebody's name, in cents before tax: the part
 * without a name counts in nobody's total of the year yet. Only those that differ.
 */
export function sumEnvelopes(
  lines: readonly Line[],
  places: readonly Named[],
): BoardView['envelopes'] {
  return (['fee', 'gift'] as const)
    .map((kind) => {
      const family = kind === 'fee' ? 'creators' : 'gifts';
      const plannedCents = lines
        .filter((line) => line.family === family && line.state !== 'dropped')
        .reduce((sum, line) => sum + totalOf(shapeOf(line)), 0);
      const sums = places.map((place) => sumNamed(place, kind)).filter((cents) => cents > 0);
      const namedCents = sums.reduce((sum, cents) => sum + cents, 0);
      const leftCents = plannedCents - namedCents;
      return { kind, plannedCents, namedCents, creators: sums.length, leftCents };
    })
    .filter(({ plannedCents, leftCents }) => plannedCents > 0 && leftCents !== 0);
}

/** Whoever said no keeps what was given; what was only planned for them is free again. */
function sumNamed({ row, benefits }: Named, kind: 'fee' | 'gift'): number {
  const isOut = row.state === 'declined' || row.state === 'silent';
  return benefits
    .filter((one) => one.kind === kind)
    .filter(({ state }) => state === 'given' || (state === 'planned' && !isOut))
    .reduce((sum, { value_cents }) => sum + value_cents, 0);
}

function shapeOf({ quantity_hundredths, unit_price_cents }: Line) {
  return { quantityHundredths: quantity_hundredths, unitPriceCents: unit_price_cents };
}
