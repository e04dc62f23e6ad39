import { readHundredths } from '#web/numbers.ts';
import type { PlanWriting } from './writing.ts';

/** The plan's total while one writes, as the server adds it up: the reserve in whole euros. */
export function sumOf({ lines, reserve }: PlanWriting): number {
  const sum = lines.reduce((total, { quantity, unit }) => {
    const product = (readHundredths(quantity) ?? 0) * (readHundredths(unit) ?? 0);
    return total + Math.floor((2 * product + 100) / 200);
  }, 0);
  const share = Math.floor((2 * sum * (readHundredths(reserve) ?? 0) + 1_000_000) / 2_000_000);
  return sum + share * 100;
}
