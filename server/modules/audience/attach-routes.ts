import { implement } from '@orpc/server';
import type { Connectors } from '../../connectors/connector.ts';
import type { Db, Tx } from '../../db/db.ts';
import type { ApiContext, Session } from '../../http/context.ts';
import { answer, refuseRequest, requireSession } from '../../http/refusal.ts';
import type { Clock } from '../../lib/clock.ts';
import type { OperationId, PostId } from '../../lib/ids.ts';
import type { Result } from '../../lib/result.ts';
import { findOperationName } from '../operations/public.ts';
import { agencyNow } from '../people/public.ts';
import { findPost } from '../publishing/public.ts';
import { attachPost, detachPost, operationOfPost } from './attach-post.ts';
import { attachContract } from './attach-schema.ts';
import { listAttached } from './list-attached.ts';
import { type AudienceRefusal, refusals } from './messages.ts';
import { mayRead } from './policy.ts';

/** Which posts are an operation's. */
export function attachRoutes(deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly connectors: Connectors;
}) {
  const os = implement(attachContract).$context<ApiContext>();

  const command = async (
    context: ApiContext,
    work: (tx: Tx, actor: Session, at: Date) => Promise<Result<null, AudienceRefusal>>,
  ) => {
    const session = requireSession(context);
    const { scope } = session;
    const done = await deps.db.write(scope, async (tx) =>
      work(tx, session, await agencyNow(tx, scope.agencyId, deps.clock)),
    );
    answer(done, context, refusals);
    return {};
  };

  return {
    listAttached: os.listAttached.handler(async ({ context, input }) => {
      const session = requireSession(context);
      const { scope } = session;
      const operationId = input.operationId as OperationId; // the scope says whether it may be seen
      if (!mayRead(session)) return refuseRequest('not-found', context);
      const found = await deps.db.read(scope, async (tx) => {
        const operation = await findOperationName(tx, operationId);
        if (!operation) return null;
        const at = await agencyNow(tx, scope.agencyId, deps.clock);
        return listAttached(tx, {
          ...deps,
          operationId,
          clientId: operation.clientId,
          at,
          locale: context.locale,
        });
      });
      return found ?? refuseRequest('not-found', context);
    }),
    attachPost: os.attachPost.handler(({ context, input }) => {
      const ids = { operationId: input.operationId as OperationId, postId: input.postId as PostId }; // checked inside
      return command(context, (tx, actor, at) => attachPost(tx, { ...ids, actor, at }));
    }),
    detachPost: os.detachPost.handler(({ context, input }) => {
      const ids = { operationId: input.operationId as OperationId, postId: input.postId as PostId }; // checked inside
      const { why } = input;
      return command(context, (tx, actor, at) => detachPost(tx, { ...ids, why, actor, at }));
    }),
    readPostOperation: os.readPostOperation.handler(async ({ context, input }) => {
      const session = requireSession(context);
      const postId = input.postId as PostId; // the scope says whether it may be seen
      if (!mayRead(session)) return refuseRequest('not-found', context);
      const found = await deps.db.read(session.scope, async (tx) =>
        (await findPost(tx, postId)) ? { operationId: await operationOfPost(tx, postId) } : null,
      );
      return found ?? refuseRequest('not-found', context);
    }),
  };
}
