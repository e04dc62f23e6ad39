import { implement } from '@orpc/server';
import type { BlobStore } from '../../blobs/blobs.ts';
import type { Connectors } from '../../connectors/connector.ts';
import type { Db, Tx } from '../../db/db.ts';
import type { ApiContext, Session } from '../../http/context.ts';
import { answer, refuseRequest, requireSession } from '../../http/refusal.ts';
import type { Clock } from '../../lib/clock.ts';
import type { ClientId, DeliverableId, KpiId, OperationId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { agencyNow } from '../people/public.ts';
import { attachRoutes } from './attach-routes.ts';
import { enterRoutes } from './enter-routes.ts';
import { erasureRoutes } from './erasure-routes.ts';
import { registerKpi } from './kpi.ts';
import { listObserved } from './list-observed.ts';
import { type AudienceRefusal, refusals } from './messages.ts';
import { observeOperation } from './observe-operation.ts';
import { planCaptures } from './plan-captures.ts';
import { mayRead, mayWrite } from './policy.ts';
import { audienceContract, type TaggedLink } from './schema.ts';
import { type CountedLink, createTaggedLink, listTaggedLinks } from './tagged-links.ts';

export type AudienceDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly blobs: Pick<BlobStore, 'put'>;
  readonly connectors: Connectors;
  readonly publicUrl: string;
};

/** What was seen, as the contract says. */
export function audienceRoutes(deps: AudienceDeps) {
  const os = implement(audienceContract).$context<ApiContext>();

  /** Runs a command of this session in one transaction; what it refuses, it refuses before it writes. */
  const command = async <T>(
    context: ApiContext,
    work: (tx: Tx, session: Session, at: Date) => Promise<Result<T, AudienceRefusal>>,
  ): Promise<T> => {
    const session = requireSession(context);
    const { scope } = session;
    const done = await deps.db.write(scope, async (tx) =>
      work(tx, session, await agencyNow(tx, scope.agencyId, deps.clock)),
    );
    return answer(done, context, refusals);
  };
  const view = (row: CountedLink): TaggedLink => ({
    id: row.id,
    tag: row.tag,
    url: new URL(`/v/${row.tag}`, deps.publicUrl).href,
    clientId: row.client_id,
    operationId: row.operation_id,
    name: row.name,
    target: row.target,
    ownNetworks: row.own_networks,
    createdAt: row.created_at.toISOString(),
    visits: row.visits,
    robots: row.robots,
  });

  return {
    ...erasureRoutes(deps),
    ...enterRoutes(deps),
    ...attachRoutes(deps),
    listTaggedLinks: os.listTaggedLinks.handler(async ({ context, input }) => {
      const session = requireSession(context);
      const clientId = input.clientId as ClientId; // the scope says whether it may be seen
      const operationId = input.operationId as OperationId | undefined;
      if (!session.scope.clientIds.includes(clientId) || !mayRead(session)) {
        return refuseRequest('not-found', context);
      }
      const links = await deps.db.read(session.scope, (tx) =>
        listTaggedLinks(tx, { clientId, ...(operationId && { operationId }) }),
      );
      return { links: links.map(view) };
    }),
    createTaggedLink: os.createTaggedLink.handler(async ({ context, input }) => {
      const clientId = input.clientId as ClientId; // checked inside, both
      const operationId = input.operationId as OperationId | null;
      const row = await command(context, (tx, actor, at) =>
        createTaggedLink(tx, { ...input, clientId, operationId, actor, at }),
      );
      return view({ ...row, visits: 0, robots: 0 });
    }),
    observeOperation: os.observeOperation.handler(async ({ context, input }) => {
      const operationId = input.operationId as OperationId; // checked inside
      const recorded = await command(context, async (tx, actor, at) => {
        if (!mayWrite(actor)) return refuse({ type: 'not-allowed' });
        const done = await observeOperation(deps, tx, { operationId, at });
        return done === null ? refuse({ type: 'not-found' }) : ok(done);
      });
      return { recorded };
    }),
    listObserved: os.listObserved.handler(async ({ context, input }) => {
      const session = requireSession(context);
      const operationId = input.operationId as OperationId; // the scope says whether it may be seen
      if (!mayRead(session)) return refuseRequest('not-found', context);
      const found = await deps.db.read(session.scope, (tx) => listObserved(tx, operationId));
      return found ?? refuseRequest('not-found', context);
    }),
    registerKpi: os.registerKpi.handler(async ({ context, input }) => {
      const operationId = input.operationId as OperationId; // checked inside, both
      const replaces = input.replaces as KpiId | null;
      return {
        id: await command(context, (tx, actor, at) =>
          registerKpi(tx, { ...input, operationId, replaces, actor, at }),
        ),
      };
    }),
    planCaptures: os.planCaptures.handler(({ context, input }) => {
      const operationId = input.operationId as OperationId; // checked inside, both
      const deliverables = input.deliverables as DeliverableId[];
      return command(context, (tx, actor, at) =>
        planCaptures(tx, { ...input, operationId, deliverables, actor, at }),
      );
    }),
  };
}
