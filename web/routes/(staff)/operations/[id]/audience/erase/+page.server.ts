import { act } from '#web/act.ts';
import { createApi } from '#web/api.ts';
import type { Actions, PageServerLoad } from './$types';

const reasons = ['asked', 'objected', 'unlawful'] as const;

export const load: PageServerLoad = async (event) => {
  const operationId = event.params.id;
  const { name, timeZone } = await createApi(event).operations.readOperation({ operationId });
  return { operationId, name, timeZone };
};

export const actions: Actions = {
  find: act(async (api, form, { params }) => {
    const who = form.text('who');
    return api.audience.findPeople({ operationId: params.id ?? '', who });
  }),
  erase: act((api, form, { params }) =>
    api.audience.erasePerson({
      operationId: params.id ?? '',
      scopeId: form.text('scopeId'),
      author: form.text('author'),
      reason: reasons.find((one) => one === form.text('reason')) ?? 'asked',
    }),
  ),
};
