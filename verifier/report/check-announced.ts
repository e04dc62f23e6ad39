import { nameLeaf } from '../check/leaf-rows.ts';
import type { Language } from '../words/language.ts';
import type { ReportContent } from './content.ts';
import { type Names, namesOf, partName } from './part-names.ts';
import { comparePlans, type ReportScope } from './scope.ts';
import { type ReportFinding, reportFinding } from './verdict.ts';

/** Indicators and captures that were announced, against what the report holds and when it began. */
export function checkAnnounced(
  content: ReportContent,
  scope: ReportScope,
  sealedAt: Date,
): readonly ReportFinding[] {
  const findings: ReportFinding[] = [];
  const begun = Math.min(...scope.captures.map(({ index }) => index), Number.POSITIVE_INFINITY);
  for (const { index, leaf } of [...scope.kpis, ...scope.changedKpis]) {
    const { indicator } = leaf.body;
    if (index > begun && leaf.body.replaces === null) {
      findings.push(reportFinding('kpi-late', { indicator, leaf: nameLeaf(index, leaf) }));
    }
  }
  for (const { index, leaf } of scope.changedKpis) {
    const { indicator } = leaf.body;
    findings.push(reportFinding('kpi-changed', { indicator, leaf: nameLeaf(index, leaf) }));
  }
  for (const { index, leaf } of scope.kpis) {
    const { indicator, method, methodHash } = leaf.body;
    const isComputed = content.figures.some(
      (placed) =>
        placed.indicator === indicator &&
        placed.version === method &&
        placed.methodHash === methodHash,
    );
    if (isComputed) continue;
    findings.push(reportFinding('kpi-not-computed', { indicator, leaf: nameLeaf(index, leaf) }));
  }
  if (scope.kpis.length === 0) findings.push(reportFinding('no-kpi'));
  findings.push(...checkPlans(scope, namesOf(content), sealedAt));
  if (content.figures.some(({ figure }) => figure.mark === 'network')) {
    findings.push(reportFinding('network-figures'));
  }
  return findings;
}

function checkPlans(scope: ReportScope, names: Names, sealedAt: Date): ReportFinding[] {
  if (scope.plans.length === 0) return [reportFinding('no-capture-plan')];
  const planned = comparePlans(scope, sealedAt);
  const missing = planned.filter(({ state }) => state === 'missing');
  const waiting = planned.filter(({ state }) => state === 'not-yet-due').length;
  const findings: ReportFinding[] = [];
  if (missing.length > 0) {
    const say = (language: Language) =>
      missing
        .map(({ deliverable, moment }) =>
          partName(`${deliverable} ${moment}`, 'captures', { names, language }),
        )
        .join(' · ');
    const found = { fr: say('fr'), en: say('en') };
    findings.push(reportFinding('captures-missing', { count: missing.length, found }));
  }
  if (waiting > 0) findings.push(reportFinding('captures-not-due', { count: waiting }));
  return findings;
}
