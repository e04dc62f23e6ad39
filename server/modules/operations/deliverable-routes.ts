import { implement } from '@orpc/server';
import type { ApiContext } from '../../http/context.ts';
import type { DeliverableId } from '../../lib/ids.ts';
import { addDeliverable, captureNow } from './deliverable.ts';
import type { OperationDeps } from './deps.ts';
import { closeIncident, type IncidentId, requestMention } from './mention-incident.ts';
import { openOperationWork } from './operation-work.ts';
import * as policy from './policy.ts';
import { addFigure } from './record.ts';
import { operationsContract } from './schema.ts';

/** What a creator published: pages, captures, mentions, figures. */
export function deliverableRoutes(deps: OperationDeps & { readonly replyTo: string | null }) {
  const os = implement(operationsContract).$context<ApiContext>();
  const { onPlace } = openOperationWork(deps);

  return {
    addDeliverable: os.addDeliverable.handler(async ({ context, input }) => {
      const publishedAt = input.publishedAt ? new Date(input.publishedAt) : null;
      const id = await onPlace(context, input, policy.mayEdit, (tx, of, how) =>
        addDeliverable(
          deps,
          tx,
          of,
          { url: input.url, publishedAt },
          { ...how, agencyId: how.session.scope.agencyId },
        ),
      );
      return { id };
    }),

    captureNow: os.captureNow.handler(async ({ context, input }) => {
      const id = await onPlace(context, input, policy.mayEdit, (tx, of, how) =>
        captureNow(deps, tx, of, input.deliverableId as DeliverableId, {
          ...how,
          agencyId: how.session.scope.agencyId,
        }),
      );
      return { id };
    }),

    requestMention: os.requestMention.handler(({ context, input }) =>
      onPlace(context, input, policy.mayEdit, (tx, of, { session, ...how }) =>
        requestMention(deps, tx, of, input.deliverableId as DeliverableId, {
          ...how,
          maySend: policy.mayRelease(session),
        }),
      ),
    ),

    closeIncident: os.closeIncident.handler(async ({ context, input }) => {
      await onPlace(context, input, policy.mayRelease, (tx, of, how) =>
        closeIncident(tx, of, input.incidentId as IncidentId, { ...how, reason: input.reason }),
      );
      return {};
    }),

    addFigure: os.addFigure.handler(async ({ context, input }) => {
      await onPlace(context, input, policy.mayEdit, (tx, of, how) => addFigure(tx, of, input, how));
      return {};
    }),
  };
}
