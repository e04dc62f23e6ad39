import { addDays, addWorkingDays, isColdShippingDay } from '../../lib/work-days.ts';
import type { Family, Plan, ProposedCreator, RecoContent } from './reco-schema.ts';
import { addUp } from './totals.ts';

export type Outcome = 'fires' | 'clear' | 'unknown';
export type RuleId =
  | 'over-ceiling'
  | 'too-late'
  | 'stock'
  | 'cold-chain'
  | 'owner-missing'
  | 'contract-threshold'
  | 'rotation'
  | 'contest-rules'
  | 'no-measure';

/** One rule's finding on one plan. An unknown fact never passes: `ask` names it. */
export type Finding = {
  readonly rule: RuleId;
  readonly outcome: Outcome;
  /** `block`: the plan can't be done so, or nobody can tell. `warn`: good to know. */
  readonly severity: 'block' | 'warn';
  /** What the sentence about it needs: sums in cents, counts, days, names. */
  readonly facts: Readonly<Record<string, string | number>>;
};

export type Verdict = {
  readonly state: 'feasible' | 'infeasible' | 'undecided';
  readonly totalCents: number;
  /** What is left under the ceiling; negative: too much. Null: there is no ceiling yet. */
  readonly leftCents: number | null;
  readonly findings: readonly Finding[];
};

/** What is known when a plan is judged; null: not known. */
export type PlanFacts = {
  readonly ceilingCents: number | null;
  /** The day of the judgement in the client's time zone, `2026-10-16`. */
  readonly today: string;
  /** How long this client really takes to sign, from its signatures. */
  readonly approval: { readonly medianHours: number; readonly n: number } | null;
  readonly stockPerWeek: number | null;
  readonly isCold: boolean | null;
  /** What creators have had from this advertiser this year, gifts included. */
  readonly past: readonly { readonly name: string; readonly cents: number }[];
  /** How often the agency called on the creators that are proposed, and when the rule lets it again. */
  readonly rotation: readonly {
    readonly name: string;
    readonly inYear: number;
    readonly isBeyond: boolean;
    readonly nextOn: string | null;
  }[];
};

/** Decree 2025-1137: at 1,000 euros before tax a written contract is needed. */
export const CONTRACT_CENTS = 100_000;
/** Between the expected signature and the first thing to deliver. */
const LEAD_DAYS = 2;

const USES_STOCK: readonly Family[] = ['products'];
const SHIPS: readonly Family[] = ['logistics'];

/** Judges a plan by every rule; the order is that in which the findings are read. */
export function judgePlan(
  plan: Plan,
  content: Pick<RecoContent, 'creators' | 'measures'>,
  facts: PlanFacts,
): Verdict {
  const { totalCents } = addUp(plan);
  const findings = [
    checkCeiling(totalCents, facts),
    checkDates(plan, facts),
    checkStock(plan, facts),
    checkCold(plan, facts),
    checkOwners(plan),
    ...checkThreshold(plan, content.creators, facts),
    ...checkRotation(plan, content.creators, facts),
    checkContest(plan),
    checkMeasures(content),
  ];
  const blocking = findings.filter(({ severity }) => severity === 'block');
  const state = blocking.some(({ outcome }) => outcome === 'fires')
    ? 'infeasible'
    : blocking.some(({ outcome }) => outcome === 'unknown')
      ? 'undecided'
      : 'feasible';
  const leftCents = facts.ceilingCents === null ? null : facts.ceilingCents - totalCents;
  return { state, totalCents, leftCents, findings };
}

const finding = (
  rule: RuleId,
  outcome: Outcome,
  facts: Finding['facts'] = {},
  severity: Finding['severity'] = 'block',
): Finding => ({ rule, outcome, severity, facts });

function checkCeiling(totalCents: number, { ceilingCents }: PlanFacts): Finding {
  if (ceilingCents === null) return finding('over-ceiling', 'unknown');
  const overCents = totalCents - ceilingCents;
  if (overCents > 0) return finding('over-ceiling', 'fires', { overCents, ceilingCents });
  return finding('over-ceiling', 'clear', { leftCents: -overCents, ceilingCents });
}

function checkDates(plan: Plan, { today, approval }: PlanFacts): Finding {
  const days = [plan.startsOn, ...plan.lines.map(({ dueOn }) => dueOn)].filter(
    (day) => day !== null,
  );
  const first = days.toSorted()[0];
  if (first === undefined) return finding('too-late', 'unknown');
  const waitDays = approval ? Math.ceil(approval.medianHours / 24) : 0;
  const ready = addWorkingDays(addDays(today, waitDays), LEAD_DAYS);
  const known = { first, ready, n: approval?.n ?? 0, hours: approval?.medianHours ?? 0 };
  if (first < ready) return finding('too-late', 'fires', known);
  if (!approval) return finding('too-late', 'unknown', known, 'warn');
  return finding('too-late', 'clear', known);
}

function checkStock(plan: Plan, { stockPerWeek }: PlanFacts): Finding {
  const lines = plan.lines.filter(({ family }) => USES_STOCK.includes(family));
  if (lines.length === 0) return finding('stock', 'clear', { units: 0 });
  const unsaid = lines.find(({ stockUnits }) => stockUnits === null);
  if (unsaid) return finding('stock', 'unknown', { label: unsaid.label });
  const units = lines.reduce((sum, { stockUnits }) => sum + (stockUnits ?? 0), 0);
  if (stockPerWeek === null) {
    return units === 0
      ? finding('stock', 'clear', { units })
      : finding('stock', 'unknown', { units });
  }
  const outcome = units > stockPerWeek ? 'fires' : 'clear';
  return finding('stock', outcome, { units, stockPerWeek });
}

/** Cold goods leave on Monday, Tuesday or Wednesday, so that none spends a weekend on the way. */
function checkCold(plan: Plan, { isCold }: PlanFacts): Finding {
  const parcels = plan.lines.filter(
    ({ family, isAmbient }) => SHIPS.includes(family) && isAmbient !== true,
  );
  if (parcels.length === 0 || isCold === false) return finding('cold-chain', 'clear');
  if (isCold === null) return finding('cold-chain', 'unknown');
  const undated = parcels.find(({ dueOn }) => dueOn === null);
  const late = parcels.find(({ dueOn }) => dueOn !== null && !isColdShippingDay(dueOn));
  if (late?.dueOn) return finding('cold-chain', 'fires', { label: late.label, day: late.dueOn });
  if (undated) return finding('cold-chain', 'unknown', { label: undated.label });
  return finding('cold-chain', 'clear');
}

function checkOwners({ lines }: Plan): Finding {
  const without = lines.filter(({ owner }) => owner === '');
  const outcome = without.length > 0 ? 'fires' : 'clear';
  const labels = without.map(({ label }) => label).join(', ');
  return finding('owner-missing', outcome, { n: without.length, labels }, 'warn');
}

/** One finding for each creator who is over the threshold without a contract: whoever mends one sees all. */
function checkThreshold(
  plan: Plan,
  creators: readonly ProposedCreator[],
  { past }: PlanFacts,
): Finding[] {
  const named = creators.filter(({ plans }) => plans.includes(plan.key));
  const sums = named.map((creator) => {
    const before = past.filter(({ name }) => foldName(name) === foldName(creator.name));
    const cents = before.reduce(
      (sum, one) => sum + one.cents,
      creator.feeCents + creator.giftCents,
    );
    return { ...creator, cents };
  });
  const over = sums.filter(({ cents }) => cents >= CONTRACT_CENTS);
  const open = over.flatMap(({ name, cents, hasContract }) => {
    if (hasContract === true) return [];
    const outcome = hasContract === false ? 'fires' : 'unknown';
    return finding('contract-threshold', outcome, { name, cents });
  });
  if (open.length > 0) return open.toSorted((a, b) => a.outcome.localeCompare(b.outcome));
  const isPaid = plan.lines.some(({ family }) => family === 'creators');
  if (isPaid && named.length === 0) return [finding('contract-threshold', 'unknown', {}, 'warn')];
  const highest = sums.toSorted((a, b) => b.cents - a.cents)[0];
  if (!highest) return [finding('contract-threshold', 'clear')];
  const { name, cents } = highest;
  const contract = over.length > 0 ? 'yes' : 'no'; // whoever is over it has one
  return [finding('contract-threshold', 'clear', { name, cents, contract })];
}

/** Beyond the house's rule a written reason is needed; it is printed. One finding for each without. */
function checkRotation(
  plan: Plan,
  creators: readonly ProposedCreator[],
  { rotation }: PlanFacts,
): Finding[] {
  const beyond = creators.flatMap((creator) => {
    const found = rotation.find(({ name }) => foldName(name) === foldName(creator.name));
    return found?.isBeyond && creator.plans.includes(plan.key) ? [{ ...creator, ...found }] : [];
  });
  const bare = beyond.filter(({ rotationException }) => rotationException.trim() === '');
  if (bare.length === 0) return [finding('rotation', 'clear', { n: beyond.length }, 'warn')];
  return bare.map(({ name, inYear, nextOn }) =>
    finding('rotation', 'fires', { name, inYear, nextOn: nextOn ?? '' }, 'warn'),
  );
}

function checkContest({ lines, contestRules }: Plan): Finding {
  if (!lines.some(({ family }) => family === 'prizes')) return finding('contest-rules', 'clear');
  if (contestRules === null) return finding('contest-rules', 'unknown');
  const outcome = contestRules === 'none' ? 'fires' : 'clear';
  return finding('contest-rules', outcome, { rules: contestRules });
}

function checkMeasures({ measures }: Pick<RecoContent, 'measures'>): Finding {
  const n = measures.filter(({ indicator, source }) => indicator !== '' && source !== '').length;
  return finding('no-measure', n === 0 ? 'fires' : 'clear', { n });
}

/** Two ways of writing one name are the same. */
export function foldName(name: string): string {
  return name.normalize('NFC').trim().toLocaleLowerCase('fr').replaceAll("'", '’');
}
