import type { Tx } from '../../db/db.ts';
import { stageLeaf } from '../../evidence/stage-leaf.ts';
import { type ContestId, type Id, type MemberId, newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { readClientFacts } from '../clients/public.ts';
import {
  type ContestDeps,
  type ContestRow,
  type FoundKey,
  findContest,
  findRules,
  hashKey,
  lockContest,
  newKey,
  type RulesVersion,
} from './contest.ts';
import { findDraw } from './draw.ts';
import { mailTexts } from './mail-texts.ts';
import { type ContestsTables, tables } from './store.ts';
import { writeToEntrant } from './write-to-entrant.ts';

const DAY_MS = 86_400_000;
type What = ContestsTables['contest_event']['what'];

/** Appends what happened to a drawn entry, with its leaf. */
export async function recordEvent(
  tx: Tx,
  contest: Pick<ContestRow, 'id' | 'client_id'>,
  event: { n: number; what: What; code?: string; evidence?: string; by: MemberId | null; at: Date },
): Promise<void> {
  const id = newId<Id<'contest-event'>>(event.at.getTime());
  const { n, what, at, code = '', evidence = '' } = event;
  const leaf = await stageLeaf(tx, {
    clientId: contest.client_id,
    at,
    kind: 'contest-event',
    body: (commit) => ({
      contest: contest.id,
      event: id,
      what,
      n,
      code: code || null,
      evidence: evidence ? commit('evidence', evidence) : null,
    }),
  });
  await tables(tx)
    .insertInto('contest_event')
    .values({
      id,
      client_id: contest.client_id,
      contest_id: contest.id,
      n,
      what,
      code,
      evidence,
      by_id: event.by,
      at,
      leaf_id: leaf.id,
    })
    .execute();
}

export type Place = {
  readonly n: number;
  /** From 1 on: winners first, then substitutes in order. */
  readonly rank: number;
  readonly isSubstitute: boolean;
  readonly events: readonly {
    what: What;
    code: string;
    evidence: string;
    by_id: MemberId | null;
    at: Date;
  }[];
  /** Holds one of the prizes: wasn't made void, and was called. */
  readonly isCalled: boolean;
  readonly isVoid: boolean;
};

/** Everybody who was drawn, in order; who holds a prize follows from what happened. */
export async function readPlaces(tx: Tx, id: ContestId): Promise<Place[]> {
  const drawn = await findDraw(tx, id);
  if (!drawn) return [];
  const rows = await tables(tx)
    .selectFrom('contest_event')
    .select(['n', 'what', 'code', 'evidence', 'by_id', 'at'])
    .where('contest_id', '=', id)
    .orderBy('no')
    .execute();
  let open = drawn.winners;
  return drawn.selected.map((n, i) => {
    const events = rows.filter((row) => row.n === n);
    const isVoid = events.some(({ what }) => what === 'void');
    const isCalled = open > 0 && !isVoid;
    if (isCalled) open -= 1;
    return { n, rank: i + 1, isSubstitute: i >= drawn.winners, events, isCalled, isVoid };
  });
}

/**
 * Writes to everybody who holds a prize and wasn't told; makes those void who didn't answer in time or
 * were erased, and goes on to the next substitute. Again: nothing is written twice.
 */
export async function followWinners(
  deps: Pick<ContestDeps, 'jobs' | 'publicUrl'>,
  tx: Tx,
  contestId: ContestId,
  at: Date,
): Promise<void> {
  const contest = await lockContest(tx, contestId);
  const rules = contest?.opened_version
    ? await findRules(tx, contest.id, contest.opened_version)
    : null;
  if (!contest || !rules) return;
  for (;;) {
    const next = (await readPlaces(tx, contest.id)).find((place) => isWaiting(place));
    if (!next) break;
    const done = await follow(deps, tx, contest, rules, next.n, at);
    if (!done) break;
  }
  const places = await readPlaces(tx, contest.id);
  for (const place of places) {
    if (!place.isCalled || !isTold(place) || isAnswered(place)) continue;
    const prize = await findPrize(tx, contest.id, place.n);
    if (!prize || (prize.answer_by > at && !prize.erased_at)) continue;
    const code = prize.erased_at ? 'ERASED' : 'SILENT';
    if (code === 'SILENT') {
      await recordEvent(tx, contest, { n: place.n, what: 'silent', by: null, at });
    }
    await recordEvent(tx, contest, { n: place.n, what: 'void', code, by: null, at });
    await followWinners(deps, tx, contestId, at);
    return;
  }
}

const isTold = ({ events }: Place) => events.some(({ what }) => what === 'told');
const isAnswered = ({ events }: Place) => events.some(({ what }) => what === 'answered');
const isWaiting = (place: Place) => place.isCalled && !isTold(place);

async function follow(
  deps: Pick<ContestDeps, 'jobs' | 'publicUrl'>,
  tx: Tx,
  contest: ContestRow,
  rules: RulesVersion,
  n: number,
  at: Date,
): Promise<boolean> {
  const entry = await tables(tx)
    .selectFrom('contest_entry')
    .selectAll()
    .where('contest_id', '=', contest.id)
    .where('n', '=', n)
    .executeTakeFirst();
  const client = await readClientFacts(tx, contest.client_id);
  if (!entry || !client) return false;
  if (!entry.email) {
    await recordEvent(tx, contest, { n, what: 'void', code: 'ERASED', by: null, at });
    return true;
  }
  const { settings } = rules;
  const key = newKey();
  const answerBy = new Date(at.getTime() + settings.answerDays * DAY_MS);
  await tables(tx)
    .insertInto('contest_prize')
    .values({
      contest_id: contest.id,
      n,
      client_id: contest.client_id,
      token_hash: hashKey(key),
      answer_by: answerBy,
    })
    .execute();
  const letter = mailTexts[entry.locale].won({
    firstName: entry.first_name ?? '',
    contest: contest.name,
    organiser: settings.organiser.name,
    code: entry.code,
    prizeUrl: `${deps.publicUrl}/j/${contest.public_id}/prize/${key}`,
    until: answerBy,
    timeZone: settings.timeZone,
  });
  await writeToEntrant(
    deps,
    tx,
    { contest, n, email: entry.email, agencyId: client.agencyId },
    letter,
  );
  await recordEvent(tx, contest, { n, what: 'told', evidence: 'mail', by: null, at });
  return true;
}

async function findPrize(tx: Tx, id: ContestId, n: number) {
  const row = await tables(tx)
    .selectFrom('contest_prize')
    .selectAll()
    .where('contest_id', '=', id)
    .where('n', '=', n)
    .executeTakeFirst();
  return row ?? null;
}

export type PrizeAnswer = {
  readonly street: string;
  readonly city: string;
  /** First name and department may be published. */
  readonly mayPublish: boolean;
  readonly isRefused: boolean;
};
export type PrizeRefusal = { type: 'link-unknown' } | { type: 'prize-passed-on' };

/** A winner answers in time: where to send the prize, or that somebody else may have it. */
export async function answerPrize(
  deps: Pick<ContestDeps, 'jobs' | 'publicUrl'>,
  tx: Tx,
  key: FoundKey,
  answer: PrizeAnswer,
  at: Date,
): Promise<Result<null, PrizeRefusal>> {
  const contest = key.kind === 'prize' ? await lockContest(tx, key.contest_id) : null;
  const prize = contest && (await findPrize(tx, contest.id, key.n));
  if (!contest || !prize || prize.erased_at) return refuse({ type: 'link-unknown' });
  if (prize.answered_at) return ok(null);
  const place = (await readPlaces(tx, contest.id)).find(({ n }) => n === key.n);
  if (!place || place.isVoid || prize.answer_by <= at) return refuse({ type: 'prize-passed-on' });
  if (answer.isRefused) {
    await recordEvent(tx, contest, { n: key.n, what: 'void', code: 'REFUSED', by: null, at });
    await followWinners(deps, tx, contest.id, at);
    return ok(null);
  }
  await tables(tx)
    .updateTable('contest_prize')
    .set({
      street: answer.street,
      city: answer.city,
      may_publish: answer.mayPublish,
      answered_at: at,
    })
    .where('contest_id', '=', contest.id)
    .where('n', '=', key.n)
    .execute();
  await recordEvent(tx, contest, { n: key.n, what: 'answered', by: null, at });
  return ok(null);
}

export type SendRefusal = { type: 'not-found' } | { type: 'not-answered' };

/** The prize has left, with what proves it; or the winner says that it came. Once each. */
export async function movePrize(
  tx: Tx,
  contestId: ContestId,
  input: {
    n: number;
    what: 'prize-sent' | 'acknowledged';
    evidence: string;
    by: MemberId | null;
    at: Date;
  },
): Promise<Result<null, SendRefusal>> {
  const contest = await findContest(tx, contestId);
  if (!contest) return refuse({ type: 'not-found' });
  await lockContest(tx, contest.id);
  const place = (await readPlaces(tx, contest.id)).find(({ n }) => n === input.n);
  if (!place?.isCalled) return refuse({ type: 'not-found' });
  if (!isAnswered(place)) return refuse({ type: 'not-answered' });
  if (place.events.some(({ what }) => what === input.what)) return ok(null);
  await recordEvent(tx, contest, input);
  return ok(null);
}
