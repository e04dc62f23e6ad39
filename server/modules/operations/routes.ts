import { implement } from '@orpc/server';
import type { ApiContext } from '../../http/context.ts';
import { refuseRequest, requireSession } from '../../http/refusal.ts';
import type {
  ClientId,
  CreatorId,
  OperationId,
  OperationLineId,
  ParticipationId,
} from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { checkCreator, listCandidates } from './check-creator.ts';
import { addLine, closeOperation, createOperation, updateOperation } from './create-operation.ts';
import { creatorLinkRoutes } from './creator-link-routes.ts';
import { deliverableRoutes } from './deliverable-routes.ts';
import type { OperationDeps } from './deps.ts';
import { giveRoutes } from './give-routes.ts';
import { keepCreator } from './keep-creator.ts';
import { answerObjection, type ObjectionId, raiseObjection } from './objection.ts';
import { openOperationWork } from './operation-work.ts';
import { placeRoutes } from './place-routes.ts';
import * as policy from './policy.ts';
import { changeRotationRule } from './read-rotation.ts';
import { operationsContract } from './schema.ts';
import { findOperation } from './store.ts';
import { updateLine } from './update-line.ts';
import { listOperations, viewBoard } from './view-board.ts';
import { viewPool } from './view-pool.ts';

/** Operations and their creators, as the contract says; each: session, policy, command, presenter. */
export function operationRoutes(deps: OperationDeps & { readonly replyTo: string | null }) {
  const os = implement(operationsContract).$context<ApiContext>();
  const { read, command, onOperation } = openOperationWork(deps);

  return {
    ...creatorLinkRoutes(deps),
    ...placeRoutes(deps),
    ...giveRoutes(deps),
    ...deliverableRoutes(deps),

    listOperations: os.listOperations.handler(({ context, input }) => {
      const session = requireSession(context);
      return read(session, (tx, at) => listOperations(tx, session, input.clientId, at));
    }),

    createOperation: os.createOperation.handler(async ({ context, input }) => {
      const session = requireSession(context);
      if (!policy.mayRead(session, input.clientId)) refuseRequest('not-found', context);
      if (!policy.mayEdit(session)) refuseRequest('not-allowed', context);
      const id = await command(context, (tx, { memberId }, at) =>
        createOperation(tx, { ...input, clientId: input.clientId as ClientId, by: memberId, at }),
      );
      return { id };
    }),

    readOperation: os.readOperation.handler(async ({ context, input }) => {
      const session = requireSession(context);
      const view = await read(session, (tx, at) =>
        viewBoard(tx, session, input.operationId as OperationId, at),
      );
      return view ?? refuseRequest('not-found', context);
    }),

    updateOperation: os.updateOperation.handler(async ({ context, input }) => {
      // Other countries are other rules.
      const isWeighty = input.objective !== undefined || input.countries !== undefined;
      const may = isWeighty ? policy.mayRelease : policy.mayEdit;
      await onOperation(context, input, may, (tx, of) => updateOperation(tx, of.id, input, of));
      return {};
    }),

    closeOperation: os.closeOperation.handler(async ({ context, input }) => {
      await onOperation(context, input, policy.mayRelease, (tx, of) =>
        closeOperation(tx, of.id, of),
      );
      return {};
    }),

    raiseObjection: os.raiseObjection.handler(async ({ context, input }) => {
      const participationId = input.participationId as ParticipationId | null; // looked for in the operation
      const id = await onOperation(context, input, policy.mayEdit, (tx, of) =>
        raiseObjection(
          tx,
          { operationId: of.id, clientId: of.clientId },
          { ...input, participationId },
          { by: of.by, at: of.at },
        ),
      );
      return { id };
    }),

    answerObjection: os.answerObjection.handler(async ({ context, input }) => {
      const objectionId = input.objectionId as ObjectionId; // as above
      const { outcome, answer: text } = input;
      await onOperation(context, input, policy.mayRelease, (tx, of) =>
        answerObjection(
          tx,
          { operationId: of.id, objectionId },
          { outcome, answer: text },
          { by: of.by, at: of.at },
        ),
      );
      return {};
    }),

    addLine: os.addLine.handler(async ({ context, input }) => {
      const id = await onOperation(context, input, policy.mayEdit, async (tx, of) =>
        ok(await addLine(tx, of, input)),
      );
      return { id };
    }),

    updateLine: os.updateLine.handler(async ({ context, input }) => {
      const { lineId, operationId: _, ...change } = input;
      await onOperation(context, input, policy.mayRelease, (tx, of) =>
        updateLine(tx, { operationId: of.id, lineId: lineId as OperationLineId }, change, of),
      );
      return {};
    }),

    checkCreator: os.checkCreator.handler(async ({ context, input }) => {
      const session = requireSession(context);
      const found = await read(session, async (tx, at) => {
        if (!(await findOperation(tx, input.operationId as OperationId))) return null;
        if (!policy.mayEdit(session)) refuseRequest('not-allowed', context);
        const candidates = await listCandidates(tx);
        const ids = {
          operationId: input.operationId as OperationId,
          creatorId: input.creatorId as CreatorId,
        };
        return checkCreator(tx, session, { ...ids, candidates }, at);
      });
      return found ?? refuseRequest('not-found', context);
    }),

    keepCreator: os.keepCreator.handler(async ({ context, input }) => {
      const id = await onOperation(context, input, policy.mayEdit, (tx, { session, ...of }) =>
        keepCreator(
          tx,
          { agencyId: session.scope.agencyId, operationId: of.id, by: of.by, at: of.at },
          { ...input, creatorId: input.creatorId as CreatorId },
        ),
      );
      return { id };
    }),

    readPool: os.readPool.handler(({ context }) => {
      const session = requireSession(context);
      if (!policy.maySeePool(session)) refuseRequest('not-allowed', context);
      return read(session, (tx, at) => viewPool(tx, session, at));
    }),

    updateRotationRule: os.updateRotationRule.handler(async ({ context, input }) => {
      const session = requireSession(context);
      if (!policy.mayChangeRule(session)) refuseRequest('not-allowed', context);
      await command(context, async (tx, { scope, memberId }, at) => {
        await changeRotationRule(tx, scope.agencyId, input, { by: memberId, at });
        return ok(null);
      });
      return {};
    }),
  };
}
