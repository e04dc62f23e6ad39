import type { Tx } from '../../db/db.ts';
import type { ClientId, ContestId } from '../../lib/ids.ts';
import { findApproval, listStamps } from '../signing/public.ts';
import { type ContestRow, findRules, type RulesVersion } from './contest.ts';
import { findDraw } from './draw.ts';
import { judgeContest } from './exclusions.ts';
import { findFreeze } from './freeze.ts';
import { findOpenObjections } from './objections.ts';
import { readRound } from './postponements.ts';
import { tables } from './store.ts';
import { readPlaces } from './winners.ts';

const DAY_MS = 86_400_000;
/** How long a prize may lack proof of its delivery after the contest's end (FR-CTR-02). */
const DELIVERY_DAYS = 30;
/** So long before its hour a step is told. */
const AHEAD_MS = 2 * DAY_MS;

/** What waits in a contest, for Today. */
export type ContestFact = {
  readonly contestId: ContestId;
  readonly clientId: ClientId;
  readonly name: string;
  readonly kind:
    | 'unsigned'
    | 'changes-asked'
    | 'to-open'
    | 'households'
    | 'list-soon'
    | 'draw-soon'
    | 'draw-late'
    | 'answer-due'
    | 'prize-to-send'
    | 'prize-overdue'
    | 'objections';
  /** How many entries or prizes; 1 where it is about the contest. */
  readonly count: number;
  /** A person must act now; otherwise it waits, or comes by itself. */
  readonly isRed: boolean;
  /** Since when it waits, or the hour at which it comes. */
  readonly at: Date;
};

/** Everything that waits in this client's contests. */
export async function listContestFacts(
  tx: Tx,
  of: { readonly clientId: ClientId; readonly now: Date },
): Promise<ContestFact[]> {
  const rows = await tables(tx)
    .selectFrom('contest')
    .selectAll()
    .where('client_id', '=', of.clientId)
    .orderBy('created_at')
    .execute();
  const found: ContestFact[] = [];
  for (const contest of rows) found.push(...(await factsOf(tx, contest, of.now)));
  return found;
}

async function factsOf(tx: Tx, contest: ContestRow, now: Date): Promise<ContestFact[]> {
  const fact = (kind: ContestFact['kind'], at: Date, isRed: boolean, count = 1): ContestFact => {
    const { id, client_id, name } = contest;
    return { contestId: id, clientId: client_id, name, kind, at, isRed, count };
  };
  const rules = await findRules(tx, contest.id, contest.opened_version ?? undefined);
  if (!rules) return [];
  const { settings } = rules;
  const isSoon = (hour: string) =>
    now < new Date(hour) && new Date(hour).getTime() - now.getTime() <= AHEAD_MS;
  if (!contest.opened_at) {
    if (now >= new Date(settings.opensAt)) return [];
    const isDone = await isSigned(tx, contest, rules);
    const asked = isDone ? null : await findAskedChange(tx, contest, rules);
    if (asked) return [fact('changes-asked', asked, true)];
    const kind = isDone ? 'to-open' : 'unsigned';
    return [fact(kind, rules.madeAt, isSoon(settings.opensAt))];
  }
  const facts: ContestFact[] = [];
  const said = await findOpenObjections(tx, contest.id);
  if (said) facts.push(fact('objections', said.since, true, said.count));
  if (!(await findFreeze(tx, contest.id))) {
    if (now < new Date(settings.opensAt)) return facts;
    const { households } = await judgeContest(tx, contest, rules);
    const open = [...households.values()].filter(({ decided }) => decided === null).length;
    if (open > 0) {
      facts.push(fact('households', new Date(settings.listAt), isSoon(settings.listAt), open));
    }
    if (isSoon(settings.listAt)) facts.push(fact('list-soon', new Date(settings.listAt), false));
    return facts;
  }
  if (!(await findDraw(tx, contest.id))) {
    const { at, postponements } = await readRound(tx, contest.id, rules);
    const drawAt = postponements.length > 0 ? at : new Date(settings.drawAt);
    return [
      ...facts,
      now < drawAt ? fact('draw-soon', drawAt, false) : fact('draw-late', drawAt, true),
    ];
  }
  return [...facts, ...(await prizeFacts(tx, contest, rules, now, fact))];
}

async function prizeFacts(
  tx: Tx,
  contest: ContestRow,
  { settings }: RulesVersion,
  now: Date,
  fact: (kind: ContestFact['kind'], at: Date, isRed: boolean, count?: number) => ContestFact,
): Promise<ContestFact[]> {
  const called = (await readPlaces(tx, contest.id)).filter(({ isCalled }) => isCalled);
  const has = (what: string) => (place: (typeof called)[number]) =>
    place.events.some((event) => event.what === what);
  const silent = called.filter((place) => has('told')(place) && !has('answered')(place));
  const toSend = called.filter((place) => has('answered')(place) && !has('prize-sent')(place));
  const unproven = called.filter((place) => !has('acknowledged')(place));
  const facts: ContestFact[] = [];
  const answers = await tables(tx)
    .selectFrom('contest_prize')
    .select(['n', 'answer_by'])
    .where('contest_id', '=', contest.id)
    .execute();
  const due = answers
    .filter(({ n }) => silent.some((place) => place.n === n))
    .map(({ answer_by }) => answer_by)
    .toSorted((a, b) => a.getTime() - b.getTime());
  const [first] = due;
  if (first) facts.push(fact('answer-due', first, false, due.length));
  if (toSend.length > 0) {
    const since = toSend.flatMap(({ events }) =>
      events.filter(({ what }) => what === 'answered').map(({ at }) => at),
    );
    const oldest = since.reduce((a, b) => (a < b ? a : b), now);
    const isLate = now.getTime() - oldest.getTime() > settings.deliveryDays * DAY_MS;
    facts.push(fact('prize-to-send', oldest, isLate, toSend.length));
  }
  const closedAt = new Date(settings.closesAt).getTime();
  if (unproven.length > 0 && now.getTime() - closedAt > DELIVERY_DAYS * DAY_MS) {
    const since = new Date(closedAt + DELIVERY_DAYS * DAY_MS);
    facts.push(fact('prize-overdue', since, true, unproven.length));
  }
  return facts;
}

/** Since when the client wants a change of this version, where that is their last word on it. */
async function findAskedChange(tx: Tx, contest: ContestRow, rules: RulesVersion) {
  const stamps = (await listStamps(tx, 'contest-rules', [contest.id])).get(contest.id) ?? [];
  const last = stamps.findLast(({ contentHash }) => contentHash === rules.contentHash);
  return last?.decision === 'changes' ? new Date(last.decidedAt) : null;
}

async function isSigned(tx: Tx, contest: ContestRow, rules: RulesVersion): Promise<boolean> {
  const subject = { subjectKind: 'contest-rules', subjectId: contest.id } as const;
  return (await findApproval(tx, { ...subject, contentHash: rules.contentHash })).length > 0;
}
