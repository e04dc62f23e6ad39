import type { BudgetLine, Plan } from './reco-schema.ts';

/** All sums in integer cents, before tax unless they say otherwise. */
export type Totals = {
  readonly linesCents: number;
  readonly reserveCents: number;
  readonly totalCents: number;
  readonly vatCents: number;
  readonly withVatCents: number;
};

/** Quantity times unit price, to the nearest cent; half a cent goes up. */
export function lineTotal(line: Pick<BudgetLine, 'quantityHundredths' | 'unitCents'>): number {
  return divideRound(line.quantityHundredths * line.unitCents, 100);
}

/**
 * The reserve is a guess, so it is written in whole euros: half a euro goes up. It bears the highest
 * rate of VAT of the plan's lines.
 *
 * VAT is rounded once per rate, on the sum of its lines, as an invoice does: the sum of VAT rounded
 * line by line may differ from it by half a cent for each line.
 */
export function addUp(plan: Pick<Plan, 'lines' | 'reserveBasisPoints'>): Totals {
  const linesCents = sum(plan.lines.map(lineTotal));
  const reserveCents = divideRound(linesCents * plan.reserveBasisPoints, 10_000 * 100) * 100;
  const perRate = new Map<number, number>();
  const add = (rate: number, cents: number) => perRate.set(rate, (perRate.get(rate) ?? 0) + cents);
  for (const line of plan.lines) add(line.vatBasisPoints, lineTotal(line));
  add(Math.max(0, ...plan.lines.map(({ vatBasisPoints }) => vatBasisPoints)), reserveCents);
  const vatCents = sum([...perRate].map(([rate, cents]) => divideRound(cents * rate, 10_000)));
  const totalCents = linesCents + reserveCents;
  return { linesCents, reserveCents, totalCents, vatCents, withVatCents: totalCents + vatCents };
}

export type Fit = {
  readonly kept: readonly BudgetLine[];
  /** What falls away, the first to fall first. */
  readonly dropped: readonly BudgetLine[];
  readonly totalCents: number;
  /** What is still too much when only the indispensable is left; 0 where it fits. */
  readonly overCents: number;
};

/**
 * What is left of a plan under another ceiling: lines fall by their priority, 5 before 4, the later
 * one first; those of priority 1 never fall.
 */
export function fitCeiling(plan: Plan, ceilingCents: number): Fit {
  let kept: readonly BudgetLine[] = plan.lines;
  const dropped: BudgetLine[] = [];
  const total = () => addUp({ ...plan, lines: [...kept] }).totalCents;
  while (total() > ceilingCents) {
    const next = kept
      .map((line, place) => ({ line, place }))
      .filter(({ line }) => line.priority > 1 && lineTotal(line) > 0)
      .toSorted((a, b) => b.line.priority - a.line.priority || b.place - a.place)[0];
    if (!next) break;
    dropped.push(next.line);
    kept = kept.filter((line) => line !== next.line);
  }
  return { kept, dropped, totalCents: total(), overCents: Math.max(0, total() - ceilingCents) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Of two integers that aren't negative, half up; exact below 2^53. */
function divideRound(dividend: number, divisor: number): number {
  return Math.floor((2 * dividend + divisor) / (2 * divisor));
}
