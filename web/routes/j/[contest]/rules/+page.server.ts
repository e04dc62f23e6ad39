import { createApi } from '#web/api.ts';
import { startPage } from '#web/parts/contest/start-page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const start = startPage(event);
  const publicId = event.params.contest;
  const page = await createApi(event).contests.readContestRules({ publicId, locale: start.locale });
  return { ...start, page };
};
