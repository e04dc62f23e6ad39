import type { z } from 'zod';
import { hashChain, isQuicknet } from '../../../verifier/draw/chain.ts';
import { readCode } from '../../../verifier/draw/entry.ts';
import type { Tx } from '../../db/db.ts';
import type { Locale } from '../../lib/language.ts';
import { findApproval } from '../signing/public.ts';
import { type ContestRow, type EntryRow, findRules, type RulesVersion } from './contest.ts';
import { findDraw } from './draw.ts';
import { readStandings } from './exclusions.ts';
import { findFreeze } from './freeze.ts';
import { readTies } from './import-read-ties.ts';
import { placeInList } from './place-in-list.ts';
import { readRound } from './postponements.ts';
import { isProven } from './proof.ts';
import type { ContestPage, drawPage, ownEntry } from './public-schema.ts';
import { tables } from './store.ts';
import { readPlaces } from './winners.ts';
import { sayCode } from './words.ts';

/** What anybody sees; null before the client's signature: nothing of a draft is public. */
export async function viewContestPage(
  tx: Tx,
  contest: ContestRow,
  now: Date,
): Promise<{ page: ContestPage; rules: RulesVersion } | null> {
  const rules = await findRules(tx, contest.id, contest.opened_version ?? undefined);
  if (!rules || contest.opened_version === null) return null;
  const { settings, record } = rules;
  const subject = { subjectKind: 'contest-rules', subjectId: contest.id } as const;
  const approvals = await findApproval(tx, { ...subject, contentHash: rules.contentHash });
  const frozen = await findFreeze(tx, contest.id);
  const drawn = await findDraw(tx, contest.id);
  const state = drawn
    ? 'drawn'
    : frozen
      ? 'closed'
      : now < new Date(settings.opensAt)
        ? 'not-open'
        : now > new Date(settings.closesAt)
          ? 'late'
          : 'open';
  const counting = await readRound(tx, contest.id, rules);
  const isMoved = counting.postponements.length > 0;
  const page: ContestPage = {
    publicId: contest.public_id,
    name: contest.name,
    state,
    organiser: settings.organiser.name,
    controller: settings.controller,
    prizes: settings.prizes,
    opensAt: settings.opensAt,
    closesAt: settings.closesAt,
    confirmUntil: settings.confirmUntil,
    listAt: settings.listAt,
    drawAt: isMoved ? counting.at.toISOString() : settings.drawAt,
    timeZone: settings.timeZone,
    minAge: settings.minAge,
    territory: settings.territory,
    onePerHousehold: settings.onePerHousehold,
    substitutes: settings.substitutes,
    eraseEntriesOn: settings.eraseEntriesOn,
    version: rules.n,
    signedAt: approvals[0]?.decidedAt.toISOString() ?? null,
    rulesHash: rules.rulesHash,
    round: counting.round,
    isTestBeacon: !isQuicknet(record.beacon),
    received: contest.next_n - 1,
    comments: (settings.comments ?? []).map(({ title }) => title),
  };
  return { page, rules };
}

/** What the holder of a receipt sees of their own entry, in one sentence why if it isn't kept. */
export async function viewOwnEntry(
  tx: Tx,
  own: { contest: ContestRow; entry: EntryRow },
  locale: Locale,
  at: Date,
): Promise<z.infer<typeof ownEntry> | null> {
  const { contest, entry } = own;
  const found = await viewContestPage(tx, contest, at);
  if (!found) return null;
  const standing = (await readStandings(tx, contest.id)).get(entry.n);
  const place = (await readPlaces(tx, contest.id)).find(({ n }) => n === entry.n);
  const isDrawn = found.page.state === 'drawn';
  const isOut = standing?.effect === 'excluded';
  const lost = place?.events.find(({ what }) => what === 'void');
  const state = lost
    ? entry.erased_at
      ? 'withdrawn'
      : 'place-lost'
    : place
      ? place.isSubstitute
        ? 'substitute'
        : 'drawn'
      : entry.erased_at
        ? 'withdrawn'
        : isOut
          ? 'not-kept'
          : isDrawn
            ? 'not-drawn'
            : entry.confirmed_at
              ? 'registered'
              : 'to-confirm';
  const { page } = found;
  return {
    publicId: page.publicId,
    contest: page.name,
    code: entry.code,
    n: entry.n,
    enteredAt: entry.entered_at.toISOString(),
    state,
    reason: lost
      ? sayCode(lost.code, locale)
      : isOut && standing
        ? sayCode(standing.code, locale)
        : null,
    rank: place?.rank ?? null,
    controllerEmail: page.controller.email,
    listAt: page.listAt,
    drawAt: page.drawAt,
    confirmUntil: page.confirmUntil,
    timeZone: page.timeZone,
    isErased: entry.erased_at !== null,
    nonce: entry.nonce?.toString('hex') ?? null,
    commitment: entry.commitment,
    leafIndex: await indexOf(tx, entry),
    isTied: (await readTies(tx, contest, found.rules)).has(entry.n),
  };
}

async function indexOf(tx: Tx, entry: EntryRow): Promise<number | null> {
  const row = await tx
    .withTables<{ leaf: { id: string; idx: number | null } }>()
    .selectFrom('leaf')
    .select('idx')
    .where('id', '=', entry.leaf_id)
    .executeTakeFirst();
  return row?.idx ?? null;
}

function hoursOf({ record }: RulesVersion): number {
  return Math.round((record.postponement.rounds * record.beacon.period) / 3600);
}

/** The permanent public page of a draw: before, chance, result, journal, and one's own code. */
export async function viewDrawPage(
  tx: Tx,
  contest: ContestRow,
  asked: { code: string; locale: Locale; now: Date },
): Promise<z.infer<typeof drawPage> | null> {
  const found = await viewContestPage(tx, contest, asked.now);
  if (!found) return null;
  const { page, rules } = found;
  const frozen = await findFreeze(tx, contest.id);
  const drawn = await findDraw(tx, contest.id);
  const record = frozen?.record as FrozenRecord | undefined;
  const places = await readPlaces(tx, contest.id);
  const codes = await readCodes(
    tx,
    contest,
    places.map(({ n }) => n),
  );
  const asCode = readCode(asked.code, rules.record.codePrefix);
  return {
    ...page,
    stage: drawn ? 'drawn' : frozen ? 'frozen' : 'open',
    waits:
      drawn || asked.now <= new Date(page.drawAt)
        ? null
        : {
            for: frozen ? 'value' : 'list',
            putOffHours: hoursOf(rules),
            putOffTimes: rules.record.postponement.times,
          },
    isProven: drawn !== null && (await isProven(tx, contest, drawn.leaf_id)),
    excludedByRule: (record?.exclusions.byCode ?? []).map(({ code, person, rule }) => ({
      code,
      words: sayCode(code, asked.locale),
      count: person + rule,
    })),
    kept: record?.kept.count ?? 0,
    list: frozen && {
      root: record?.kept.root ?? '',
      freezeHash: frozen.freeze_hash,
      at: frozen.frozen_at.toISOString(),
    },
    chance: drawn && {
      chain: hashChain(rules.record.beacon),
      round: page.round,
      signature: (drawn.random as { signature?: string }).signature ?? '',
      randomness: drawn.randomness,
      at: drawn.drawn_at.toISOString(),
    },
    winners: places.map((place) => ({
      rank: place.rank,
      code: codes.get(place.n)?.code ?? '',
      isSubstitute: place.isSubstitute,
      isVoid: place.isVoid,
      published: codes.get(place.n)?.published ?? null,
    })),
    journal: places.flatMap((place) =>
      place.events
        .filter(({ what }) => what === 'void' || what === 'prize-sent' || what === 'acknowledged')
        .map(({ what, code, at }) => ({ rank: place.rank, what, code, at: at.toISOString() })),
    ),
    looked:
      frozen && asked.code
        ? {
            code: asCode ?? asked.code,
            place: asCode ? await placeInList(tx, contest.id, asCode) : null,
            of: record?.kept.count ?? 0,
          }
        : null,
  };
}

type FrozenRecord = {
  readonly exclusions: {
    readonly byCode: readonly { code: string; person: number; rule: number }[];
  };
  readonly kept: { readonly count: number; readonly root: string };
};

type Shown = { code: string; published: { firstName: string; department: string } | null };

/** A winner's first name and department, if they agreed and weren't erased since. */
async function readCodes(
  tx: Tx,
  contest: ContestRow,
  numbers: readonly number[],
): Promise<Map<number, Shown>> {
  if (numbers.length === 0) return new Map();
  const rows = await tables(tx)
    .selectFrom('contest_entry as e')
    .leftJoin('contest_prize as p', (join) =>
      join.onRef('p.contest_id', '=', 'e.contest_id').onRef('p.n', '=', 'e.n'),
    )
    .select(['e.n', 'e.code', 'e.first_name', 'e.postal_code', 'p.may_publish'])
    .where('e.contest_id', '=', contest.id)
    .where('e.n', 'in', numbers)
    .execute();
  return new Map(
    rows.map((row) => [
      row.n,
      {
        code: row.code,
        published:
          row.may_publish && row.first_name && row.postal_code
            ? { firstName: row.first_name, department: row.postal_code.slice(0, 2) }
            : null,
      },
    ]),
  );
}
