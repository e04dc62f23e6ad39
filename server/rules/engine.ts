import type { Text } from '../lib/language.ts';
import { evaluate, type Tri } from './evaluate.ts';
import { type FactPath, type Facts, questionOf } from './facts.ts';
import type { Jurisdiction } from './jurisdictions.ts';
import type { Confidence } from './labels.ts';
import { type About, type Pack, type Rule, SEVERITIES, type Severity } from './pack.ts';
import { packs as everyPack } from './packs.ts';
import { defaultParameters, type Parameters } from './parameters.ts';

export { jurisdictionsOf, jurisdictionsOfParties } from './jurisdictions.ts';

export type Outcome = 'fires' | 'clear' | 'unknown';

export type Verdict = {
  readonly ruleId: string;
  readonly jurisdiction: Jurisdiction;
  readonly outcome: Outcome;
  /** As applied: what the rule deserves, held down by how sure we are of its text. */
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly message: Text;
  /** The facts without which it can't be decided, and a question for each, in the same order. */
  readonly missing: readonly FactPath[];
  readonly tellMe: readonly Text[];
  readonly source: string;
  readonly verifiedOn: string | null;
};

export type RuleScope = {
  readonly jurisdictions: readonly Jurisdiction[];
  /** Rules count on the day, by the agency's clock. */
  readonly at: Date;
  /** What is looked at; `everything` for a whole operation. */
  readonly about: About | readonly About[] | 'everything';
  readonly packs?: readonly Pack[];
  /** The agency's thresholds; ours where it chose none. */
  readonly parameters?: Partial<Parameters>;
};

const outcomes: Readonly<Record<Tri, Outcome>> = { yes: 'fires', no: 'clear', unknown: 'unknown' };

const strongest: Readonly<Record<Confidence, Severity>> = {
  read: 'block',
  secondary: 'block',
  'stable-memory': 'sign-off',
  unverified: 'warn',
  own: 'block',
};

/**
 * The verdict of every rule that counts at the scope's day and place, the gravest first. A rule whose
 * facts aren't all known says `unknown` with the questions to ask, unless what is known settles it.
 */
export function checkRules(facts: Facts, scope: RuleScope): Verdict[] {
  const parameters = { ...defaultParameters, ...scope.parameters };
  return (scope.packs ?? everyPack)
    .filter(({ jurisdiction }) => scope.jurisdictions.includes(jurisdiction))
    .flatMap(({ jurisdiction, rules }) =>
      rules
        .filter((rule) => isAsked(rule, scope.about) && isValid(rule, scope.at))
        .map((rule) => judge(rule, jurisdiction, facts, { at: scope.at, parameters })),
    )
    .sort(byGravity);
}

/**
 * What stops: a rule of `block` or `sign-off` that fires, or that can't be decided. Overruling (by
 * rule id) lifts only a `sign-off` that fires: a block stands, and a question wants its answer.
 */
export function blocks(
  verdicts: readonly Verdict[],
  overruled: ReadonlySet<string> = new Set(),
): Verdict[] {
  return verdicts.filter(({ outcome, severity, ruleId }) => {
    if (severity !== 'block' && severity !== 'sign-off') return false;
    if (outcome === 'fires') return severity === 'block' || !overruled.has(ruleId);
    return outcome === 'unknown';
  });
}

/** The severity that is applied: an unread rule warns at most, one known by heart may be overruled. */
export function appliedSeverity(rule: Pick<Rule, 'severity' | 'confidence'>): Severity {
  const most = strongest[rule.confidence];
  return SEVERITIES.indexOf(rule.severity) < SEVERITIES.indexOf(most) ? most : rule.severity;
}

function judge(
  rule: Rule,
  jurisdiction: Jurisdiction,
  facts: Facts,
  context: { at: Date; parameters: Parameters },
): Verdict {
  const { tri, missing } = evaluate(rule.when, facts, context);
  const asked = [...missing].sort();
  return {
    ruleId: rule.id,
    jurisdiction,
    outcome: outcomes[tri],
    severity: appliedSeverity(rule),
    confidence: rule.confidence,
    message: rule.message,
    missing: asked,
    tellMe: asked.map(questionOf),
    source: rule.source,
    verifiedOn: rule.verifiedOn,
  };
}

function isAsked(rule: Rule, about: RuleScope['about']): boolean {
  if (about === 'everything') return true;
  return typeof about === 'string'
    ? rule.about.includes(about)
    : about.some((one) => rule.about.includes(one));
}

/** First and last day count whole, in UTC. */
function isValid({ validFrom, validTo }: Rule, at: Date): boolean {
  const day = at.toISOString().slice(0, 10);
  return (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo);
}

function byGravity(a: Verdict, b: Verdict): number {
  const gravity = SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);
  return gravity || (a.ruleId < b.ruleId ? -1 : a.ruleId > b.ruleId ? 1 : 0);
}
