import { checkBeacon } from '../draw/beacon.ts';
import { bytesOf, hashChain, quicknet } from '../draw/chain.ts';
import type { Following } from '../draw/follow-events.ts';
import { followEvents } from '../draw/follow-events.ts';
import { rootsOfEntries } from '../draw/roots.ts';
import { seedOf } from '../draw/seed.ts';
import { selectWinners } from '../draw/select.ts';
import type { Primitives } from '../format/hash.ts';
import type { Leaf } from '../format/leaf.ts';
import type { BodyOf } from '../format/leaf-body.ts';
import type { FindingType } from './verdict.ts';

type Say = (type: FindingType, part?: string) => void;
type Entry = { readonly n: number; readonly c: string; readonly w: number };

type Contest = {
  rules: BodyOf<'contest-rules'>;
  /** As the first version said it: a later one must come before it. */
  opensAt: string;
  round: number;
  postponements: number;
  readonly entries: Map<number, Entry>;
  readonly excluded: Map<number, BodyOf<'contest-exclusion'>>;
  /** Readings of comments whose bytes aren't erased. */
  readonly readings: Set<string>;
  freeze?: BodyOf<'contest-freeze'>;
  draw?: BodyOf<'contest-draw'>;
  following?: Following;
};

/** What the approvals say, as the story of the log knows them. */
export type FindApproval = (
  id: string,
) => { readonly body: BodyOf<'approval'>; readonly isVoid: boolean } | undefined;

/** Follows the contests of a log, leaf by leaf (`docs/formats/draw.md`, section 11). */
export class ContestStory {
  readonly #contests = new Map<string, Contest>();
  readonly #events = new Set<string>();
  readonly #readings = new Set<string>();
  readonly #findApproval: FindApproval;
  readonly #primitives: Pick<Primitives, 'sha256'>;

  constructor(findApproval: FindApproval, primitives: Pick<Primitives, 'sha256'>) {
    this.#findApproval = findApproval;
    this.#primitives = primitives;
  }

  /** Looks at a leaf; leaves of other kinds pass. */
  add(leaf: Leaf, say: Say): void {
    if (leaf.kind === 'contest-rules') {
      this.#addRules(leaf.body, leaf.at, say);
      return;
    }
    if (!isOfContest(leaf)) return;
    const contest = this.#contests.get(leaf.body.contest);
    if (contest === undefined) say('contest-unknown', leaf.body.contest);
    else this.#addTo(contest, leaf, say);
  }

  #addTo(contest: Contest, leaf: OfContest, say: Say): void {
    switch (leaf.kind) {
      case 'contest-entry':
        addEntry(contest, leaf.body, say);
        break;
      case 'contest-comments':
        if (this.#readings.has(leaf.body.reading)) say('id-used-twice', leaf.body.reading);
        this.#readings.add(leaf.body.reading);
        if (contest.freeze !== undefined) say('comments-after-freeze', leaf.body.reading);
        contest.readings.add(leaf.body.reading);
        break;
      case 'contest-comments-erasure':
        if (!contest.readings.delete(leaf.body.reading)) {
          say('comments-erasure-broken', leaf.body.reading);
        }
        break;
      case 'contest-exclusion':
        addExclusion(contest, leaf.body, say);
        break;
      case 'contest-freeze':
        addFreeze(contest, leaf.body, say, this.#primitives);
        break;
      case 'contest-postponement':
        addPostponement(contest, leaf.body, say);
        break;
      case 'contest-draw':
        addDraw(contest, leaf.body, say);
        break;
      case 'contest-event':
        if (this.#events.has(leaf.body.event)) say('id-used-twice', leaf.body.event);
        this.#events.add(leaf.body.event);
        addEvent(contest, leaf.body, say);
    }
  }

  #addRules(body: BodyOf<'contest-rules'>, at: Date, say: Say): void {
    for (const id of body.approvals) {
      const approval = this.#findApproval(id);
      const isSigned =
        approval !== undefined &&
        !approval.isVoid &&
        approval.body.subject === 'contest-rules' &&
        approval.body.subjectId === body.contest &&
        approval.body.contentHash === body.contentHash;
      if (!isSigned) say('contest-rules-not-signed', id);
    }
    const known = this.#contests.get(body.contest);
    const when = at.toISOString();
    const isLate = when > body.opensAt || (known !== undefined && when > known.opensAt);
    if (isLate || known?.freeze !== undefined) say('contest-rules-after-opening', body.contest);
    for (const [other, { rules }] of this.#contests) {
      const overlaps = rules.opensAt < body.closesAt && body.opensAt < rules.closesAt;
      if (other !== body.contest && overlaps) say('contests-overlap', other);
    }
    this.#contests.set(body.contest, {
      entries: new Map(),
      excluded: new Map(),
      readings: new Set(),
      ...known,
      opensAt: known?.opensAt ?? body.opensAt,
      postponements: known?.postponements ?? 0,
      rules: body,
      round: body.round,
    });
  }
}

type OfContest = Exclude<Extract<Leaf, { kind: `contest-${string}` }>, { kind: 'contest-rules' }>;

function isOfContest(leaf: Leaf): leaf is OfContest {
  return leaf.kind.startsWith('contest-') && leaf.kind !== 'contest-rules';
}

function addEntry(contest: Contest, { n, c, w }: BodyOf<'contest-entry'>, say: Say): void {
  if (contest.entries.has(n)) say('entry-number-used-twice', `${n}`);
  if (contest.freeze !== undefined) say('entry-after-freeze', `${n}`);
  contest.entries.set(n, { n, c, w });
}

function addExclusion(contest: Contest, body: BodyOf<'contest-exclusion'>, say: Say): void {
  const { n, effect } = body;
  if (contest.freeze !== undefined) say('exclusion-after-freeze', `${n}`);
  const isFitting = contest.entries.has(n) && contest.excluded.has(n) === (effect === 'kept');
  if (!isFitting) say('exclusion-without-entry', `${n}`);
  if (effect === 'kept') contest.excluded.delete(n);
  else contest.excluded.set(n, body);
}

function addFreeze(
  contest: Contest,
  body: BodyOf<'contest-freeze'>,
  say: Say,
  primitives: Pick<Primitives, 'sha256'>,
): void {
  if (contest.freeze !== undefined) say('contest-frozen-twice', body.contest);
  contest.freeze = body;
  const { entries, excluded, rules, round } = contest;
  const roots = rootsOfEntries([...entries.values()], [...excluded.values()], primitives);
  const byPerson = [...excluded.values()].filter(({ judgedBy }) => judgedBy === 'person').length;
  const wanted = {
    rulesHash: rules.rulesHash,
    round,
    entries: entries.size,
    entriesRoot: roots.entries,
    excluded: excluded.size,
    excludedByPerson: byPerson,
    exclusionsRoot: roots.exclusions,
    kept: roots.keptCount,
    weight: roots.weight,
    keptRoot: roots.kept,
  };
  const found = new Map<string, unknown>(Object.entries(body));
  for (const [field, value] of Object.entries(wanted)) {
    if (found.get(field) !== value) say('freeze-differs', field);
  }
}

function addPostponement(contest: Contest, body: BodyOf<'contest-postponement'>, say: Say): void {
  const { number, from, to } = body;
  contest.postponements += 1;
  const isRight =
    number === contest.postponements &&
    number <= 3 &&
    from === contest.round &&
    to === from + contest.rules.postponeRounds &&
    contest.draw === undefined;
  if (!isRight) say('postponement-broken', `${number}`);
  contest.round = to;
}

function addDraw(contest: Contest, body: BodyOf<'contest-draw'>, say: Say): void {
  const { freeze, rules } = contest;
  if (contest.draw !== undefined) say('contest-drawn-twice', body.contest);
  contest.draw = body;
  contest.following = followEvents(body.selected, body.winners, rules.voidCodes);
  if (freeze === undefined || body.freezeHash !== freeze.freezeHash) {
    say('draw-without-freeze', body.contest);
    return;
  }
  if (body.chain !== rules.chain) say('draw-differs', 'chain');
  if (body.round !== contest.round) say('draw-differs', 'round');
  checkChance(body, say);
  const kept = [...contest.entries.values()]
    .filter(({ n }) => !contest.excluded.has(n))
    .sort((a, b) => a.n - b.n);
  const seed = seedOf({
    contest: body.contest,
    freezeHash: body.freezeHash,
    chain: body.chain,
    round: body.round,
    randomness: bytesOf(body.randomness),
  });
  const list = { n: kept.map(({ n }) => n), w: kept.map(({ w }) => w) };
  if (!Number.isSafeInteger(list.w.reduce((sum, w) => sum + w, 0))) {
    say('draw-differs', 'weight');
    return;
  }
  const { winners, substitutes } = selectWinners(seed, list, rules.winners, rules.substitutes);
  const selected = [...winners, ...substitutes];
  const isSame =
    body.winners === winners.length &&
    body.selected.length === selected.length &&
    selected.every((n, i) => n === body.selected[i]);
  if (!isSame) say('draw-differs', 'selected');
}

/** On quicknet the signature is checked; another chain's key isn't in the log. */
function checkChance(
  { chain, rung, round, signature, randomness }: BodyOf<'contest-draw'>,
  say: Say,
): void {
  if ((signature === null) === (rung === 'beacon')) say('draw-differs', 'signature');
  if (signature === null) return;
  if (chain !== hashChain(quicknet)) {
    say('test-beacon', chain);
    return;
  }
  const found = checkBeacon(quicknet, round, signature);
  if (!found.ok) say('draw-differs', `signature ${found.error.type}`);
  else if (found.value.some((byte, i) => byte !== bytesOf(randomness)[i])) {
    say('draw-differs', 'randomness');
  }
}

function addEvent(contest: Contest, body: BodyOf<'contest-event'>, say: Say): void {
  if (body.what === 'outage') {
    if (body.n !== null) say('contest-event-broken', 'outage-of-an-entry');
    return;
  }
  if (contest.following === undefined) {
    say('contest-event-broken', 'no-draw');
    return;
  }
  const reason = contest.following.add(body);
  if (reason !== undefined) say('contest-event-broken', reason);
}
