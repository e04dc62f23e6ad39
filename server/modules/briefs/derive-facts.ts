import type { BriefFacts } from './brief-schema.ts';
import { readCeiling } from './read-ceiling.ts';
import { findCold, findDays, findWeeklyStock } from './read-facts.ts';
import { findGiven, joinGiven } from './read-past.ts';

const LAUNCH_WORDS =
  /(?<!\p{L})(lan[cç](ement|ons|e[rz]?)|en service|en vente|en rayon|ouvr(e|ons|ira)|ouverture|sort(ons|ie|ira)|inaugur\p{L}*|launch\p{L}*|opens?|opening|on sale|goes live)(?!\p{L})/iu;
const DEADLINE_WORDS =
  /(?<!\p{L})(avant( le)?|d['’]ici|jusqu['’]au|au plus tard|before|by|until|no later than)(?!\p{L})/iu;

type Said = {
  readonly question: string;
  readonly kind: string;
  readonly body: string;
  readonly source?: string;
};

/**
 * The facts by which a plan is judged: what a person entered stands before what the answers say, and
 * a later answer before an earlier one. What nobody said is null, and is never taken for a fact.
 */
export function deriveFacts(
  answers: readonly Said[],
  entered: BriefFacts,
  receivedAt: Date,
): BriefFacts {
  const given = (question: string) =>
    answers.filter((answer) => answer.question === question && answer.kind === 'text').toReversed();
  const said = (question: string) => given(question).map(({ body }) => body);
  const first = <T>(texts: readonly string[], read: (text: string) => T | null): T | null => {
    for (const text of texts) {
      const found = read(text);
      if (found !== null) return found;
    }
    return null;
  };
  const product = said('product');
  // A day that is gone was another launch.
  const today = receivedAt.toISOString().slice(0, 10);
  return {
    ceilingCents: entered.ceilingCents ?? readCeiling(given('budget')),
    launchOn:
      entered.launchOn ??
      first(
        launchFirst(said('dates')),
        (text) => findDays(text, receivedAt).find((day) => day >= today) ?? null,
      ),
    stockPerWeek: entered.stockPerWeek ?? first(product, findWeeklyStock),
    isCold: entered.isCold ?? first(product, findCold),
    past: joinGiven(
      entered.past,
      said('existing').flatMap((text) => findGiven(text, receivedAt)),
    ),
    subject: entered.subject,
  };
}

/** The words that name a launch stand first; a day that only ends something ("before 30 June") is none. */
function launchFirst(texts: readonly string[]): string[] {
  const dated = texts.filter((text) => findDays(text, new Date(0)).length > 0);
  const named = dated.filter((text) => LAUNCH_WORDS.test(text));
  return named.length > 0 ? named : dated.filter((text) => !DEADLINE_WORDS.test(text));
}
