import { implement } from '@orpc/server';
import type { Tx } from '../../db/db.ts';
import type { ApiContext, Session } from '../../http/context.ts';
import { answer, refuseRequest, requireSession } from '../../http/refusal.ts';
import type {
  BenefitId,
  ClientId,
  CreatorId,
  DeliverableId,
  OperationId,
  OperationLineId,
  ParticipationId,
  ShipmentId,
} from '../../lib/ids.ts';
import { ok, type Result } from '../../lib/result.ts';
import { readClientFacts } from '../clients/public.ts';
import { findCreator } from '../creators/public.ts';
import { agencyNow } from '../people/public.ts';
import { saveAgreement, signAgreement } from './agreement.ts';
import { checkCreator, listCandidates } from './check-creator.ts';
import { dayOf } from './cold.ts';
import { addLine, closeOperation, createOperation, updateOperation } from './create-operation.ts';
import { createCreatorLink } from './creator-link.ts';
import { creatorLinkRoutes } from './creator-link-routes.ts';
import { addDeliverable, captureNow } from './deliverable.ts';
import type { OperationDeps } from './deps.ts';
import { moveTo } from './events.ts';
import { addBenefit, addPastRelation, cancelBenefit, giveBenefit } from './give-benefit.ts';
import { keepCreator, updateParticipation } from './keep-creator.ts';
import { checkLaunch, keepStops, type RulesRefusal } from './launch.ts';
import {
  closeIncident,
  type IncidentId,
  markRequested,
  requestMention,
} from './mention-incident.ts';
import { refusals } from './messages.ts';
import { noteObjection } from './note-objection.ts';
import { answerObjection, type ObjectionId, raiseObjection } from './objection.ts';
import { hasBeenAsked } from './operation.ts';
import * as policy from './policy.ts';
import { changeRotationRule } from './read-rotation.ts';
import { addFigure, markLettersRead } from './record.ts';
import type { OperationsRefusal } from './refusals.ts';
import { dropLetter, releaseLetter } from './release-letter.ts';
import { orRollBack } from './roll-back.ts';
import { operationsContract } from './schema.ts';
import { createShipment, loseShipment, receiveParcels, sendShipment } from './ship.ts';
import {
  findOperation,
  findParticipation,
  lockParticipation,
  type ParticipationRow,
} from './store.ts';
import { undoMove } from './undo-move.ts';
import { updateLine } from './update-line.ts';
import { listOperations, viewBoard } from './view-board.ts';
import { viewParticipation } from './view-participation.ts';
import { viewPool } from './view-pool.ts';
import { type OutreachId, writeLetter } from './write-letter.ts';

/** Operations and their creators, as the contract says; each: session, policy, command, presenter. */
export function operationRoutes(deps: OperationDeps & { readonly replyTo: string | null }) {
  const os = implement(operationsContract).$context<ApiContext>();

  const read = <T>({ scope }: Session, work: (tx: Tx, at: Date) => Promise<T>): Promise<T> =>
    deps.db.read(scope, async (tx) => work(tx, await agencyNow(tx, scope.agencyId, deps.clock)));

  /** What stopped a command is kept: the command itself was undone. */
  const keep = ({ scope }: Session, { participationId, what }: RulesRefusal) =>
    deps.db.write(scope, async (tx) => {
      const of = await lockParticipation(tx, participationId);
      const at = await agencyNow(tx, scope.agencyId, deps.clock);
      if (of) await keepStops(tx, scope.agencyId, of, { what, at });
    });

  /** Runs a command in one transaction; a refusal undoes whatever was written before it. */
  const command = async <T>(
    context: ApiContext,
    work: (tx: Tx, session: Session, at: Date) => Promise<Result<T, OperationsRefusal>>,
  ): Promise<T> => {
    const session = requireSession(context);
    const { scope } = session;
    const done = await orRollBack<T, OperationsRefusal>(async (carry) =>
      ok(
        await deps.db.write(scope, async (tx) => {
          const at = await agencyNow(tx, scope.agencyId, deps.clock);
          return carry(await work(tx, session, at));
        }),
      ),
    );
    if (!done.ok && done.error.type === 'rules-stop') await keep(session, done.error);
    return answer(done, context, refusals);
  };

  /** Whose it is comes first: a stranger's is not there, whatever one's role. */
  const onOperation = <T>(
    context: ApiContext,
    input: { operationId: string },
    may: (session: Session) => boolean,
    work: (
      tx: Tx,
      of: {
        id: OperationId;
        clientId: ClientId;
        by: Session['memberId'];
        at: Date;
        session: Session;
      },
    ) => Promise<Result<T, OperationsRefusal>>,
  ): Promise<T> =>
    command(context, async (tx, session, at) => {
      const id = input.operationId as OperationId; // the scope says whether it is there
      const found = await findOperation(tx, id);
      if (!found) return refuseRequest('not-found', context);
      if (!may(session)) return refuseRequest('not-allowed', context);
      return work(tx, { id, clientId: found.client_id, by: session.memberId, at, session });
    });

  type Held = { by: Session['memberId']; at: Date; session: Session; timeZone: string };
  const onPlace = <T>(
    context: ApiContext,
    input: { participationId: string },
    may: (session: Session) => boolean,
    work: (tx: Tx, of: ParticipationRow, how: Held) => Promise<Result<T, OperationsRefusal>>,
  ): Promise<T> =>
    command(context, async (tx, session, at) => {
      const of = await lockParticipation(tx, input.participationId as ParticipationId); // as above
      const client = of && (await readClientFacts(tx, of.client_id));
      if (!of || !client) return refuseRequest('not-found', context);
      if (!may(session)) return refuseRequest('not-allowed', context);
      return work(tx, of, { by: session.memberId, at, session, timeZone: client.timeZone });
    });

  return {
    ...creatorLinkRoutes(deps),

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

    readParticipation: os.readParticipation.handler(async ({ context, input }) => {
      const session = requireSession(context);
      const view = await read(session, async (tx, at) => {
        const row = await findParticipation(tx, input.participationId as ParticipationId);
        return row ? viewParticipation(tx, session, row, at) : null;
      });
      return view ?? refuseRequest('not-found', context);
    }),

    updateParticipation: os.updateParticipation.handler(async ({ context, input }) => {
      await onPlace(context, input, policy.mayEdit, (tx, of) => updateParticipation(tx, of, input));
      return {};
    }),

    moveParticipation: os.moveParticipation.handler(async ({ context, input }) => {
      const { to, note } = input;
      await onPlace(context, input, policy.mayEdit, (tx, of, how) => {
        if (to === 'received') return receiveParcels(tx, of, how);
        if (to === 'never') return noteObjection(tx, of, { ...how, note });
        return moveTo(tx, of, to, { ...how, note });
      });
      return {};
    }),

    undoMove: os.undoMove.handler(async ({ context, input }) => {
      await onPlace(context, input, policy.mayEdit, undoMove);
      return {};
    }),

    writeLetter: os.writeLetter.handler(async ({ context, input }) => {
      const id = await onPlace(context, input, policy.mayEdit, (tx, of, how) =>
        writeLetter(tx, of, input, how),
      );
      return { id };
    }),

    releaseLetter: os.releaseLetter.handler(({ context, input }) =>
      onPlace(context, input, policy.mayRelease, async (tx, of, how) => {
        const sent = await releaseLetter(deps, tx, of, input.letterId as OutreachId, how);
        if (sent.ok) await markRequested(tx, of, how, input.letterId as OutreachId);
        return sent;
      }),
    ),

    dropLetter: os.dropLetter.handler(async ({ context, input }) => {
      await onPlace(context, input, policy.mayEdit, (tx, of) =>
        dropLetter(tx, of, input.letterId as OutreachId),
      );
      return {};
    }),

    markLettersRead: os.markLettersRead.handler(async ({ context, input }) => {
      await onPlace(context, input, policy.mayEdit, markLettersRead);
      return {};
    }),

    renewCreatorLink: os.renewCreatorLink.handler(async ({ context, input }) => {
      const url = await onPlace(context, input, policy.mayRelease, async (tx, of, how) => {
        // Handing over the page of somebody who was never asked is asking.
        const checked = hasBeenAsked(of.state)
          ? ok(null)
          : await checkLaunch(tx, of, { what: 'letter', at: how.at });
        if (!checked.ok) return checked;
        const { publicUrl } = deps;
        return ok(await createCreatorLink(tx, of, { publicUrl, ...how, closesEarlier: true }));
      });
      return { url };
    }),

    addBenefit: os.addBenefit.handler(async ({ context, input }) => {
      const id = await onPlace(context, input, policy.mayEdit, async (tx, of, how) =>
        ok(await addBenefit(tx, of, input, how)),
      );
      return { id };
    }),

    giveBenefit: os.giveBenefit.handler(async ({ context, input }) => {
      await onPlace(context, input, policy.mayRelease, async (tx, of, how) => {
        const on = dayOf(how.at, how.timeZone);
        const given = await giveBenefit(tx, of, [input.benefitId as BenefitId], { ...how, on });
        return given.ok ? ok(null) : given;
      });
      return {};
    }),

    cancelBenefit: os.cancelBenefit.handler(async ({ context, input }) => {
      await onPlace(context, input, policy.mayEdit, (tx, of, how) =>
        cancelBenefit(tx, of, input.benefitId as BenefitId, { ...how, reason: input.reason }),
      );
      return {};
    }),

    addPastRelation: os.addPastRelation.handler(async ({ context, input }) => {
      const session = requireSession(context);
      if (!policy.mayRead(session, input.clientId)) refuseRequest('not-found', context);
      if (!policy.mayRelease(session)) refuseRequest('not-allowed', context);
      const id = await command(context, async (tx, { memberId }, at) => {
        const creatorId = input.creatorId as CreatorId;
        if (!(await findCreator(tx, creatorId))) return refuseRequest('not-found', context);
        const clientId = input.clientId as ClientId;
        return ok(await addPastRelation(tx, { ...input, clientId, creatorId, by: memberId, at }));
      });
      return { id };
    }),

    saveAgreement: os.saveAgreement.handler(({ context, input }) =>
      onPlace(context, input, policy.mayEdit, (tx, of, how) =>
        saveAgreement(tx, of, input, {
          ...how,
          hidesAddress: !policy.maySeeAddress(how.session),
        }),
      ),
    ),

    signAgreement: os.signAgreement.handler(async ({ context, input }) => {
      await onPlace(context, input, policy.mayRelease, (tx, of, { session, at }) => {
        const signer = { kind: 'member', id: session.memberId, name: session.name } as const;
        return signAgreement(tx, of, { n: input.n, contentHash: input.contentHash, signer, at });
      });
      return {};
    }),

    ship: os.ship.handler(async ({ context, input }) => {
      const benefitIds = input.benefitIds as BenefitId[]; // asked for within this very place
      const id = await onPlace(context, input, policy.mayEdit, (tx, of, how) =>
        createShipment(tx, of, { ...input, benefitIds }, how),
      );
      return { id };
    }),

    sendShipment: os.sendShipment.handler(async ({ context, input }) => {
      await onPlace(context, input, policy.mayEdit, (tx, of, how) =>
        sendShipment(tx, of, input.shipmentId as ShipmentId, { ...how, tracking: input.tracking }),
      );
      return {};
    }),

    loseShipment: os.loseShipment.handler(async ({ context, input }) => {
      await onPlace(context, input, policy.mayEdit, (tx, of, how) =>
        loseShipment(tx, of, input.shipmentId as ShipmentId, { ...how, reason: input.reason }),
      );
      return {};
    }),

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
