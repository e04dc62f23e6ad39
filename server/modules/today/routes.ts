import { implement } from '@orpc/server';
import type { Connectors } from '../../connectors/connector.ts';
import type { Db } from '../../db/db.ts';
import type { ApiContext } from '../../http/context.ts';
import { refuseRequest, requireSession } from '../../http/refusal.ts';
import type { Clock } from '../../lib/clock.ts';
import { agencyNow, readAgency } from '../people/public.ts';
import { todayContract } from './schema.ts';
import { readToday } from './today.ts';

export type TodayDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly connectors: Connectors;
  readonly isMailSetUp: boolean;
};

export function todayRoutes(deps: TodayDeps) {
  const os = implement(todayContract).$context<ApiContext>();
  return {
    readToday: os.readToday.handler(({ context, input }) => {
      const session = requireSession(context);
      const { scope } = session;
      const clientIds = scope.clientIds.filter((id) => !input.clientId || id === input.clientId);
      if (input.clientId && clientIds.length === 0) refuseRequest('not-found', context);
      return deps.db.read(scope, async (tx) => {
        const now = await agencyNow(tx, scope.agencyId, deps.clock);
        const agency = await readAgency(tx, scope.agencyId);
        return readToday(deps, tx, {
          session,
          clientIds,
          now,
          timeZone: agency?.time_zone ?? 'UTC',
        });
      });
    }),
  };
}
