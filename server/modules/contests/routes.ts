import { implement } from '@orpc/server';
import type { ApiContext, Session } from '../../http/context.ts';
import { answer, refuseRequest, requireSession } from '../../http/refusal.ts';
import type { ClientId, ContactId, ContestId, OperationId } from '../../lib/ids.ts';
import { refuse } from '../../lib/result.ts';
import { withLink, withOpenLink } from '../clients/public.ts';
import { openSessionWork } from '../people/public.ts';
import { findSignature } from './chance.ts';
import { type ContestDeps, findContest, findRules, settingsOf } from './contest.ts';
import { barPerson, decideEntry, tellExcluded } from './decide-entry.ts';
import { drawContest } from './draw.ts';
import { createContest, saveContest } from './edit-contest.ts';
import { freezeContest } from './freeze.ts';
import type { ImportDeps } from './import-comments.ts';
import { importRoutes } from './import-routes.ts';
import { listContests } from './list-contests.ts';
import { listEntries } from './list-entries.ts';
import { refusals } from './messages.ts';
import { answerObjection } from './objections.ts';
import { mayRead, mayRun, mayWrite } from './policy.ts';
import { readRound } from './postponements.ts';
import { publicContestRoutes } from './public-routes.ts';
import type { ContestsRefusal } from './refusals.ts';
import { contestsContract } from './schema.ts';
import { askSignature, openContest, signRulesByLink } from './sign-rules.ts';
import { tryRules } from './trial.ts';
import { viewContest } from './view-contest.ts';
import { viewPreview } from './view-preview.ts';
import { viewRulesPage } from './view-rules-page.ts';
import { voidWinner } from './void-winner.ts';
import { followWinners, movePrize } from './winners.ts';

export type ContestRouteDeps = ContestDeps &
  Omit<ImportDeps, 'writer'> & {
    /** Addresses of relays of the public beacon. */
    readonly relays: readonly string[];
  };

/** Contests, as the contract says. */
export function contestRoutes(deps: ContestRouteDeps) {
  const os = implement(contestsContract).$context<ApiContext>();

  const { read, command } = openSessionWork<ContestsRefusal>(deps, refusals);

  const staff = {
    listContests: os.listContests.handler(({ context, input }) =>
      read(requireSession(context), async (tx, now) => ({
        contests: await listContests(tx, input.clientId as ClientId | undefined, now),
        now: now.toISOString(),
      })),
    ),
    createContest: os.createContest.handler(async ({ context, input }) => {
      const made = await command(context, (tx, actor, at) =>
        createContest(tx, {
          actor,
          name: input.name,
          clientId: input.clientId as ClientId, // checked inside
          operationId: input.operationId as OperationId | null, // of the scope: a foreign key
          at,
        }),
      );
      return { id: made.contestId, publicId: made.publicId };
    }),
    readContest: os.readContest.handler(async ({ context, input }) => {
      const session = requireSession(context);
      const view = await read(session, async (tx, now) => {
        const contest = await findContest(tx, input.contestId);
        const asked = { locale: context.locale, now };
        return contest && mayRead(session) ? viewContest(deps, tx, session, contest, asked) : null;
      });
      return view ?? refuseRequest('not-found', context);
    }),
    readContestPreview: os.readContestPreview.handler(async ({ context, input }) => {
      const session = requireSession(context);
      const view = await read(session, async (tx, now) => {
        const contest = await findContest(tx, input.contestId);
        if (!contest || !mayRead(session)) return null;
        return viewPreview(deps, tx, contest, input.locale, now);
      });
      return view ?? refuseRequest('not-found', context);
    }),
    saveContest: os.saveContest.handler(({ context, input }) =>
      command(context, (tx, actor) => saveContest(tx, { ...input, actor })),
    ),
    askContestSignature: os.askContestSignature.handler(async ({ context, input }) => {
      const contactId = input.contactId as ContactId; // checked inside
      const sent = await command(context, (tx, actor, at) =>
        askSignature(deps, tx, { ...input, contactId, actor, at }),
      );
      const { url, version } = sent;
      return { url, version, isMailed: deps.isMailSetUp, expiresAt: sent.expiresAt.toISOString() };
    }),
    openContest: os.openContest.handler(async ({ context, input }) => {
      const { locale } = context;
      await command(context, (tx, actor, at) => openContest(tx, { ...input, actor, locale, at }));
      return {};
    }),
    tryRules: os.tryRules.handler(async ({ context, input }) => {
      const session = requireSession(context);
      const contest = await read(session, (tx) => findContest(tx, input.contestId));
      if (!contest || !mayWrite(session)) return refuseRequest('not-found', context);
      return tryRules(settingsOf(contest), input.csv);
    }),
    listEntries: os.listEntries.handler(async ({ context, input }) => {
      const session = requireSession(context);
      const found = await read(session, (tx) => listEntries(tx, session, input));
      return found ?? refuseRequest('not-found', context);
    }),
    decideEntry: os.decideEntry.handler(async ({ context, input }) => {
      await command(context, (tx, actor, at) => decideEntry(tx, { ...input, actor, at }));
      return {};
    }),
    barPerson: os.barPerson.handler(async ({ context, input }) => {
      await command(context, (tx, actor, at) => barPerson(tx, { ...input, actor, at }));
      return {};
    }),
    tellExcluded: os.tellExcluded.handler(({ context, input }) =>
      command(context, async (tx, actor, at) =>
        mayRun(actor) ? tellExcluded(deps, tx, { ...input, at }) : refuse({ type: 'not-allowed' }),
      ),
    ),
    freezeContest: os.freezeContest.handler(async ({ context, input }) => {
      const contestId = input.contestId as ContestId; // the scope says whether it is seen
      await command(context, async (tx, actor, at) =>
        mayRun(actor) ? freezeContest(tx, contestId, at) : refuse({ type: 'not-allowed' }),
      );
      return {};
    }),
    drawContest: os.drawContest.handler(async ({ context, input }) => {
      const session = requireSession(context);
      if (!mayRun(session)) return refuseRequest('not-allowed', context);
      const contestId = input.contestId as ContestId; // the scope says whether it is seen
      const typed = input.signature.replaceAll(/\s/g, '').toLowerCase();
      const signature = typed || (await ask(session, contestId));
      await command(context, async (tx, actor, at) => {
        const how = typed ? ('hand' as const) : ('relays' as const);
        const drawn = await drawContest(tx, contestId, { signature, how, by: actor.memberId, at });
        if (drawn.ok) await followWinners(deps, tx, contestId, at);
        return drawn;
      });
      return {};
    }),
    voidWinner: os.voidWinner.handler(async ({ context, input }) => {
      await command(context, (tx, actor, at) => voidWinner(deps, tx, { ...input, actor, at }));
      return {};
    }),
    answerObjection: os.answerObjection.handler(async ({ context, input }) => {
      await command(context, (tx, actor, at) => answerObjection(deps, tx, { ...input, actor, at }));
      return {};
    }),
    sendPrize: os.sendPrize.handler(async ({ context, input }) => {
      await command(context, async (tx, actor, at) => {
        if (!mayWrite(actor)) return refuse({ type: 'not-allowed' });
        const { n, what, evidence } = input;
        const contestId = input.contestId as ContestId; // the scope says whether it is seen
        return movePrize(tx, contestId, { n, what, evidence, by: actor.memberId, at });
      });
      return {};
    }),
  };

  /** Asks the relays outside of any transaction. */
  const ask = async (session: Session, contestId: ContestId): Promise<string | null> => {
    const asked = await read(session, async (tx, now) => {
      const contest = await findContest(tx, contestId);
      const rules = contest?.opened_version
        ? await findRules(tx, contest.id, contest.opened_version)
        : null;
      if (!contest || !rules) return null;
      const { round, at } = await readRound(tx, contest.id, rules);
      return now < at ? null : { round, chain: rules.record.beacon };
    });
    return asked && findSignature(deps, asked);
  };

  const link = {
    readContestRulesPage: os.readContestRulesPage.handler(async ({ context, input }) => {
      const found = await withLink(deps, input.token, 'read', (tx, open) =>
        viewRulesPage(tx, open),
      );
      const page = answer(found, context, refusals);
      return page ?? refuseRequest('not-found', context);
    }),
    signContestRules: os.signContestRules.handler(async ({ context, input }) => {
      const done = await withOpenLink<null, ContestsRefusal>(deps, input.token, (tx, open) =>
        signRulesByLink(deps, tx, open, input),
      );
      answer(done, context, refusals);
      return {};
    }),
  };

  return { ...staff, ...importRoutes(deps), ...link, ...publicContestRoutes(deps) };
}
