import type { Tx } from '../../db/db.ts';
import type { ClientFacts } from '../clients/public.ts';
import type { BriefFacts } from './brief-schema.ts';
import { judgePlan, type PlanFacts, type Verdict } from './feasibility.ts';
import { readPlanFacts } from './plan-facts.ts';
import type { RecoRow, RecoVersion } from './reco.ts';
import type { Sending } from './sendings.ts';

export type Judged = {
  readonly facts: PlanFacts;
  readonly verdicts: ReadonlyMap<string, Verdict>;
  readonly printed: ReadonlyMap<string, Verdict>;
};

/**
 * Every plan of a version by what is known of the brief. A version that was sent is judged on the day
 * of its sending: dates that have passed since don't make it impossible in hindsight.
 */
export async function judgeVersion(
  tx: Tx,
  of: {
    client: ClientFacts;
    reco: RecoRow;
    version: RecoVersion;
    facts: BriefFacts;
    sendings: readonly Sending[];
    now: Date;
  },
): Promise<Judged> {
  const sending = of.sendings.find(({ n }) => n === of.version.n);
  const facts: PlanFacts = sending
    ? withBrief(sending.facts, of.facts)
    : await readPlanFacts(tx, of.client, of.facts, of.version.content.creators, of.now);
  const { content } = of.version;
  return {
    facts,
    verdicts: new Map(content.plans.map((plan) => [plan.key, judgePlan(plan, content, facts)])),
    printed: new Map(Object.entries(sending?.verdicts ?? {})),
  };
}

/** What the brief says now of the ceiling and the product, in place of what it said at the sending. */
export function withBrief(sent: PlanFacts, brief: BriefFacts): PlanFacts {
  const { ceilingCents, stockPerWeek, isCold } = brief;
  return { ...sent, ceilingCents, stockPerWeek, isCold };
}
