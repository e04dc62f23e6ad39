import type { Locale } from '../../lib/language.ts';
import type { Verdict } from './feasibility.ts';
import { sayFinding, sayToClient, sayVerdict } from './feasibility-messages.ts';
import type { Plan } from './reco-schema.ts';
import { addUp, fitCeiling, lineTotal } from './totals.ts';
import type { PlanView, VerdictView } from './view-schema.ts';

export function presentVerdict(
  verdict: Verdict,
  locale: Locale,
  isForClient: boolean,
): VerdictView {
  return {
    state: verdict.state,
    words: sayVerdict(verdict, locale),
    totalCents: verdict.totalCents,
    leftCents: verdict.leftCents,
    findings: verdict.findings.flatMap((finding) => {
      const { rule, outcome, severity } = finding;
      const words = (isForClient ? sayToClient : sayFinding)(finding, locale);
      return words === null ? [] : [{ rule, outcome, severity, words }];
    }),
  };
}

/** A plan with its sums, its verdict, and what would be left of it under another ceiling. */
export function presentPlan(
  plan: Plan,
  verdict: Verdict,
  of: {
    locale: Locale;
    isForClient: boolean;
    printed: Verdict | null;
    tryCeilingCents: number | null;
  },
): PlanView {
  const fit = of.tryCeilingCents === null ? null : fitCeiling(plan, of.tryCeilingCents);
  return {
    key: plan.key,
    totals: addUp(plan),
    lineCents: plan.lines.map(lineTotal),
    verdict: presentVerdict(verdict, of.locale, of.isForClient),
    printed: of.printed && presentVerdict(of.printed, of.locale, of.isForClient),
    fit: fit && {
      ceilingCents: of.tryCeilingCents ?? 0,
      totalCents: fit.totalCents,
      overCents: fit.overCents,
      dropped: fit.dropped.map(({ id, label, brings }) => ({ id, label, brings })),
    },
  };
}
