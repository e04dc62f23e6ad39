import type { Primitives } from '../format/hash.ts';
import { portable } from '../format/hash.ts';
import type { Leaf, LeafOf } from '../format/leaf.ts';
import { ContestStory } from './contest-story.ts';
import { nameLeaf } from './leaf-rows.ts';
import { ReportStory } from './report-story.ts';
import type { Finding, FindingType } from './verdict.ts';
import { finding } from './verdict.ts';

type Approved = { readonly index: number; readonly leaf: LeafOf<'approval'>; voidedAt?: number };

type Seen = {
  readonly approvals: Map<string, Approved>;
  readonly publications: Set<string>;
  readonly captures: Set<string>;
  readonly withdrawals: Set<string>;
  readonly gifts: Set<string>;
  /** Whether a person may go past it. */
  readonly decisions: Map<string, boolean>;
  readonly overrules: Set<string>;
  readonly shipments: Set<string>;
  readonly findings: Finding[];
};

/**
 * What the leaves tell together: nothing went out without a standing approval of that very content,
 * nothing is captured, withdrawn or voided that wasn't there before.
 */
export function checkStory(
  leaves: readonly (Leaf | undefined)[],
  client: string,
  primitives: Pick<Primitives, 'sha256'> = portable,
): Finding[] {
  const seen: Seen = {
    approvals: new Map(),
    publications: new Set(),
    captures: new Set(),
    withdrawals: new Set(),
    gifts: new Set(),
    decisions: new Map(),
    overrules: new Set(),
    shipments: new Set(),
    findings: [],
  };
  const contests = new ContestStory((id) => {
    const found = seen.approvals.get(id);
    return found && { body: found.leaf.body, isVoid: found.voidedAt !== undefined };
  }, primitives);
  const reports = new ReportStory();
  for (const [index, leaf] of leaves.entries()) {
    if (leaf === undefined) continue;
    const say: Say = (type, part) =>
      seen.findings.push(finding(type, { leaf: nameLeaf(index, leaf), part }));
    if (leaf.client !== client) say('leaf-of-another-client', leaf.client);
    if ((leaf.kind === 'log-opened') !== (index === 0)) say('log-not-opened');
    if (leaf.kind === 'log-restored') {
      const { kept: from, heldSize: to } = leaf.body;
      seen.findings.push(finding('log-restored', { leaf: nameLeaf(index, leaf), from, to }));
    }
    checkLeaf(seen, index, leaf, say);
    contests.add(leaf, say);
    reports.add(index, leaf, seen.approvals, say);
  }
  return seen.findings;
}

type Say = (type: FindingType, part?: string) => void;

function checkLeaf(seen: Seen, index: number, leaf: Leaf, say: Say): void {
  switch (leaf.kind) {
    case 'approval': {
      const { approval } = leaf.body;
      if (seen.approvals.has(approval)) say('id-used-twice', approval);
      seen.approvals.set(approval, { index, leaf });
      return;
    }
    case 'approval-voided': {
      const approval = seen.approvals.get(leaf.body.approval);
      if (approval === undefined) say('void-without-approval', leaf.body.approval);
      else approval.voidedAt ??= index;
      return;
    }
    case 'publication':
      for (const approval of leaf.body.approvals) {
        const fault = faultOf(leaf, seen.approvals.get(approval));
        if (fault !== undefined) say(fault, approval);
      }
      addOnce(seen.publications, leaf.body.publication, say);
      return;
    case 'capture':
      addOnce(seen.captures, leaf.body.capture, say);
      if (!seen.publications.has(leaf.body.publication)) {
        say('capture-without-publication', leaf.body.publication);
      }
      if (!leaf.body.matches) say('capture-shows-other-content');
      return;
    case 'withdrawal':
      addOnce(seen.withdrawals, leaf.body.withdrawal, say);
      if (!seen.publications.has(leaf.body.publication)) {
        say('withdrawal-without-publication', leaf.body.publication);
      }
      return;
    case 'gift':
      addOnce(seen.gifts, leaf.body.gift, say);
      return;
    case 'shipment':
      addOnce(seen.shipments, leaf.body.shipment, say);
      for (const gift of leaf.body.gifts) {
        if (!seen.gifts.has(gift)) say('shipment-without-gift', gift);
      }
      return;
    case 'deliverable-capture':
      addOnce(seen.captures, leaf.body.capture, say);
      return;
    case 'rule-decision': {
      const { decision, outcome, severity } = leaf.body;
      if (seen.decisions.has(decision)) say('id-used-twice', decision);
      seen.decisions.set(decision, outcome === 'fires' && severity === 'sign-off');
      return;
    }
    case 'overrule':
      addOnce(seen.overrules, leaf.body.overrule, say);
      if (!seen.decisions.get(leaf.body.decision)) {
        say('overrule-without-decision', leaf.body.decision);
      }
  }
}

/** A kind's own id stands for one thing. */
function addOnce(ids: Set<string>, id: string, say: Say): void {
  if (ids.has(id)) say('id-used-twice', id);
  ids.add(id);
}

function faultOf(
  { body }: LeafOf<'publication'>,
  approval: Approved | undefined,
): FindingType | undefined {
  if (approval === undefined) return 'publication-without-approval';
  const { subject, subjectId, contentHash } = approval.leaf.body;
  if (subject !== 'post' || subjectId !== body.post || contentHash !== body.contentHash) {
    return 'publication-of-other-content';
  }
  return approval.voidedAt === undefined ? undefined : 'publication-after-void';
}
