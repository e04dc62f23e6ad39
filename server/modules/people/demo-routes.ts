import { implement } from '@orpc/server';
import type { ApiContext } from '../../http/context.ts';
import { requireSession } from '../../http/refusal.ts';
import type { MemberId } from '../../lib/ids.ts';
import type { PeopleDeps } from './deps.ts';
import { enterDemo, moveDemoClock, playAs, removeDemo } from './play-demo.ts';
import { peopleContract } from './schema.ts';
import { setCookies, settle } from './settle.ts';

export function demoRoutes(deps: PeopleDeps) {
  const os = implement(peopleContract).$context<ApiContext>();
  return {
    enterDemo: os.enterDemo.handler(async ({ context, input }) => {
      settle(await deps.auth.limits.take('demo-ip', context.ip), context);
      const { session, headers } = context;
      const locale = input.locale ?? context.locale;
      setCookies(context, settle(await enterDemo(deps, session, locale, headers), context));
      return {};
    }),

    playAs: os.playAs.handler(async ({ context, input }) => {
      const session = requireSession(context);
      const memberId = input.memberId as MemberId; // a UUID
      settle(await playAs(deps, session, memberId, context.headers), context);
      return {};
    }),

    moveDemoClock: os.moveDemoClock.handler(async ({ context, input }) => {
      const session = requireSession(context);
      const now = settle(await moveDemoClock(deps, session, new Date(input.to)), context);
      await deps.whenClockMoves();
      return { now: now.toISOString() };
    }),

    removeDemo: os.removeDemo.handler(async ({ context }) => {
      settle(await removeDemo(deps, requireSession(context)), context);
      return {};
    }),
  };
}
