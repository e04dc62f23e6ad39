import type { Leaf, LeafOf } from '../format/leaf.ts';
import type { FindingType } from './verdict.ts';

type Say = (type: FindingType, part?: string) => void;

type Approved = { readonly leaf: LeafOf<'approval'>; readonly voidedAt?: number };

/** What leaves of observations and reports have told so far. */
export class ReportStory {
  readonly #observations = new Map<string, number>();
  readonly #erased = new Set<string>();
  readonly #registrations = new Set<string>();
  readonly #replaced = new Set<string>();
  readonly #plans = new Map<string, number>();
  readonly #planIds = new Set<string>();
  readonly #versions = new Map<string, number>();

  /** @param approvals every approval so far, with the index at which it was voided */
  add(index: number, leaf: Leaf, approvals: ReadonlyMap<string, Approved>, say: Say): void {
    if (leaf.kind === 'observation') this.#observe(leaf.body, say);
    else if (leaf.kind === 'record-erasure') this.#erase(leaf.body, say);
    else if (leaf.kind === 'kpi-registration') this.#register(leaf.body, say);
    else if (leaf.kind === 'capture-plan') this.#plan(leaf.body, say);
    else if (leaf.kind === 'report-seal') this.#seal(index, leaf.body, approvals, say);
  }

  #observe(body: LeafOf<'observation'>['body'], say: Say): void {
    const { observation, from, to, raw, rawSize, rawType } = body;
    if (this.#observations.has(observation)) say('id-used-twice', observation);
    this.#observations.set(observation, body.records);
    if (from > to) say('observation-times-swapped');
    const isWhole = (raw === null) === (rawSize === null) && (raw === null) === (rawType === null);
    if (!isWhole) say('leaf-unreadable', 'raw');
  }

  #erase({ observation, record }: LeafOf<'record-erasure'>['body'], say: Say): void {
    const key = `${observation} ${record}`;
    if (record >= (this.#observations.get(observation) ?? 0)) say('erasure-without-record', key);
    if (this.#erased.has(key)) say('id-used-twice', key);
    this.#erased.add(key);
  }

  #register({ registration, replaces }: LeafOf<'kpi-registration'>['body'], say: Say): void {
    if (this.#registrations.has(registration)) say('id-used-twice', registration);
    const isLost = replaces !== null && !this.#registrations.has(replaces);
    if (isLost) say('registration-replaces-nothing', replaces);
    if (replaces !== null && this.#replaced.has(replaces)) say('id-used-twice', replaces);
    this.#registrations.add(registration);
    if (replaces !== null) this.#replaced.add(replaces);
  }

  #plan({ plan, operation, version }: LeafOf<'capture-plan'>['body'], say: Say): void {
    if (this.#planIds.has(plan)) say('id-used-twice', plan);
    this.#planIds.add(plan);
    const isNext = version === (this.#plans.get(operation) ?? 0) + 1;
    if (!isNext) say('plan-out-of-order', String(version));
    this.#plans.set(operation, version);
  }

  #seal(
    index: number,
    body: LeafOf<'report-seal'>['body'],
    approvals: ReadonlyMap<string, Approved>,
    say: Say,
  ): void {
    const { report, version, replaces } = body;
    for (const id of body.approvals) {
      const approval = approvals.get(id);
      const signed = approval?.leaf.body;
      const isRight =
        signed?.subject === 'report' &&
        signed.subjectId === report &&
        signed.version === version &&
        signed.contentHash === body.contentHash;
      if (!isRight) say('seal-without-approval', id);
      else if (approval?.voidedAt !== undefined) say('seal-after-void', id);
    }
    const last = this.#versions.get(report);
    const isNext = last === undefined ? replaces === null : replaces === last && version > last;
    if (!isNext) say('seal-out-of-order', String(version));
    this.#versions.set(report, version);
    if (body.range > index) say('seal-beyond-log');
  }
}
