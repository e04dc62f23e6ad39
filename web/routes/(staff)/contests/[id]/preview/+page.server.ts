import { createApi } from '#web/api.ts';
import { startPage } from '#web/parts/contest/start-page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { locale, lang } = startPage(event);
  const contestId = event.params.id;
  const preview = await createApi(event).contests.readContestPreview({ contestId, locale });
  return { locale, lang, contestId, ...preview };
};
