import type { RequestEvent } from '@sveltejs/kit';
import { act } from '#web/act.ts';
import { type Api, createApi } from '#web/api.ts';
import type { FormText } from '#web/form.ts';
import { readHundredths } from '#web/numbers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const place = await createApi(event).operations.readParticipation({
    participationId: event.params.place,
  });
  return { place, clientId: place.client.id };
};

type Event = RequestEvent<{ id: string; place: string }>;
type Operations = Api['operations'];

/** One call about this very place. */
function of<T>(
  run: (operations: Operations, form: FormText, participationId: string) => Promise<T>,
) {
  return act<T, Event>((api, form, { params }) => run(api.operations, form, params.place));
}

const FIELDS = [
  'mission',
  'freedom',
  'mention',
  'pay',
  'benefitsInKind',
  'duties',
  'rights',
  'law',
] as const;

function readContent(form: FormText) {
  const party = (who: string) => ({
    name: form.text(`${who}.name`),
    address: form.text(`${who}.address`),
    email: form.text(`${who}.email`),
    taxCountry: form.text(`${who}.taxCountry`),
  });
  const texts = Object.fromEntries(FIELDS.map((name) => [name, form.text(name)])) as Record<
    (typeof FIELDS)[number],
    string
  >; // the same names
  return {
    advertiser: party('advertiser'),
    creator: party('creator'),
    agency: form.text('agency'),
    ...texts,
  };
}

export const actions: Actions = {
  raise: act<{ id: string }, Event>((api, form, { params }) =>
    api.operations.raiseObjection({
      operationId: params.id,
      participationId: params.place,
      body: form.text('body'),
      proposal: form.text('proposal'),
    }),
  ),
  answerObjection: act<object, Event>((api, form, { params }) =>
    api.operations.answerObjection({
      operationId: params.id,
      objectionId: form.text('objectionId'),
      outcome: form.text('outcome') as 'followed', // the contract knows the outcomes
      answer: form.text('answer'),
    }),
  ),
  write: of((api, form, participationId) =>
    api.writeLetter({
      participationId,
      kind: form.text('kind') as 'proposal', // the contract knows the kinds
      humanSentence: form.text('humanSentence'),
    }),
  ),
  release: of((api, form, participationId) =>
    api.releaseLetter({ participationId, letterId: form.text('letterId') }),
  ),
  drop: of((api, form, participationId) =>
    api.dropLetter({ participationId, letterId: form.text('letterId') }),
  ),
  read: of((api, _, participationId) => api.markLettersRead({ participationId })),
  newPage: of((api, _, participationId) => api.renewCreatorLink({ participationId })),
  addBenefit: of((api, form, participationId) =>
    api.addBenefit({
      participationId,
      kind: form.text('kind') as 'gift', // as above
      label: form.text('label'),
      valueCents: readHundredths(form.text('value')) ?? -1,
      condition: form.text('condition') as 'none', // as above
      isCold: form.has('isCold'),
    }),
  ),
  addPast: of(async (api, form, participationId) => {
    const { client, creator } = await api.readParticipation({ participationId });
    return api.addPastRelation({
      clientId: client.id,
      creatorId: creator.id,
      label: form.text('label'),
      valueCents: readHundredths(form.text('value')) ?? -1,
      givenOn: form.text('givenOn'),
    });
  }),
  give: of((api, form, participationId) =>
    api.giveBenefit({ participationId, benefitId: form.text('benefitId') }),
  ),
  cancel: of((api, form, participationId) =>
    api.cancelBenefit({ participationId, benefitId: form.text('benefitId') }),
  ),
  saveAgreement: of((api, form, participationId) =>
    api.saveAgreement({
      participationId,
      kind: form.text('kind') as 'agreement', // as above
      content: readContent(form),
    }),
  ),
  sign: of((api, form, participationId) =>
    api.signAgreement({
      participationId,
      n: Number(form.text('n')),
      contentHash: form.text('contentHash'),
    }),
  ),
  ship: of((api, form, participationId) =>
    api.ship({
      participationId,
      benefitIds: form.all('benefitId'),
      carrier: form.text('carrier'),
      tracking: form.text('tracking'),
      plannedOn: form.text('plannedOn') || null,
    }),
  ),
  send: of((api, form, participationId) =>
    api.sendShipment({ participationId, shipmentId: form.text('shipmentId') }),
  ),
  lose: of((api, form, participationId) =>
    api.loseShipment({
      participationId,
      shipmentId: form.text('shipmentId'),
      reason: form.text('reason'),
    }),
  ),
  addPage: of((api, form, participationId) =>
    api.addDeliverable({ participationId, url: form.text('url') }),
  ),
  capture: of((api, form, participationId) =>
    api.captureNow({ participationId, deliverableId: form.text('deliverableId') }),
  ),
  requestMention: of((api, form, participationId) =>
    api.requestMention({ participationId, deliverableId: form.text('deliverableId') }),
  ),
  closeIncident: of((api, form, participationId) =>
    api.closeIncident({
      participationId,
      incidentId: form.text('incidentId'),
      reason: form.text('reason'),
    }),
  ),
  addFigure: of((api, form, participationId) =>
    api.addFigure({
      participationId,
      deliverableId: form.text('deliverableId'),
      kind: form.text('kind') as 'visits', // as above
      value: Number(form.text('value')),
      mark: form.text('mark') as 'measured', // as above
      source: form.text('source'),
    }),
  ),
  move: of((api, form, participationId) =>
    api.moveParticipation({
      participationId,
      to: form.text('to') as 'accepted', // as above
      note: form.text('note'),
    }),
  ),
  undo: of((api, _, participationId) => api.undoMove({ participationId })),
};
