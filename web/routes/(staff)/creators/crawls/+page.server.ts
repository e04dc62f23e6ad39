import { redirect } from '@sveltejs/kit';
import { attempt, createApi } from '#web/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { session } = await event.parent();
  return { crawls: await createApi(event).creators.listCrawls(), zone: session.agency.timeZone };
};

export const actions: Actions = {
  start: async (event) => {
    const made = await attempt(() => createApi(event).creators.startCrawl({}));
    if (!made.ok) return made.failure;
    redirect(303, `/creators/crawls/${made.value.id}`);
  },
};
