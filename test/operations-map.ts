import type { TestDatabase } from './database.ts';
import type { GoodRequest } from './routes-map.ts';

export type KnownOperation = Awaited<ReturnType<typeof findKnownOperation>>;

/** Ids of rows that `fillOperations` left. */
export async function findKnownOperation(
  { ownerPool }: Pick<TestDatabase, 'ownerPool'>,
  token: string,
) {
  const { rows } = await ownerPool.query(
    `select p.operation_id as "operationId", p.id as "participationId", p.creator_id as "creatorId",
       (select id from operation_line where operation_id = p.operation_id limit 1) as "lineId",
       (select id from outreach_message where participation_id = p.id limit 1) as "letterId",
       (select id from operation_objection where operation_id = p.operation_id limit 1) as "objectionId",
       (select id from benefit where participation_id = p.id limit 1) as "benefitId",
       (select id from shipment where participation_id = p.id limit 1) as "shipmentId",
       d.id as "deliverableId",
       (select id from mention_incident where deliverable_id = d.id limit 1) as "incidentId",
       (select id from deliverable_capture where deliverable_id = d.id limit 1) as "captureId"
     from participation p join deliverable d on d.participation_id = p.id
     join operation o on o.id = p.operation_id where o.name = 'Essai des murs'`,
  );
  const ids: Record<
    | 'operationId'
    | 'participationId'
    | 'creatorId'
    | 'lineId'
    | 'letterId'
    | 'objectionId'
    | 'benefitId'
    | 'shipmentId'
    | 'deliverableId'
    | 'incidentId'
    | 'captureId',
    string
  > = rows[0];
  return { ...ids, creatorToken: token };
}

/** A request that fits for every route of operations. */
export function operationRequests(
  known: KnownOperation & { clientId: string },
): Readonly<Record<string, GoodRequest>> {
  const {
    operationId,
    participationId,
    creatorId,
    clientId,
    creatorToken: token,
    deliverableId,
  } = known;
  const days = { startsOn: '2027-01-04', endsOn: '2027-01-20' };
  const party = { name: 'X', address: 'Y', email: 'x@y.example', taxCountry: 'France' };
  const text = { agency: '', mission: 'Goûter.', freedom: '', mention: '', pay: 'Rien.' };
  const rest = {
    benefitsInKind: 'Un coffret.',
    duties: 'Dire.',
    rights: 'Les siens.',
    law: 'France.',
  };
  const content = { advertiser: party, creator: party, ...text, ...rest };
  const contentHash = 'a'.repeat(64);
  const of = { params: { participationId } };
  const page = { params: { participationId, deliverableId } };
  const letter = { params: { participationId, letterId: known.letterId } };
  const shipment = { participationId, shipmentId: known.shipmentId };
  const link = { params: { token } };
  const line = { family: 'media', label: 'Relais', quantityHundredths: 100, unitPriceCents: 5_000 };
  return {
    'operations.listOperations': { input: { clientId } },
    'operations.createOperation': { input: { clientId, name: 'Autre', ...days } },
    'operations.readOperation': { params: { operationId } },
    'operations.updateOperation': { params: { operationId }, input: { name: 'Autre' } },
    'operations.closeOperation': { params: { operationId } },
    'operations.raiseObjection': { params: { operationId }, input: { body: 'C’est trop tôt.' } },
    'operations.answerObjection': {
      params: { operationId, objectionId: known.objectionId },
      input: { outcome: 'followed', answer: 'Vous avez raison.' },
    },
    'operations.addLine': { params: { operationId }, input: line },
    'operations.updateLine': {
      params: { operationId, lineId: known.lineId },
      input: { state: 'ordered' },
    },
    'operations.checkCreator': { params: { operationId, creatorId } },
    'operations.keepCreator': { params: { operationId }, input: { creatorId } },
    'operations.readParticipation': of,
    'operations.updateParticipation': { ...of, input: { why: 'Autre.' } },
    'operations.moveParticipation': { ...of, input: { to: 'measured' } },
    'operations.undoMove': of,
    'operations.writeLetter': {
      ...of,
      input: { kind: 'thanks', humanSentence: 'Merci pour ce billet très précis.' },
    },
    'operations.releaseLetter': letter,
    'operations.dropLetter': letter,
    'operations.markLettersRead': of,
    'operations.renewCreatorLink': of,
    'operations.addBenefit': {
      ...of,
      input: { kind: 'gift', label: 'Pot', valueCents: 300, condition: 'none' },
    },
    'operations.giveBenefit': { params: { participationId, benefitId: known.benefitId } },
    'operations.cancelBenefit': { params: { participationId, benefitId: known.benefitId } },
    'operations.addPastRelation': {
      params: { clientId, creatorId },
      input: { label: 'Recette', valueCents: 100, givenOn: '2026-04-14' },
    },
    'operations.saveAgreement': { ...of, input: { kind: 'agreement', content } },
    'operations.signAgreement': { params: { participationId, n: '1' }, input: { contentHash } },
    'operations.ship': { ...of, input: { benefitIds: [known.benefitId] } },
    'operations.sendShipment': { params: shipment },
    'operations.loseShipment': { params: shipment, input: { reason: 'Perdu.' } },
    'operations.addDeliverable': { ...of, input: { url: 'https://mijote.example/autre' } },
    'operations.captureNow': page,
    'operations.requestMention': page,
    'operations.closeIncident': {
      params: { participationId, incidentId: known.incidentId },
      input: { reason: 'Elle est dans l’image.' },
    },
    'operations.addFigure': {
      ...page,
      input: { kind: 'comments', value: 3, mark: 'measured', source: 'lus' },
    },
    'operations.readPool': {},
    'operations.updateRotationRule': {
      input: { mostInYear: 2, daysBetween: 60, topTenPercent: 40 },
    },
    'operations.readCreatorPage': link,
    'operations.answerByLink': { ...link, input: { answer: 'interested' } },
    'operations.askByLink': { ...link, input: { text: 'Livrez-vous en Corse ?' } },
    'operations.signByLink': { ...link, input: { n: 1, contentHash, name: 'K. Le Bihan' } },
    'operations.giveAddressByLink': {
      ...link,
      input: {
        recipient: 'K',
        street: '3 rue',
        postalCode: '29000',
        city: 'Quimper',
        country: 'FR',
      },
    },
    'operations.confirmParcelByLink': link,
    'operations.publishByLink': { ...link, input: { url: 'https://mijote.example/encore' } },
    'operations.declineToPublishByLink': { ...link, input: { comment: '' } },
  };
}
