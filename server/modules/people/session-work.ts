import type { Db, Tx } from '../../db/db.ts';
import type { ApiContext, Session } from '../../http/context.ts';
import { answer, type RefusalTexts, requireSession } from '../../http/refusal.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Refusal, Result } from '../../lib/result.ts';
import { agencyNow } from './find-member.ts';

/** What a module's routes do for somebody who is signed in: through their scope, at the agency's hour. */
export function openSessionWork<E extends Refusal>(
  deps: { readonly db: Db; readonly clock: Clock },
  texts: RefusalTexts<E>,
) {
  return {
    read: <T>({ scope }: Session, work: (tx: Tx, at: Date) => Promise<T>): Promise<T> =>
      deps.db.read(scope, async (tx) => work(tx, await agencyNow(tx, scope.agencyId, deps.clock))),

    /** Runs a command in one transaction; what it refuses, it refuses before it writes. */
    command: async <T>(
      context: ApiContext,
      work: (tx: Tx, session: Session, at: Date) => Promise<Result<T, E>>,
    ): Promise<T> => {
      const session = requireSession(context);
      const { scope } = session;
      const done = await deps.db.write(scope, async (tx) =>
        work(tx, session, await agencyNow(tx, scope.agencyId, deps.clock)),
      );
      return answer(done, context, texts);
    },
  };
}
