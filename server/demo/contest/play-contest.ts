import { randomBytes } from 'node:crypto';
import type { Tx } from '../../db/db.ts';
import type { ContestId } from '../../lib/ids.ts';
import { withOpenLink } from '../../modules/clients/public.ts';
import { demoBeacon } from '../../modules/contests/chance.ts';
import { findRules, locateKey, lockContest } from '../../modules/contests/contest.ts';
import { barPerson, decideEntry, tellExcluded } from '../../modules/contests/decide-entry.ts';
import { drawContest } from '../../modules/contests/draw.ts';
import { createContest } from '../../modules/contests/edit-contest.ts';
import { enterMany } from '../../modules/contests/enter.ts';
import { judgeContest } from '../../modules/contests/exclusions.ts';
import { freezeContest } from '../../modules/contests/freeze.ts';
import { confirmEntry, withdrawEntry } from '../../modules/contests/own-entry.ts';
import { askSignature, openContest, signRulesByLink } from '../../modules/contests/sign-rules.ts';
import {
  answerPrize,
  followWinners,
  movePrize,
  readPlaces,
} from '../../modules/contests/winners.ts';
import { members } from '../cast.ts';
import { blogs } from '../creators/table.ts';
import type { DemoDeps } from '../deps.ts';
import { idIn, type World } from '../load-world.ts';
import { findLune } from '../operation-play.ts';
import { settle } from '../settle.ts';
import { excludedPeople, type PlannedEntry } from './plan-entries.ts';
import { luneContest } from './settings.ts';
import type { Origin } from './table.ts';

const SILENT_RANK = 7;
const DISCREET_RANK = 3;

/** Everything that somebody does in the contest "Brassé de Lune", each in one transaction. */
export function openContestPlay(demo: DemoDeps, world: World) {
  const beacon = demoBeacon();
  const deps = { ...demo, chain: beacon.chain };
  const clientId = idIn(world.clients, 'ombrelune');
  const actor = (name: 'ines' | 'solene') => ({
    memberId: idIn(world.members, name),
    name: members[name].name,
    role: members[name].role,
  });
  const write = <T>(work: (tx: Tx) => Promise<T>) => deps.db.write(world.scope, work);
  const made: { id: ContestId | null; token: string } = { id: null, token: '' };
  const keys = new Map<PlannedEntry, { n: number; secret: string }>();
  const id = () => {
    if (!made.id) throw new Error('the demo has no contest');
    return made.id;
  };

  /** The key in the last letter to each entrant, as they find it in their mailbox. */
  async function readLetters(what: 'confirm' | 'prize'): Promise<Map<number, string>> {
    const { rows } = await deps.ownerPool.query<{ n: number; body: string }>(
      `select k.n, m.body from contest_mail k join mail m on m.id = k.mail_id
       where k.contest_id = $1 and m.body like $2`,
      [id(), `%/${what}/%`],
    );
    const pattern = new RegExp(`/${what}/([\\w-]{22})`);
    return new Map(rows.map(({ n, body }) => [n, pattern.exec(body)?.[1] ?? '']));
  }

  async function byKey<T>(
    key: string,
    work: (tx: Tx, found: NonNullable<Awaited<ReturnType<typeof locateKey>>>) => Promise<T>,
  ): Promise<T> {
    const found = await locateKey(deps.db, key);
    if (!found) throw new Error('a key of the demo opens nothing');
    return write((tx) => work(tx, found));
  }

  return {
    prepare: (at: Date) =>
      write(async (tx) => {
        const operationId = await findLune(tx, world);
        const settings = luneContest();
        const of = { actor: actor('ines'), clientId, operationId, name: 'Brassé de Lune', at };
        made.id = settle(await createContest(tx, { ...of, settings })).contestId;
      }),

    askSignature: (at: Date) =>
      write(async (tx) => {
        const contactId = idIn(world.contacts, 'clarisse');
        const of = { actor: actor('solene'), contestId: id(), contactId, at };
        const { url } = settle(await askSignature(deps, tx, of));
        made.token = new URL(url).pathname.split('/').at(-1) ?? '';
      }),

    async sign(_at: Date) {
      const signed = await withOpenLink(deps, made.token, async (tx, open) => {
        const rules = await findRules(tx, id());
        const contentHash = rules?.contentHash ?? '';
        return signRulesByLink(deps, tx, open, { contentHash, name: members.clarisse.name });
      });
      settle(signed);
    },

    bar: (at: Date) =>
      write(async (tx) => {
        for (const { email, why } of excludedPeople) {
          const of = { actor: actor('solene'), contestId: id(), email, why, at };
          settle(await barPerson(tx, of));
        }
      }),

    open: (at: Date) =>
      write(async (tx) => {
        settle(
          await openContest(tx, { actor: actor('solene'), contestId: id(), locale: 'fr', at }),
        );
      }),

    /** All who came on one day, each dated by their own hour, under one lock as in a rush. */
    enter: (entries: readonly PlannedEntry[]) =>
      write(async (tx) => {
        const arrivals = entries.map((entry) => {
          const { firstName, familyName, email, postalCode, birthYear, isOptIn } = entry;
          const form = { firstName, familyName, email, postalCode, birthYear, isOptIn };
          const formKey = randomBytes(18).toString('base64url');
          const how = { formKey, origin: originOf(entry.origin), locale: 'fr' } as const;
          return { form: { ...form, ...how }, from: { ip: entry.source, at: entry.at } };
        });
        const receipts = await enterMany(deps, tx, id(), arrivals);
        for (const [i, receipt] of receipts.entries()) {
          const entry = entries[i];
          if (entry) keys.set(entry, settle(receipt));
        }
      }),

    /** Whoever opened their letter that day, one after another, each at their hour. */
    async confirm(entries: readonly PlannedEntry[]) {
      const letters = await readLetters('confirm');
      await write(async (tx) => {
        for (const entry of entries) {
          const key = letters.get(keys.get(entry)?.n ?? 0) ?? '';
          const found = await locateKey(deps.db, key);
          if (!found || !entry.confirmedAt) throw new Error('a key of the demo opens nothing');
          settle(await confirmEntry(tx, found, entry.confirmedAt));
        }
      });
    },

    async withdraw(entries: readonly PlannedEntry[]) {
      for (const entry of entries) {
        const { secret = '' } = keys.get(entry) ?? {};
        const at = entry.withdrawnAt ?? entry.at;
        settle(await byKey(secret, (tx, found) => withdrawEntry(tx, found, at)));
      }
    },

    /** Solène looks at each household that the rules propose. */
    decideHouseholds: (at: Date) =>
      write(async (tx) => {
        const contest = await lockContest(tx, id());
        const rules = await findRules(tx, id());
        if (!contest || !rules) throw new Error('the demo has no contest');
        const { households } = await judgeContest(tx, contest, rules);
        for (const [n, { decided }] of households) {
          if (decided !== null) continue;
          const isTwo = [...keys].some(([entry, one]) => one.n === n && entry.household === 'two');
          const effect = isTwo ? ('kept' as const) : ('excluded' as const);
          const note = isTwo ? 'deux sœurs, deux appartements du même immeuble' : '';
          const of = { actor: actor('solene'), contestId: id(), n, effect, note, at };
          settle(await decideEntry(tx, of));
        }
      }),

    tellExcluded: (at: Date) =>
      write(async (tx) => {
        settle(await tellExcluded(deps, tx, { contestId: id(), at }));
      }),

    freeze: (at: Date) =>
      write(async (tx) => {
        settle(await freezeContest(tx, id(), at));
      }),

    draw: (at: Date) =>
      write(async (tx) => {
        const rules = await findRules(tx, id());
        const signature = beacon.sign(rules?.record.round ?? 0);
        const how = { signature, how: 'relays', by: null, at } as const;
        settle(await drawContest(tx, id(), how));
        await followWinners(deps, tx, id(), at);
      }),

    /** All winners but the silent one; one of them keeps their first name to themselves. */
    async answer(at: Date) {
      const places = await deps.db.read(world.scope, (tx) => readPlaces(tx, id()));
      const letters = await readLetters('prize');
      for (const { n, rank, isCalled } of places) {
        if (!isCalled || rank === SILENT_RANK) continue;
        const key = letters.get(n) ?? '';
        const to = { street: `${rank} rue du Lavoir`, city: 'Sauvigne' };
        const answer = { ...to, mayPublish: rank !== DISCREET_RANK, isRefused: false };
        settle(await byKey(key, (tx, found) => answerPrize(deps, tx, found, answer, at)));
      }
    },

    follow: (at: Date) => write((tx) => followWinners(deps, tx, id(), at)),

    sendPrizes: (at: Date) =>
      write(async (tx) => {
        for (const { n, events } of await readPlaces(tx, id())) {
          if (!events.some(({ what }) => what === 'answered')) continue;
          const by = idIn(world.members, 'ines');
          const evidence = 'Froid du Val, bordereau du 3 décembre';
          settle(await movePrize(tx, id(), { n, what: 'prize-sent', evidence, by, at }));
        }
      }),
  };
}

/** As the tagged link says it: the blog's name in its address. */
function originOf(origin: Origin): string {
  return blogs.find(({ id }) => id === origin)?.slug ?? '';
}
