import type { Leaf, LeafOf } from '../format/leaf.ts';
import type { PlacedFigure, ReportContent } from './content.ts';
import type { Audited } from './display.ts';
import { overlaps } from './query.ts';

type At<K extends Leaf['kind']> = { readonly index: number; readonly leaf: LeafOf<K> };

/**
 * What of the log a report speaks of, read from the leaves alone. The agency picks nothing: every
 * observation of the operation and period belongs to it, and every capture that was planned.
 */
export type ReportScope = {
  readonly observations: readonly At<'observation'>[];
  readonly captures: readonly At<'deliverable-capture'>[];
  /** In force at the seal, oldest first: those that another one replaced are in `changed`. */
  readonly kpis: readonly At<'kpi-registration'>[];
  readonly changedKpis: readonly At<'kpi-registration'>[];
  /** The last plan of each operation, and how many there were before it. */
  readonly plans: readonly At<'capture-plan'>[];
  readonly earlierPlans: number;
  /** Rules that a senior went past, each with the rule of its decision: of the operation, or in the period. */
  readonly overrules: readonly (At<'overrule'> & { readonly rule: string })[];
  /** Of the observations: those that a witness read as they are recorded, and those that it didn't find so. */
  readonly audited: ReadonlyMap<number, 'same' | 'differing'>;
  /** The audits that say so. */
  readonly audits: readonly At<'witness-audit'>[];
};

type Asked = Pick<ReportContent, 'operation' | 'from' | 'to' | 'range'>;

/** @param leaves the log's, from its first; those from `range` on, and unreadable ones, are passed over */
export function readScope(
  leaves: readonly (Leaf | undefined)[],
  { operation, from, to, range }: Asked,
): ReportScope {
  const [begin, end] = [new Date(from), new Date(to)];
  const isOurs = (other: string | null) => operation === null || other === operation;
  const observations: At<'observation'>[] = [];
  const captures: At<'deliverable-capture'>[] = [];
  const kpis = new Map<string, At<'kpi-registration'>>();
  const changedKpis: At<'kpi-registration'>[] = [];
  const plans = new Map<string, At<'capture-plan'>>();
  let earlierPlans = 0;
  const decisions = new Map<string, LeafOf<'rule-decision'>['body']>();
  const overrules: ReportScope['overrules'][number][] = [];
  const allAudits: At<'witness-audit'>[] = [];
  for (const [index, leaf] of leaves.slice(0, range).entries()) {
    if (leaf?.kind === 'observation' && isOurs(leaf.body.operation)) {
      const { body } = leaf;
      if (overlaps(new Date(body.from), new Date(body.to), begin, end)) {
        observations.push({ index, leaf });
      }
    }
    if (leaf?.kind === 'deliverable-capture') captures.push({ index, leaf });
    if (leaf?.kind === 'kpi-registration' && isOurs(leaf.body.operation)) {
      const replaced = kpis.get(leaf.body.replaces ?? '');
      if (replaced !== undefined) {
        changedKpis.push(replaced);
        kpis.delete(replaced.leaf.body.registration);
      }
      kpis.set(leaf.body.registration, { index, leaf });
    }
    if (leaf?.kind === 'capture-plan' && isOurs(leaf.body.operation)) {
      if (plans.has(leaf.body.operation)) earlierPlans++;
      plans.set(leaf.body.operation, { index, leaf });
    }
    if (leaf?.kind === 'witness-audit') allAudits.push({ index, leaf });
    if (leaf?.kind === 'rule-decision') decisions.set(leaf.body.decision, leaf.body);
    if (leaf?.kind === 'overrule') {
      const decision = decisions.get(leaf.body.decision);
      const isIn =
        operation === null
          ? leaf.at >= begin && leaf.at < end
          : decision?.subject === 'operation' && decision.subjectId === operation;
      if (decision && isIn) overrules.push({ index, leaf, rule: decision.rule });
    }
  }
  const planned = new Set([...plans.values()].flatMap(({ leaf }) => leaf.body.deliverables));
  return {
    observations,
    captures: captures.filter(({ leaf }) => planned.has(leaf.body.deliverable)),
    kpis: [...kpis.values()],
    changedKpis,
    plans: [...plans.values()],
    earlierPlans,
    overrules,
    ...readAudits(allAudits, new Set(observations.map(({ index }) => index))),
  };
}

/** A difference that one witness found isn't undone by another's word. */
function readAudits(
  all: readonly At<'witness-audit'>[],
  observations: ReadonlySet<number>,
): Pick<ReportScope, 'audited' | 'audits'> {
  const audited = new Map<number, 'same' | 'differing'>();
  const audits = all.filter(({ leaf: { body } }) => {
    const same = body.same.filter((index) => observations.has(index));
    const differing = body.differing.filter((index) => observations.has(index));
    for (const index of same) if (!audited.has(index)) audited.set(index, 'same');
    for (const index of differing) audited.set(index, 'differing');
    return same.length + differing.length > 0;
  });
  return { audited, audits };
}

/** What witnesses found of the observations that a figure rests on. */
export function auditOf(
  { inputs }: Pick<PlacedFigure, 'inputs'>,
  { audited }: ReportScope,
): Audited {
  const found = (what: 'same' | 'differing') =>
    inputs.filter((index) => audited.get(index) === what).length;
  return { same: found('same'), differing: found('differing'), of: inputs.length };
}

/**
 * Evidence items of a report: one for each observation and each capture that it speaks of. An item is
 * whole where its records open to the leaf's root, and the bytes received are those of its hash.
 */
export function countEvidence({ observations, captures }: ReportScope): number {
  return observations.length + captures.length;
}

type NamedBy = { readonly index: number; readonly leaf: Leaf };

/** The hashes of bytes received that a report's evidence is made of, each with its first leaf. */
export function evidenceFiles(scope: ReportScope): ReadonlyMap<string, NamedBy> {
  const files = new Map<string, NamedBy>();
  for (const { index, leaf } of scope.observations) {
    const { raw } = leaf.body;
    if (raw !== null && !files.has(raw)) files.set(raw, { index, leaf });
  }
  // The witness's own word, so that nobody else can speak for it.
  for (const { index, leaf } of scope.audits) files.set(leaf.body.contentHash, { index, leaf });
  for (const { index, leaf } of scope.captures) {
    if (!files.has(leaf.body.sha256)) files.set(leaf.body.sha256, { index, leaf });
  }
  return files;
}

const hours = { live: 0, 'day-1': 24, 'day-3': 72, 'day-7': 168, 'day-30': 720 } as const;

/** A planned capture; due from the first capture of its publication on. */
export type Planned = {
  readonly deliverable: string;
  readonly moment: keyof typeof hours;
  readonly state: 'present' | 'missing' | 'not-yet-due';
};

/**
 * Each planned capture against the leaves: a publication that was never captured has all of its
 * captures missing, for nothing tells when it appeared.
 *
 * @param at when the report was sealed
 */
export function comparePlans({ plans, captures }: ReportScope, at: Date): readonly Planned[] {
  const seen = new Set(captures.map(({ leaf }) => `${leaf.body.deliverable} ${leaf.body.moment}`));
  const first = new Map<string, number>();
  for (const { leaf } of captures) {
    const { deliverable } = leaf.body;
    const known = first.get(deliverable) ?? Number.POSITIVE_INFINITY;
    first.set(deliverable, Math.min(known, leaf.at.getTime()));
  }
  return plans.flatMap(({ leaf: { body } }) =>
    body.deliverables.flatMap((deliverable) =>
      body.moments.map((moment) => {
        const due =
          (first.get(deliverable) ?? Number.NEGATIVE_INFINITY) + hours[moment] * 3_600_000;
        const isPresent = seen.has(`${deliverable} ${moment}`);
        const state = isPresent ? 'present' : due > at.getTime() ? 'not-yet-due' : 'missing';
        return { deliverable, moment, state } as const;
      }),
    ),
  );
}
