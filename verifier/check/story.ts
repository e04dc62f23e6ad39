import type { Leaf, LeafOf } from '../format/leaf.ts';
import { nameLeaf } from './leaf-rows.ts';
import type { Finding, FindingType } from './verdict.ts';
import { finding } from './verdict.ts';

type Approved = { readonly index: number; readonly leaf: LeafOf<'approval'>; voidedAt?: number };

type Seen = {
  readonly approvals: Map<string, Approved>;
  readonly publications: Map<string, number>;
  readonly ids: Set<string>;
  readonly findings: Finding[];
};

/**
 * What the leaves tell together: nothing went out without a standing approval of that very content,
 * nothing is captured, withdrawn or voided that wasn't there before.
 */
export function checkStory(leaves: readonly (Leaf | undefined)[], client: string): Finding[] {
  const seen: Seen = {
    approvals: new Map(),
    publications: new Map(),
    ids: new Set(),
    findings: [],
  };
  for (const [index, leaf] of leaves.entries()) {
    if (leaf === undefined) continue;
    const say = (type: FindingType, part?: string) =>
      seen.findings.push(finding(type, { leaf: nameLeaf(index, leaf), part }));
    if (leaf.client !== client) say('leaf-of-another-client', leaf.client);
    if ((leaf.kind === 'log-opened') !== (index === 0)) say('log-not-opened');
    checkLeaf(seen, index, leaf, say);
  }
  return seen.findings;
}

function checkLeaf(
  seen: Seen,
  index: number,
  leaf: Leaf,
  say: (type: FindingType, part?: string) => void,
): void {
  const id = ownId(leaf);
  if (id !== undefined && seen.ids.has(id)) say('id-used-twice', id);
  if (id !== undefined) seen.ids.add(id);
  switch (leaf.kind) {
    case 'approval':
      seen.approvals.set(leaf.body.approval, { index, leaf });
      return;
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
      seen.publications.set(leaf.body.publication, index);
      return;
    case 'capture':
      if (!seen.publications.has(leaf.body.publication)) {
        say('capture-without-publication', leaf.body.publication);
      }
      if (!leaf.body.matches) say('capture-shows-other-content');
      return;
    case 'withdrawal':
      if (!seen.publications.has(leaf.body.publication)) {
        say('withdrawal-without-publication', leaf.body.publication);
      }
  }
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

/** The id that a leaf brings into the log, with its kind. */
function ownId({ kind, body }: Leaf): string | undefined {
  switch (kind) {
    case 'approval':
      return `approval ${body.approval}`;
    case 'publication':
      return `publication ${body.publication}`;
    case 'capture':
      return `capture ${body.capture}`;
    case 'withdrawal':
      return `withdrawal ${body.withdrawal}`;
    default:
      return undefined;
  }
}
