import { implement } from '@orpc/server';
import type { Db } from '../../db/db.ts';
import type { ApiContext } from '../../http/context.ts';
import { answer, refuseRequest, requireSession } from '../../http/refusal.ts';
import type { Clock } from '../../lib/clock.ts';
import type { OperationId } from '../../lib/ids.ts';
import { agencyNow } from '../people/public.ts';
import { erasePerson } from './erase-person.ts';
import { erasureContract } from './erasure-schema.ts';
import { findPeople } from './find-person.ts';
import { refusals } from './messages.ts';
import { mayErase } from './policy.ts';

/** What is held of somebody who wrote under a publication, and its erasure. */
export function erasureRoutes({ db, clock }: { readonly db: Db; readonly clock: Clock }) {
  const os = implement(erasureContract).$context<ApiContext>();
  return {
    findPeople: os.findPeople.handler(async ({ context, input }) => {
      const session = requireSession(context);
      if (!mayErase(session)) return refuseRequest('not-found', context);
      const operationId = input.operationId as OperationId; // the scope says whether it may be seen
      const people = await db.read(session.scope, (tx) =>
        findPeople(tx, { operationId, who: input.who }),
      );
      if (!people) return refuseRequest('not-found', context);
      return { people: people.map((one) => ({ ...one, records: [...one.records] })) };
    }),
    erasePerson: os.erasePerson.handler(async ({ context, input }) => {
      const actor = requireSession(context);
      const operationId = input.operationId as OperationId; // checked inside
      const done = await db.write(actor.scope, async (tx) => {
        const at = await agencyNow(tx, actor.scope.agencyId, clock);
        return erasePerson(tx, { ...input, operationId, actor, at });
      });
      return { records: answer(done, context, refusals) };
    }),
  };
}
