import { randomBytes } from 'node:crypto';
import { testChain } from '../../../verifier/draw/test-chain.ts';
import type { Tx } from '../../db/db.ts';
import type { ContestId } from '../../lib/ids.ts';
import { withOpenLink } from '../../modules/clients/public.ts';
import { findContest, findRules, locateKey, lockContest } from '../../modules/contests/contest.ts';
import { barPerson, decideEntry, tellExcluded } from '../../modules/contests/decide-entry.ts';
import { drawContest } from '../../modules/contests/draw.ts';
import { createContest } from '../../modules/contests/edit-contest.ts';
import { enterContest } from '../../modules/contests/enter.ts';
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

/** The demo's own beacon: every page and every verdict calls it a test beacon. */
const beacon = testChain(Uint8Array.from({ length: 32 }, (_, i) => (i * 7 + 3) % 251));
const SILENT_RANK = 7;
const DISCREET_RANK = 3;

/** Everything that somebody does in the contest "Brassé de Lune", each in one transaction. */
export function openContestPlay(demo: DemoDeps, world: World) {
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

  /** The key in the last letter to an entrant, as they find it in their mailbox. */
  async function keyFor(n: number, what: 'confirm' | 'prize'): Promise<string> {
    const { rows } = await deps.ownerPool.query<{ body: string }>(
      `select m.body from contest_mail k join mail m on m.id = k.mail_id
       where k.contest_id = $1 and k.n = $2 and m.body like $3`,
      [id(), n, `%/${what}/%`],
    );
    const key = new RegExp(`/${what}/([\\w-]{22})`).exec(rows.at(-1)?.body ?? '')?.[1];
    if (!key) throw new Error(`entrant ${n} got no letter`);
    return key;
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

    enter: (entry: PlannedEntry, at: Date) =>
      write(async (tx) => {
        const contest = await findContest(tx, id());
        if (!contest) throw new Error('the demo has no contest');
        const { firstName, familyName, email, postalCode, birthYear, isOptIn } = entry;
        const form = { firstName, familyName, email, postalCode, birthYear, isOptIn };
        const formKey = randomBytes(18).toString('base64url');
        const how = { formKey, origin: originOf(entry.origin), locale: 'fr' } as const;
        const from = { ip: entry.source, at };
        keys.set(entry, settle(await enterContest(deps, tx, contest, { ...form, ...how }, from)));
      }),

    async confirm(entry: PlannedEntry, at: Date) {
      const { n = 0 } = keys.get(entry) ?? {};
      const key = await keyFor(n, 'confirm');
      settle(await byKey(key, (tx, found) => confirmEntry(tx, found, at)));
    },

    async withdraw(entry: PlannedEntry, at: Date) {
      const { secret = '' } = keys.get(entry) ?? {};
      settle(await byKey(secret, (tx, found) => withdrawEntry(tx, found, at)));
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
      for (const { n, rank, isCalled } of places) {
        if (!isCalled || rank === SILENT_RANK) continue;
        const key = await keyFor(n, 'prize');
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
