import { implement } from '@orpc/server';
import type { ApiContext } from '../../http/context.ts';
import { answer, refuseRequest, requireSession } from '../../http/refusal.ts';
import { type ContestDeps, findContest } from './contest.ts';
import { type ImportDeps, importComments } from './import-comments.ts';
import { importContract } from './import-schema.ts';
import { viewComments } from './import-view.ts';
import { refusals } from './messages.ts';
import { mayWrite } from './policy.ts';

/** What the team sees and does about comments under a contest's publications. */
export function importRoutes(deps: Pick<ContestDeps, 'db'> & Omit<ImportDeps, 'writer'>) {
  const os = implement(importContract).$context<ApiContext>();
  return {
    readContestComments: os.readContestComments.handler(async ({ context, input }) => {
      const session = requireSession(context);
      const { connectors } = deps;
      const view = await deps.db.read(session.scope, async (tx) => {
        const contest = await findContest(tx, input.contestId);
        if (!contest || !mayWrite(session)) return null;
        return viewComments(tx, contest, { connectors, locale: context.locale });
      });
      return view ?? refuseRequest('not-found', context);
    }),
    importContestComments: os.importContestComments.handler(async ({ context, input }) => {
      const session = requireSession(context);
      const contest = await deps.db.read(session.scope, (tx) => findContest(tx, input.contestId));
      if (!contest || !mayWrite(session)) return refuseRequest('not-found', context);
      const found = {
        contest_id: contest.id,
        client_id: contest.client_id,
        agency_id: session.scope.agencyId,
        opened_version: contest.opened_version,
      };
      return answer(
        await importComments({ ...deps, writer: deps.db }, found, true),
        context,
        refusals,
      );
    }),
  };
}
