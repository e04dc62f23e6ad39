import { implement } from '@orpc/server';
import type { Tx } from '../../db/db.ts';
import type { ApiContext } from '../../http/context.ts';
import { answer, refuseRequest } from '../../http/refusal.ts';
import type { AgencyId, ClientId, CreatorId } from '../../lib/ids.ts';
import { agencyNow, readAgency } from '../people/public.ts';
import { addCreator } from './add-creator.ts';
import type { CreatorDeps } from './deps.ts';
import { enter, idOf, writeCreator } from './enter.ts';
import { listCreators } from './list-creators.ts';
import { refusals } from './messages.ts';
import { ownRoutes } from './own-routes.ts';
import { peopleRoutes } from './people-routes.ts';
import * as policy from './policy.ts';
import { readProfile } from './profile.ts';
import { rankForSubject } from './rank-for-subject.ts';
import { readSubject, wordsByLanguage, wordsReadFrom } from './read-subject.ts';
import { listRegister } from './register.ts';
import { removeCreator } from './remove-creator.ts';
import { creatorsContract } from './schema.ts';
import { viewShortlist } from './shortlist-view.ts';
import { updateCreator } from './update-creator.ts';
import { readWithUs } from './with-us.ts';

/** Creators, as the contract says, but for sources and crawls, which have routes of their own. */
export function creatorRoutes(deps: CreatorDeps) {
  const os = implement(creatorsContract).$context<ApiContext>();
  const { db, clock, memory } = deps;

  return {
    ...ownRoutes(deps),
    ...peopleRoutes(deps),

    readShortlist: os.readShortlist.handler(({ context, input }) => {
      const session = enter(context, policy.mayRead);
      const { agencyId, clientIds } = session.scope;
      const forClient = input.clientId ? idOf<ClientId>(input.clientId) : null;
      if (forClient && !clientIds.includes(forClient)) refuseRequest('not-found', context);
      return db.read(session.scope, async (tx) => {
        const now = await agencyNow(tx, agencyId, clock);
        const timeZone = (await readAgency(tx, agencyId))?.time_zone ?? 'UTC';
        const { languages } = await memory.indexes.at(tx, agencyId);
        const query = readSubject(input, languages);
        const { months, limit, position } = input;
        const list =
          query &&
          (await rankForSubject(memory, tx, {
            ...{ agencyId, query, now, timeZone, months, limit, position, forClient },
            readWearOut: wearOutOf(deps, tx, agencyId, now),
          }));
        const words = {
          readFrom: query ? wordsReadFrom(input, query) : [],
          searched: query ? wordsByLanguage(query) : [],
        };
        return viewShortlist(tx, list, words, context.locale);
      });
    }),

    listCreators: os.listCreators.handler(({ context, input }) => {
      const session = enter(context, policy.mayRead);
      return db.read(session.scope, (tx) => listCreators(tx, input));
    }),

    addCreator: os.addCreator.handler(async ({ context, input }) => {
      const session = enter(context, policy.mayWork);
      const { agencyId } = session.scope;
      const email = policy.mayWrite(session) ? input.email : null;
      const made = await db.write(session.scope, async (tx) =>
        addCreator(tx, {
          ...input,
          agencyId,
          email,
          source: 'hand',
          by: session.memberId,
          at: await agencyNow(tx, agencyId, clock),
        }),
      );
      return { id: answer(made, context, refusals) };
    }),

    readCreator: os.readCreator.handler(async ({ context, input }) => {
      const session = enter(context, policy.mayRead);
      const { agencyId, clientIds } = session.scope;
      const clientId = input.clientId ? idOf<ClientId>(input.clientId) : null;
      if (clientId && !clientIds.includes(clientId)) refuseRequest('not-found', context);
      const creatorId = idOf<CreatorId>(input.creatorId);
      const { scope } = session;
      const view = await db.read(scope, async (tx) => {
        const now = await agencyNow(tx, agencyId, clock);
        const profile = await readProfile(memory, tx, {
          ...{ agencyId, creatorId, clientId, now },
          asked: input,
          locale: context.locale,
          seesAddress: policy.maySeeAddress(session),
          readWearOut: wearOutOf(deps, tx, agencyId, now),
        });
        if (!profile) return null;
        return { ...profile, withUs: await readWithUs(deps, tx, { scope, creatorId, now }) };
      });
      return view ?? refuseRequest('not-found', context);
    }),

    updateCreator: os.updateCreator.handler(async ({ context, input }) => {
      const may = input.email === undefined ? policy.mayWork : policy.mayWrite;
      const session = enter(context, may);
      const { name, languages, email } = input;
      const done = await writeCreator(deps, context, session, input.creatorId, (tx, id) =>
        updateCreator(tx, id, { name, languages, email }),
      );
      answer(done, context, refusals);
      return {};
    }),

    removeCreator: os.removeCreator.handler(async ({ context, input }) => {
      const session = enter(context, policy.mayErase);
      const { bar } = input;
      await writeCreator(deps, context, session, input.creatorId, (tx, id, at) =>
        removeCreator(tx, id, { bar, at }),
      );
      return {};
    }),

    listRegister: os.listRegister.handler(({ context, input }) => {
      const session = enter(context, policy.mayErase);
      return db.read(session.scope, async (tx) =>
        listRegister(tx, input, await agencyNow(tx, session.scope.agencyId, clock)),
      );
    }),
  };
}

/** The count of operations, which a module below this one keeps. */
function wearOutOf(deps: CreatorDeps, tx: Tx, agencyId: AgencyId, now: Date) {
  const { readWearOut } = deps;
  if (!readWearOut) return undefined;
  return (creatorIds: readonly CreatorId[]) => readWearOut(tx, { agencyId, creatorIds, now });
}
