import { act } from '#web/act.ts';
import { createApi } from '#web/api.ts';
import { readHundredths } from '#web/numbers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const board = await createApi(event).operations.readOperation({ operationId: event.params.id });
  return { board, clientId: board.client.id, tab: event.url.searchParams.get('tab') ?? 'board' };
};

export const actions: Actions = {
  requestMention: act((api, form) =>
    api.operations.requestMention({
      participationId: form.text('participationId'),
      deliverableId: form.text('deliverableId'),
    }),
  ),
  capture: act((api, form) =>
    api.operations.captureNow({
      participationId: form.text('participationId'),
      deliverableId: form.text('deliverableId'),
    }),
  ),
  addLine: act((api, form, { params }) =>
    api.operations.addLine({
      operationId: params.id ?? '',
      family: form.text('family') as 'fees', // the contract knows the families
      label: form.text('label'),
      quantityHundredths: readHundredths(form.text('quantity')) ?? 0,
      unitPriceCents: readHundredths(form.text('unit')) ?? -1,
      vatBasisPoints: readHundredths(form.text('vat')) ?? -1,
      isInternal: !form.has('isExternal'),
      owner: form.text('owner'),
      dueOn: form.text('dueOn') || null,
    }),
  ),
  changeLine: act((api, form, { params }) =>
    api.operations.updateLine({
      operationId: params.id ?? '',
      lineId: form.text('lineId'),
      state: form.text('state') as 'planned', // the contract knows the states
      realCents: form.text('real') === '' ? null : (readHundredths(form.text('real')) ?? -1),
      evidence: form.text('evidence'),
      owner: form.text('owner'),
    }),
  ),
  raise: act((api, form, { params }) =>
    api.operations.raiseObjection({
      operationId: params.id ?? '',
      body: form.text('body'),
      proposal: form.text('proposal'),
    }),
  ),
  answerObjection: act((api, form, { params }) =>
    api.operations.answerObjection({
      operationId: params.id ?? '',
      objectionId: form.text('objectionId'),
      outcome: form.text('outcome') as 'followed', // the contract knows the outcomes
      answer: form.text('answer'),
    }),
  ),
  declare: act((api, form, { params }) =>
    api.operations.updateOperation({
      operationId: params.id ?? '',
      objective: { name: form.text('name'), reason: form.text('reason') },
    }),
  ),
  close: act((api, _, { params }) =>
    api.operations.closeOperation({ operationId: params.id ?? '' }),
  ),
};
