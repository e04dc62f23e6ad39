import { implement } from '@orpc/server';
import type { Tx } from '../../db/db.ts';
import type { ApiContext } from '../../http/context.ts';
import { answer, refuseRequest } from '../../http/refusal.ts';
import type { Locale } from '../../lib/language.ts';
import type { Result } from '../../lib/result.ts';
import { agencyNow } from '../people/public.ts';
import { linksOf } from './close-rules.ts';
import {
  type ContestDeps,
  type ContestRow,
  type FoundContest,
  type FoundKey,
  findContest,
  locateContest,
  locateKey,
  scopeOf,
} from './contest.ts';
import { openEntryDoor } from './entry-door.ts';
import { refusals } from './messages.ts';
import { objectToDraw } from './objections.ts';
import { confirmEntry, findOwnEntry, withdrawEntry } from './own-entry.ts';
import { publicContestContract } from './public-schema.ts';
import type { ContestsRefusal } from './refusals.ts';
import { writeRules } from './rules-text.ts';
import { viewPrize } from './view-prize.ts';
import { viewContestPage, viewDrawPage, viewOwnEntry } from './view-public.ts';
import { answerPrize, movePrize } from './winners.ts';

/** What anybody does without a session: an address, or a key that only one person holds. */
export function publicContestRoutes(deps: ContestDeps) {
  const os = implement(publicContestContract).$context<ApiContext>();
  const enter = openEntryDoor(deps);
  // Whose a contest is never changes; one that is gone is found out by whoever looks for its row.
  const known = new Map<string, FoundContest>();
  const locate = async (publicId: string) => {
    const found = known.get(publicId) ?? (await locateContest(deps.db, publicId));
    if (found && known.size < 10_000) known.set(publicId, found);
    return found;
  };

  const atContest = async <T>(
    context: ApiContext,
    publicId: string,
    mode: 'read' | 'write',
    work: (tx: Tx, contest: ContestRow, now: Date) => Promise<T | null>,
  ): Promise<T> => {
    const found = await locateContest(deps.db, publicId);
    if (!found) return refuseRequest('not-found', context);
    const done = await deps.db[mode](scopeOf(found), async (tx) => {
      const contest = await findContest(tx, found.contest_id);
      return contest && work(tx, contest, await agencyNow(tx, found.agency_id, deps.clock));
    });
    return done ?? refuseRequest('not-found', context);
  };
  const byKey = async <T>(
    context: ApiContext,
    key: string,
    kind: FoundKey['kind'],
    work: (tx: Tx, found: FoundKey, now: Date) => Promise<Result<T, ContestsRefusal>>,
  ): Promise<T> => {
    const found = await locateKey(deps.db, key);
    if (found?.kind !== kind) {
      return answer({ ok: false, error: { type: 'link-unknown' } } as const, context, refusals);
    }
    const done = await deps.db.write(scopeOf(found), async (tx) =>
      work(tx, found, await agencyNow(tx, found.agency_id, deps.clock)),
    );
    return answer(done, context, refusals);
  };
  const readOwn = (
    context: ApiContext,
    { key, locale }: { key: string; locale?: Locale | undefined },
    kind: FoundKey['kind'],
  ) =>
    byKey(context, key, kind, async (tx, found, now) => {
      const own = await findOwnEntry(tx, found);
      const view = own && (await viewOwnEntry(tx, own, locale ?? context.locale, now));
      return view
        ? { ok: true, value: view }
        : { ok: false, error: { type: 'link-unknown' as const } };
    });

  return {
    readContestPage: os.readContestPage.handler(({ context, input }) =>
      atContest(context, input.publicId, 'read', async (tx, contest, now) => {
        const found = await viewContestPage(tx, contest, now);
        return found?.page ?? null;
      }),
    ),
    readContestRules: os.readContestRules.handler(({ context, input }) =>
      atContest(context, input.publicId, 'read', async (tx, contest, now) => {
        const found = await viewContestPage(tx, contest, now);
        if (!found) return null;
        const links = linksOf(deps.publicUrl, contest.public_id);
        const articles = writeRules(found.rules.settings, input.locale, links).map(
          ({ key, title, text, list }) => ({ key, title, text, ...(list && { list: [...list] }) }),
        );
        return { ...found.page, articles };
      }),
    ),
    enterContest: os.enterContest.handler(async ({ context, input }) => {
      const found = await locate(input.publicId);
      if (!found) return refuseRequest('not-found', context);
      const form = { ...input, locale: context.locale };
      return answer(await enter(found, form, { ip: context.ip }), context, refusals);
    }),
    readConfirmation: os.readConfirmation.handler(({ context, input }) =>
      readOwn(context, input, 'confirmation'),
    ),
    confirmEntry: os.confirmEntry.handler(async ({ context, input }) => {
      await byKey(context, input.key, 'confirmation', (tx, found, at) =>
        confirmEntry(tx, found, at),
      );
      return readOwn(context, input, 'confirmation');
    }),
    readOwnEntry: os.readOwnEntry.handler(({ context, input }) =>
      readOwn(context, input, 'receipt'),
    ),
    withdrawEntry: os.withdrawEntry.handler(async ({ context, input }) => {
      await byKey(context, input.key, 'receipt', (tx, found, at) => withdrawEntry(tx, found, at));
      return {};
    }),
    readPrize: os.readPrize.handler(({ context, input }) =>
      byKey(context, input.key, 'prize', (tx, found) => viewPrize(tx, found)),
    ),
    answerPrize: os.answerPrize.handler(async ({ context, input }) => {
      await byKey(context, input.key, 'prize', (tx, found, at) =>
        answerPrize(deps, tx, found, input, at),
      );
      return {};
    }),
    acknowledgePrize: os.acknowledgePrize.handler(async ({ context, input }) => {
      await byKey(context, input.key, 'prize', (tx, found, at) =>
        movePrize(tx, found.contest_id, {
          n: found.n,
          what: 'acknowledged',
          evidence: 'link',
          by: null,
          at,
        }),
      );
      return {};
    }),
    objectToDraw: os.objectToDraw.handler(async ({ context, input }) => {
      const found = await locateContest(deps.db, input.publicId);
      if (!found) return refuseRequest('not-found', context);
      const form = { ...input, locale: input.locale ?? context.locale };
      const done = await deps.db.write(scopeOf(found), async (tx) =>
        objectToDraw(tx, found.contest_id, form, await agencyNow(tx, found.agency_id, deps.clock)),
      );
      return answer(done, context, refusals);
    }),
    readDrawPage: os.readDrawPage.handler(({ context, input }) =>
      atContest(context, input.publicId, 'read', (tx, contest, now) =>
        viewDrawPage(tx, contest, { code: input.code, locale: context.locale, now }),
      ),
    ),
  };
}
