import { oc } from '@orpc/contract';
import { z } from 'zod';
import { instant, line, nothing, optionalLine, ordinalText, sha256, uuid } from '../../lib/wire.ts';
import {
  boardView,
  operationSummary,
  participationView,
  poolView,
  rotationView,
} from './board-schema.ts';
import { creatorLinkContract } from './link-schema.ts';
import { objectionContract } from './objection-schema.ts';
import {
  agreementContent,
  day,
  figureKind,
  figureMark,
  lineState,
  operationLine,
} from './shapes-schema.ts';

export type * from './shapes-schema.ts';

const ofOperation = z.object({ operationId: uuid });
const ofParticipation = z.object({ participationId: uuid });
const made = z.object({ id: uuid });
/** Of the advertiser, the creators and the readers (ISO 3166): the rules of all count together. */
const countries = z
  .array(z.string().regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/))
  .min(1)
  .max(20);
const operation = '/operations/{operationId}' as const;
const participation = '/participations/{participationId}' as const;

const staffContract = {
  listOperations: oc
    .route({ method: 'GET', path: '/operations' })
    .input(z.object({ clientId: uuid.optional() }))
    .output(z.array(operationSummary)),
  createOperation: oc
    .route({ method: 'POST', path: '/operations', successStatus: 201 })
    .input(
      z.object({
        clientId: uuid,
        name: line(120),
        startsOn: day,
        endsOn: day,
        measuredUntil: day.nullable().default(null),
        countries: countries.optional(),
        lines: z.array(operationLine).max(200).default([]),
      }),
    )
    .output(made),
  readOperation: oc.route({ method: 'GET', path: operation }).input(ofOperation).output(boardView),
  updateOperation: oc
    .route({ method: 'PATCH', path: operation })
    .input(
      ofOperation.extend({
        name: line(120).optional(),
        startsOn: day.optional(),
        endsOn: day.optional(),
        measuredUntil: day.nullable().optional(),
        countries: countries.optional(),
        /** A promotional purpose of its own, with the written reason. */
        objective: z.object({ name: line(120), reason: line(1000) }).optional(),
      }),
    )
    .output(nothing),
  closeOperation: oc
    .route({ method: 'PUT', path: `${operation}/closing` })
    .input(ofOperation)
    .output(nothing),
  addLine: oc
    .route({ method: 'POST', path: `${operation}/lines`, successStatus: 201 })
    .input(ofOperation.extend(operationLine.shape))
    .output(made),
  updateLine: oc
    .route({ method: 'PATCH', path: `${operation}/lines/{lineId}` })
    .input(
      ofOperation.extend({
        lineId: uuid,
        state: lineState.optional(),
        realCents: z.number().int().min(0).max(1_000_000_000).nullable().optional(),
        evidence: optionalLine(500).optional(),
        owner: optionalLine(120).optional(),
        dueOn: day.nullable().optional(),
      }),
    )
    .output(nothing),
  /** What the rule of rotation and the law say before somebody is chosen, and whom else there is. */
  checkCreator: oc
    .route({ method: 'GET', path: `${operation}/creators/{creatorId}/check` })
    .input(ofOperation.extend({ creatorId: uuid }))
    .output(
      z.object({
        name: z.string(),
        rotation: rotationView,
        mayContact: z.object({ is: z.boolean(), reason: z.string() }),
        isIn: z.boolean(),
        posts: z.array(
          z.object({
            id: uuid,
            title: z.string(),
            url: z.string(),
            publishedAt: instant.nullable(),
            start: z.string(),
          }),
        ),
        replacements: z.array(z.object({ id: uuid, name: z.string(), reason: z.string() })),
      }),
    ),
  keepCreator: oc
    .route({ method: 'POST', path: `${operation}/creators`, successStatus: 201 })
    .input(
      ofOperation.extend({
        creatorId: uuid,
        why: optionalLine(1000).default(''),
        quotes: z
          .array(z.object({ postId: uuid, quote: line(400) }))
          .max(4)
          .default([]),
        ask: optionalLine(1000).default(''),
        dueOn: day.nullable().default(null),
        exceptionReason: optionalLine(1000).default(''),
      }),
    )
    .output(made),

  readParticipation: oc
    .route({ method: 'GET', path: participation })
    .input(ofParticipation)
    .output(participationView),
  updateParticipation: oc
    .route({ method: 'PATCH', path: participation })
    .input(
      ofParticipation.extend({
        why: optionalLine(1000).optional(),
        quotes: z
          .array(z.object({ postId: uuid, quote: line(400) }))
          .max(4)
          .optional(),
        ask: optionalLine(1000).optional(),
        dueOn: day.nullable().optional(),
      }),
    )
    .output(nothing),
  /** What a member of the team knows by another way than the page: a call, a parcel's return. */
  moveParticipation: oc
    .route({ method: 'PUT', path: `${participation}/state` })
    .input(
      ofParticipation.extend({
        to: z.enum([
          'accepted',
          'declined',
          /** They want nothing any more, from anybody here: for good. */
          'never',
          'silent',
          'received',
          'not-publishing',
          'measured',
          'thanked',
        ]),
        note: optionalLine(1000).default(''),
      }),
    )
    .output(nothing),
  undoMove: oc
    .route({ method: 'DELETE', path: `${participation}/state` })
    .input(ofParticipation)
    .output(nothing),

  writeLetter: oc
    .route({ method: 'POST', path: `${participation}/letters`, successStatus: 201 })
    .input(
      ofParticipation.extend({
        kind: z.enum(['proposal', 'reminder', 'mention', 'thanks', 'answer']),
        /** The sentence that only a person who read them could write. */
        humanSentence: line(1000),
      }),
    )
    .output(made),
  /** A senior sends it: the one way out. The address of the page is answered where mail isn't set up. */
  releaseLetter: oc
    .route({ method: 'PUT', path: `${participation}/letters/{letterId}/release` })
    .input(ofParticipation.extend({ letterId: uuid }))
    /** What to hand over where no mail leaves; else null. */
    .output(z.object({ url: z.string().nullable(), text: z.string().nullable() })),
  dropLetter: oc
    .route({ method: 'DELETE', path: `${participation}/letters/{letterId}` })
    .input(ofParticipation.extend({ letterId: uuid }))
    .output(nothing),
  /** Somebody of the team has read what came in. */
  markLettersRead: oc
    .route({ method: 'PUT', path: `${participation}/letters-read` })
    .input(ofParticipation)
    .output(nothing),
  /** A fresh address of the page, to be handed over; the earlier ones are closed. */
  renewCreatorLink: oc
    .route({ method: 'POST', path: `${participation}/links`, successStatus: 201 })
    .input(ofParticipation)
    .output(z.object({ url: z.string() })),

  addBenefit: oc
    .route({ method: 'POST', path: `${participation}/benefits`, successStatus: 201 })
    .input(
      ofParticipation.extend({
        kind: z.enum(['gift', 'fee']),
        label: line(200),
        valueCents: z.number().int().min(0).max(100_000_000),
        condition: z.enum(['none', 'publication']),
        isCold: z.boolean().default(false),
      }),
    )
    .output(made),
  /** A fee that is owed from now on, a gift handed over: it counts towards the threshold. */
  giveBenefit: oc
    .route({ method: 'PUT', path: `${participation}/benefits/{benefitId}/given` })
    .input(ofParticipation.extend({ benefitId: uuid }))
    .output(nothing),
  cancelBenefit: oc
    .route({ method: 'DELETE', path: `${participation}/benefits/{benefitId}` })
    .input(ofParticipation.extend({ benefitId: uuid, reason: optionalLine(500).default('') }))
    .output(nothing),
  addPastRelation: oc
    .route({
      method: 'POST',
      path: '/clients/{clientId}/creators/{creatorId}/past',
      successStatus: 201,
    })
    .input(
      z.object({
        clientId: uuid,
        creatorId: uuid,
        label: line(200),
        valueCents: z.number().int().min(0).max(100_000_000),
        givenOn: day,
      }),
    )
    .output(made),

  saveAgreement: oc
    .route({ method: 'POST', path: `${participation}/agreement`, successStatus: 201 })
    .input(
      ofParticipation.extend({
        kind: z.enum(['agreement', 'contract']),
        content: agreementContent,
      }),
    )
    .output(z.object({ n: z.number().int() })),
  /** For the advertiser, by a senior who answers for it. */
  signAgreement: oc
    .route({ method: 'PUT', path: `${participation}/agreement/{n}/signature` })
    .input(ofParticipation.extend({ n: ordinalText, contentHash: sha256 }))
    .output(nothing),

  /** Sent at once, unless `plannedOn` says when. */
  ship: oc
    .route({ method: 'POST', path: `${participation}/shipments`, successStatus: 201 })
    .input(
      ofParticipation.extend({
        benefitIds: z.array(uuid).min(1).max(20),
        carrier: optionalLine(80).default(''),
        tracking: optionalLine(120).default(''),
        plannedOn: day.nullable().default(null),
      }),
    )
    .output(made),
  sendShipment: oc
    .route({ method: 'PUT', path: `${participation}/shipments/{shipmentId}/sending` })
    .input(ofParticipation.extend({ shipmentId: uuid, tracking: optionalLine(120).default('') }))
    .output(nothing),
  loseShipment: oc
    .route({ method: 'PUT', path: `${participation}/shipments/{shipmentId}/loss` })
    .input(ofParticipation.extend({ shipmentId: uuid, reason: line(500) }))
    .output(nothing),

  addDeliverable: oc
    .route({ method: 'POST', path: `${participation}/deliverables`, successStatus: 201 })
    .input(
      ofParticipation.extend({
        url: z.url({ protocol: /^https?$/ }).max(1000),
        publishedAt: instant.optional(),
      }),
    )
    .output(made),
  captureNow: oc
    .route({
      method: 'POST',
      path: `${participation}/deliverables/{deliverableId}/captures`,
      successStatus: 201,
    })
    .input(ofParticipation.extend({ deliverableId: uuid }))
    .output(made),
  /** One action: the exact words go to the creator, or wait for a senior where a trainee asks. */
  requestMention: oc
    .route({ method: 'PUT', path: `${participation}/deliverables/{deliverableId}/mention-request` })
    .input(ofParticipation.extend({ deliverableId: uuid }))
    .output(z.object({ words: z.string(), isSent: z.boolean(), url: z.string().nullable() })),
  /** A person read the page and says why nothing is missing. */
  closeIncident: oc
    .route({ method: 'PUT', path: `${participation}/incidents/{incidentId}/closing` })
    .input(ofParticipation.extend({ incidentId: uuid, reason: line(1000) }))
    .output(nothing),
  addFigure: oc
    .route({
      method: 'POST',
      path: `${participation}/deliverables/{deliverableId}/figures`,
      successStatus: 201,
    })
    .input(
      ofParticipation.extend({
        deliverableId: uuid,
        kind: figureKind,
        value: z.number().int().min(0).max(2_000_000_000),
        mark: figureMark,
        source: line(300),
      }),
    )
    .output(nothing),

  readPool: oc.route({ method: 'GET', path: '/pool' }).output(poolView),
  updateRotationRule: oc
    .route({ method: 'PUT', path: '/pool/rule' })
    .input(
      z.object({
        mostInYear: z.number().int().min(1).max(50),
        daysBetween: z.number().int().min(0).max(730),
        topTenPercent: z.number().int().min(1).max(100),
      }),
    )
    .output(nothing),
};

export const operationsContract = {
  ...staffContract,
  ...objectionContract,
  ...creatorLinkContract,
};
