import type { BodyOf, LeafKind } from '../format/leaf-body.ts';
import { timeOfRound } from './chain.ts';
import { checkComments } from './check-comments.ts';
import type { CheckedLogPart, ProvenLeaf, Vouched } from './check-log-part.ts';
import type { Drawn } from './draw.ts';
import type { DrawFile } from './file.ts';
import { followEvents } from './follow-events.ts';
import { drawBody, freezeBody, rulesBody } from './leaf-bodies.ts';
import type { DrawEvent, DrawFinding } from './verdict.ts';
import { finding } from './verdict.ts';

/** How long before the round's time the list must be proven to have been closed. */
const leadMs = 10 * 60 * 1000;

export type Of<K extends LeafKind> = {
  readonly index: number;
  readonly at: Date;
  readonly body: BodyOf<K>;
};

export type CheckedLeaves = {
  readonly findings: readonly DrawFinding[];
  readonly events: readonly DrawEvent[];
  readonly provenAt?: string;
};

/** What the log's leaves say of this draw: the same as the file, in the right order, in time. */
export function checkLeaves(
  file: DrawFile,
  freezeHash: string,
  round: number,
  drawn: Drawn | undefined,
  log: CheckedLogPart,
): CheckedLeaves {
  const { contest } = file.rules;
  const own = <K extends LeafKind>(kind: K) =>
    log.leaves
      .filter((item) => isOf(item, kind, contest))
      .map((item) => item as Proven<K>)
      .map(plain);
  const findings: DrawFinding[] = [];
  const rules = checkRules(file, own('contest-rules'), log.leaves, findings);
  const freezes = own('contest-freeze');
  const freeze = freezes[0];
  if (freeze === undefined) findings.push(finding('leaf-missing', { part: 'contest-freeze' }));
  if (freezes[1] !== undefined) {
    findings.push(finding('leaf-differs', { place: freezes[1].index, part: 'contest-freeze' }));
  }
  let provenAt: string | undefined;
  if (freeze !== undefined) {
    compare(freeze, freezeBody(file.freeze, freezeHash), findings);
    if (rules !== undefined && rules.index > freeze.index) {
      findings.push(finding('leaf-differs', { place: rules.index, part: 'contest-rules' }));
    }
    provenAt = checkTime(file, round, freeze, log.vouched, findings);
  }
  findings.push(
    ...checkComments(own('contest-comments'), own('contest-comments-erasure'), freeze?.index),
  );
  checkPostponements(file, own('contest-postponement'), log.vouched, findings);
  const events = own('contest-event');
  checkRung(file, round, events, log.vouched, findings);
  checkDrawLeaf(file, freezeHash, round, drawn, own('contest-draw'), findings);
  if (drawn !== undefined) checkEvents(file, drawn, events, findings);
  return {
    findings,
    provenAt,
    events: events.map(({ at, body: { what, n, code } }) => ({
      what,
      at: at.toISOString(),
      n,
      code,
    })),
  };
}

type Proven<K extends LeafKind> = ProvenLeaf & { readonly leaf: { readonly body: BodyOf<K> } };

function isOf(item: ProvenLeaf, kind: LeafKind, contest: string): boolean {
  return (
    item.leaf.kind === kind && 'contest' in item.leaf.body && item.leaf.body.contest === contest
  );
}

function plain<K extends LeafKind>({ index, leaf }: Proven<K>): Of<K> {
  return { index, at: leaf.at, body: leaf.body };
}

function checkRules(
  file: DrawFile,
  leaves: readonly Of<'contest-rules'>[],
  all: readonly ProvenLeaf[],
  findings: DrawFinding[],
): Of<'contest-rules'> | undefined {
  const { rules } = file;
  for (const { leaf } of all) {
    if (leaf.kind !== 'contest-rules' || leaf.body.contest === rules.contest) continue;
    const { opensAt, closesAt, contest } = leaf.body;
    if (opensAt < rules.closesAt && rules.opensAt < closesAt) {
      findings.push(finding('contests-overlap', { part: contest, at: opensAt }));
    }
  }
  const last = leaves.at(-1);
  if (last === undefined) {
    findings.push(finding('leaf-missing', { part: 'contest-rules' }));
    return undefined;
  }
  compare(last, { ...last.body, ...rulesBody(rules) }, findings);
  if (last.at.toISOString() > rules.opensAt) {
    findings.push(finding('rules-after-opening', { place: last.index, at: last.at.toISOString() }));
  }
  return last;
}

/** Only somebody who is neither agency nor organiser proves when the list was closed. */
function checkTime(
  file: DrawFile,
  round: number,
  freeze: Of<'contest-freeze'>,
  vouched: readonly Vouched[],
  findings: DrawFinding[],
): string | undefined {
  const due = timeOfRound(file.rules.beacon, round).getTime();
  if (freeze.at.getTime() >= due) {
    findings.push(finding('freeze-after-draw', { at: freeze.at.toISOString() }));
  }
  const first = vouched.find(({ size }) => size > freeze.index);
  const isInTime = first !== undefined && first.at.getTime() <= due - leadMs;
  if (!isInTime) {
    findings.push(finding('organiser-only', { at: first?.at.toISOString() }));
    return undefined;
  }
  if (!first.isCompared)
    findings.push(finding('outsider-not-compared', { at: first.at.toISOString() }));
  return first.at.toISOString();
}

function checkPostponements(
  { postponements, rules }: DrawFile,
  leaves: readonly Of<'contest-postponement'>[],
  vouched: readonly Vouched[],
  findings: DrawFinding[],
): void {
  for (const [i, { from, to, reason }] of postponements.entries()) {
    const own = leaves.find(({ body }) => body.number === i + 1);
    const isSame =
      own !== undefined &&
      own.body.from === from &&
      own.body.to === to &&
      own.body.reason === reason;
    const due = timeOfRound(rules.beacon, from).getTime();
    const isProven =
      isSame && vouched.some(({ size, at }) => size > own.index && at.getTime() < due);
    if (!isProven) findings.push(finding('postponement-not-proven', { place: i + 1 }));
  }
  const extra = leaves[postponements.length];
  if (extra !== undefined) {
    findings.push(finding('leaf-differs', { place: extra.index, part: 'contest-postponement' }));
  }
}

/** A lower rung needs the beacon's outage, written down and vouched for after the round's time. */
function checkRung(
  { outcome, rules }: DrawFile,
  round: number,
  events: readonly Of<'contest-event'>[],
  vouched: readonly Vouched[],
  findings: DrawFinding[],
): void {
  if (outcome.random.rung === 'beacon') return;
  const due = timeOfRound(rules.beacon, round).getTime();
  const isProven = events.some(
    ({ index, at, body }) =>
      body.what === 'outage' &&
      at.getTime() >= due &&
      vouched.some(({ size, at: when }) => size > index && when.getTime() >= due),
  );
  if (!isProven) findings.push(finding('outage-not-proven'));
}

function checkDrawLeaf(
  { outcome, rules }: DrawFile,
  freezeHash: string,
  round: number,
  drawn: Drawn | undefined,
  leaves: readonly Of<'contest-draw'>[],
  findings: DrawFinding[],
): void {
  const [leaf, second] = leaves;
  if (second !== undefined) {
    findings.push(finding('leaf-differs', { place: second.index, part: 'contest-draw' }));
  }
  if (leaf === undefined) {
    findings.push(finding('not-logged', { part: 'contest-draw' }));
    return;
  }
  if (drawn === undefined) return;
  compare(leaf, drawBody(rules, freezeHash, round, outcome.random, drawn), findings);
}

function checkEvents(
  { rules }: DrawFile,
  { winners, substitutes }: Drawn,
  events: readonly Of<'contest-event'>[],
  findings: DrawFinding[],
): void {
  const following = followEvents([...winners, ...substitutes], winners.length, rules.voidCodes);
  for (const { index, body } of events) {
    const part = following.add(body);
    if (part !== undefined) findings.push(finding('event-broken', { place: index, part }));
  }
}

function compare<K extends LeafKind>(
  { index, body }: Of<K>,
  wanted: BodyOf<K>,
  findings: DrawFinding[],
): void {
  const found = new Map<string, unknown>(Object.entries(body));
  for (const [field, value] of Object.entries(wanted)) {
    if (JSON.stringify(found.get(field)) !== JSON.stringify(value)) {
      findings.push(finding('leaf-differs', { place: index, part: field }));
    }
  }
}
