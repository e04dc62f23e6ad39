import { redirect } from '@sveltejs/kit';
import { act } from '#web/act.ts';
import { createApi } from '#web/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { session } = await event.parent();
  const clientId = event.url.searchParams.get('client') ?? undefined;
  const { contests } = await createApi(event).contests.listContests({ clientId });
  return { contests, clients: session.clients, clientId: clientId ?? null };
};

export const actions: Actions = {
  create: async (event) => {
    const made = await act((api, form) =>
      api.contests.createContest({ clientId: form.text('clientId'), name: form.text('name') }),
    )(event);
    if ('value' in made && made.value) redirect(303, `/contests/${made.value.id}`);
    return made;
  },
};
