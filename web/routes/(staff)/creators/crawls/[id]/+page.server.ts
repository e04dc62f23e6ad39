import { redirect } from '@sveltejs/kit';
import { act } from '#web/act.ts';
import { createApi } from '#web/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { session } = await event.parent();
  const crawl = await createApi(event).creators.readCrawl({ crawlId: event.params.id });
  return { crawl, zone: session.agency.timeZone };
};

export const actions = {
  stop: act(({ creators }, _, { params }) => creators.stopCrawl({ crawlId: params.id ?? '' })),
  /** What waited or was stopped, in a reading of its own. */
  resume: act(async ({ creators }, form) => {
    const made = await creators.startCrawl({ creatorIds: form.all('creatorId') });
    redirect(303, `/creators/crawls/${made.id}`);
  }),
};
