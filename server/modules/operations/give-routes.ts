import { implement } from '@orpc/server';
import type { ApiContext } from '../../http/context.ts';
import { refuseRequest, requireSession } from '../../http/refusal.ts';
import type { BenefitId, ClientId, CreatorId, ShipmentId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { findCreator } from '../creators/public.ts';
import { saveAgreement, signAgreement } from './agreement.ts';
import { dayOf } from './cold.ts';
import type { OperationDeps } from './deps.ts';
import { addBenefit, addPastRelation, cancelBenefit, giveBenefit } from './give-benefit.ts';
import { openOperationWork } from './operation-work.ts';
import * as policy from './policy.ts';
import { operationsContract } from './schema.ts';
import { createShipment, loseShipment, sendShipment } from './ship.ts';

/** What a creator is given, on which paper, in which parcel. */
export function giveRoutes(deps: OperationDeps) {
  const os = implement(operationsContract).$context<ApiContext>();
  const { command, onPlace } = openOperationWork(deps);

  return {
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
  };
}
