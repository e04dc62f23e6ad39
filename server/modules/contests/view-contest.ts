import type { z } from 'zod';
import { isQuicknet } from '../../../verifier/draw/chain.ts';
import type { Tx } from '../../db/db.ts';
import type { Locale } from '../../lib/language.ts';
import { listClientNames, listContacts } from '../clients/public.ts';
import { listMembersByIds } from '../people/public.ts';
import { listSentLinks, listStamps } from '../signing/public.ts';
import { chainFor } from './chance.ts';
import { linksOf } from './close-rules.ts';
import {
  type ContestDeps,
  type ContestRow,
  findRules,
  type RulesVersion,
  settingsOf,
} from './contest.ts';
import { findDraw } from './draw.ts';
import { judgeContest } from './exclusions.ts';
import { findFreeze } from './freeze.ts';
import { listObjections } from './objections.ts';
import { type Actor, mayRun, maySeeEntrants, mayWrite } from './policy.ts';
import { readRound } from './postponements.ts';
import { writeRules } from './rules-text.ts';
import type { contestStage, contestView } from './schema.ts';
import { type ContestSettings, findFlaws } from './settings.ts';
import { tables } from './store.ts';
import { readPlaces } from './winners.ts';
import { sayCode } from './words.ts';

type View = z.infer<typeof contestView>;
export type Stage = z.infer<typeof contestStage>;

/** Everything that the team sees of a contest; who entered is listed apart. */
export async function viewContest(
  deps: Pick<ContestDeps, 'publicUrl' | 'chain'>,
  tx: Tx,
  actor: Actor,
  contest: ContestRow,
  asked: { locale: Locale; now: Date },
): Promise<View> {
  const newest = await findRules(tx, contest.id);
  const inForce = contest.opened_version
    ? await findRules(tx, contest.id, contest.opened_version)
    : null;
  const settings = inForce?.settings ?? settingsOf(contest);
  const links = linksOf(deps.publicUrl, contest.public_id);
  const stamps = (await listStamps(tx, 'contest-rules', [contest.id])).get(contest.id) ?? [];
  const frozen = await findFreeze(tx, contest.id);
  const drawn = await findDraw(tx, contest.id);
  const names = await listClientNames(tx, [contest.client_id]);
  const isChangedSince =
    newest !== null && JSON.stringify(newest.settings) !== JSON.stringify(settings);
  const shown = inForce ?? newest;
  const record = shown?.record;
  const round = shown && (await readRound(tx, contest.id, shown)).round;
  return {
    ...summarize(contest, settings, {
      clientName: names.get(contest.client_id)?.name ?? '',
      isSigned: stamps.some(
        (stamp) => stamp.decision === 'approved' && stamp.contentHash === newest?.contentHash,
      ),
      hasVersion: newest !== null,
      isChangedSince,
      isFrozen: frozen !== null,
      isDrawn: drawn !== null,
      now: asked.now,
    }),
    operationId: contest.operation_id,
    revision: contest.revision,
    settings,
    flaws: inForce ? [] : findFlaws(settings, asked.now),
    articles: { fr: writeRules(settings, 'fr', links), en: writeRules(settings, 'en', links) },
    version: (inForce ?? newest)?.n ?? null,
    contentHash: (inForce ?? newest)?.contentHash ?? null,
    isChangedSince,
    stamps,
    asked: await readAsked(tx, contest, shown?.contentHash ?? null),
    round,
    isTestBeacon: !isQuicknet(record?.beacon ?? (await chainFor(deps, tx, contest.client_id))),
    mayRun: mayRun(actor),
    mayWrite: mayWrite(actor),
    now: asked.now.toISOString(),
    counts: await countEntries(tx, contest, inForce, asked.locale),
    freeze: frozen && {
      hash: frozen.freeze_hash,
      root: (frozen.record as { kept: { root: string } }).kept.root,
      kept: (frozen.record as { kept: { count: number } }).kept.count,
      at: frozen.frozen_at.toISOString(),
    },
    draw: drawn && {
      at: drawn.drawn_at.toISOString(),
      round: round ?? 0,
      randomness: drawn.randomness,
      how: drawn.how,
    },
    places: await viewPlaces(tx, contest, actor, asked.locale),
    objections: await listObjections(tx, contest.id),
  };
}

/** One line of a list; where it stands follows from what was done and from the hour. */
export function summarize(
  contest: ContestRow,
  settings: ContestSettings,
  known: {
    clientName: string;
    isSigned: boolean;
    hasVersion: boolean;
    isChangedSince: boolean;
    isFrozen: boolean;
    isDrawn: boolean;
    now: Date;
  },
) {
  const { now } = known;
  const stage: Stage = known.isDrawn
    ? 'drawn'
    : known.isFrozen
      ? 'frozen'
      : contest.opened_at
        ? now < new Date(settings.opensAt)
          ? 'announced'
          : now > new Date(settings.closesAt)
            ? 'closed'
            : 'open'
        : known.isSigned && !known.isChangedSince
          ? 'signed'
          : known.hasVersion && !known.isChangedSince
            ? 'unsigned'
            : 'draft';
  const { opensAt, closesAt, listAt, drawAt, timeZone } = settings;
  return {
    id: contest.id,
    publicId: contest.public_id,
    clientId: contest.client_id,
    clientName: known.clientName,
    name: contest.name,
    stage,
    opensAt,
    closesAt,
    listAt,
    drawAt,
    timeZone,
    received: contest.next_n - 1,
  };
}

/** Received, kept and not, by rule and by origin: computed at each reading, stored nowhere. */
async function countEntries(
  tx: Tx,
  contest: ContestRow,
  rules: RulesVersion | null,
  locale: Locale,
): Promise<View['counts']> {
  const rows = rules
    ? await tables(tx)
        .selectFrom('contest_entry')
        .select(['n', 'origin', 'is_opt_in'])
        .where('contest_id', '=', contest.id)
        .execute()
    : [];
  const found = rules ? await findOut(tx, contest, rules) : null;
  const out = found?.out ?? new Map<number, { code: string; isPerson: boolean }>();
  const codes = rules?.settings.rules ?? [];
  const byOrigin = new Map<string, View['counts']['byOrigin'][number]>();
  for (const { n, origin } of rows) {
    const line = byOrigin.get(origin) ?? { origin, received: 0, kept: 0, byRule: {} };
    line.received += 1;
    const code = out.get(n)?.code;
    if (code === undefined) line.kept += 1;
    else line.byRule[code] = (line.byRule[code] ?? 0) + 1;
    byOrigin.set(origin, line);
  }
  const count = (code: string, isPerson: boolean) =>
    [...out.values()].filter((one) => one.code === code && one.isPerson === isPerson).length;
  return {
    received: rows.length,
    kept: rows.length - out.size,
    excluded: out.size,
    byRule: codes.map((code) => ({
      code,
      words: sayCode(code, locale),
      rule: count(code, false),
      person: count(code, true),
    })),
    byOrigin: [...byOrigin.values()].toSorted((a, b) => b.received - a.received),
    households: found?.undecided ?? 0,
    optIns: rows.filter((row) => row.is_opt_in && !out.has(row.n)).length,
  };
}

/**
 * Who isn't kept: once the list is closed what was written down, before that what the rules say now.
 */
export async function findOut(tx: Tx, contest: ContestRow, rules: RulesVersion) {
  const frozen = await findFreeze(tx, contest.id);
  const { codes, households, standings } = await judgeContest(tx, contest, rules);
  const out = new Map<number, { code: string; isPerson: boolean }>();
  for (const [n, { effect, code, judgedBy }] of standings) {
    const isFinal = frozen !== null || judgedBy === 'person';
    if (isFinal && effect === 'excluded') out.set(n, { code, isPerson: judgedBy === 'person' });
  }
  if (!frozen) {
    for (const [n, code] of codes) {
      const last = standings.get(n);
      const isSaid = last?.judgedBy === 'person' && (last.code !== 'R7' || code === null);
      if (code !== null && !isSaid) {
        out.set(n, { code, isPerson: last?.judgedBy === 'person' && last.code === code });
      }
    }
  }
  const undecided = frozen
    ? 0
    : [...households].filter(([n, { decided }]) => decided === null && codes.get(n) === null)
        .length;
  return { out, households, standings, undecided };
}

async function viewPlaces(
  tx: Tx,
  contest: ContestRow,
  actor: Actor,
  locale: Locale,
): Promise<View['places']> {
  const places = await readPlaces(tx, contest.id);
  if (places.length === 0) return [];
  const rows = await tables(tx)
    .selectFrom('contest_entry as e')
    .leftJoin('contest_prize as p', (join) =>
      join.onRef('p.contest_id', '=', 'e.contest_id').onRef('p.n', '=', 'e.n'),
    )
    .select(['e.n', 'e.code', 'e.first_name', 'e.family_name', 'e.postal_code'])
    .select(['p.answer_by', 'p.street', 'p.city'])
    .where('e.contest_id', '=', contest.id)
    .where(
      'e.n',
      'in',
      places.map(({ n }) => n),
    )
    .execute();
  const members = places.flatMap(({ events }) => events.flatMap(({ by_id }) => by_id ?? []));
  const byId = await listMembersByIds(tx, members);
  const byNumber = new Map(rows.map((row) => [row.n, row]));
  return places.map((place) => {
    const row = byNumber.get(place.n);
    const name = `${row?.first_name ?? ''} ${row?.family_name ?? ''}`.trim();
    return {
      n: place.n,
      rank: place.rank,
      code: row?.code ?? '',
      isSubstitute: place.isSubstitute,
      isCalled: place.isCalled,
      isVoid: place.isVoid,
      answerBy: row?.answer_by?.toISOString() ?? null,
      address:
        row?.street && maySeeEntrants(actor)
          ? { name, street: row.street, postalCode: row.postal_code ?? '', city: row.city ?? '' }
          : null,
      events: place.events.map(({ what, code, evidence, by_id, at }) => ({
        what,
        code,
        at: at.toISOString(),
        words: what === 'void' ? sayCode(code, locale) : '',
        reason: by_id && maySeeEntrants(actor) ? evidence : '',
        by: (by_id && byId.get(by_id)?.name) || null,
      })),
    };
  });
}

async function readAsked(
  tx: Tx,
  contest: Pick<ContestRow, 'id' | 'client_id'>,
  contentHash: string | null,
): Promise<View['asked']> {
  const sent = await listSentLinks(tx, 'contest-rules', [contest.id]);
  const contacts = await listContacts(tx, contest.client_id);
  return sent
    .filter((link) => link.contentHash === contentHash)
    .map(({ contactId, createdAt }) => ({
      to: contacts.find(({ id }) => id === contactId)?.name ?? '',
      at: createdAt.toISOString(),
    }));
}
