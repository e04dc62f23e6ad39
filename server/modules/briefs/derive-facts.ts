import type { BriefFacts } from './brief-schema.ts';
import { findCold, findDays, findSums, findWeeklyStock } from './read-facts.ts';

type Said = { readonly question: string; readonly kind: string; readonly body: string };

/**
 * The facts by which a plan is judged: what a person entered stands before what the answers say, and
 * a later answer before an earlier one. What nobody said is null, and is never taken for a fact.
 */
export function deriveFacts(
  answers: readonly Said[],
  entered: BriefFacts,
  receivedAt: Date,
): BriefFacts {
  const said = (question: string) =>
    answers
      .filter((answer) => answer.question === question && answer.kind === 'text')
      .map(({ body }) => body)
      .toReversed();
  const first = <T>(texts: readonly string[], read: (text: string) => T | null): T | null => {
    for (const text of texts) {
      const found = read(text);
      if (found !== null) return found;
    }
    return null;
  };
  const product = said('product');
  return {
    ceilingCents:
      entered.ceilingCents ?? first(said('budget'), (text) => findSums(text)[0] ?? null),
    launchOn:
      entered.launchOn ?? first(said('dates'), (text) => findDays(text, receivedAt)[0] ?? null),
    stockPerWeek: entered.stockPerWeek ?? first(product, findWeeklyStock),
    isCold: entered.isCold ?? first(product, findCold),
    past: entered.past,
  };
}
