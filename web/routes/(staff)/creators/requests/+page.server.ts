import { act } from '#web/act.ts';
import { createApi } from '#web/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { session } = await event.parent();
  return {
    requests: await createApi(event).creators.listRequests(),
    zone: session.agency.timeZone,
  };
};

export const actions = {
  answer: act(({ creators }, form) =>
    creators.answerRequest({ requestId: form.text('requestId'), answer: form.text('answer') }),
  ),
};
