import { redirect } from '@sveltejs/kit';
import { attempt, createApi } from '#web/api.ts';
import { startPage } from '#web/parts/contest/start-page.ts';
import type { Actions, PageServerLoad } from './$types';

/** Reading decides nothing: a mail robot that opens the link confirms nothing. */
export const load: PageServerLoad = async (event) => {
  const start = startPage(event);
  event.setHeaders({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  return {
    ...start,
    entry: await createApi(event).contests.readConfirmation({ key: event.params.key }),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { key, contest } = event.params;
    const { lang } = startPage(event);
    const done = await attempt(() => createApi(event).contests.confirmEntry({ key }));
    if (!done.ok) return done.failure;
    redirect(303, `/j/${contest}/confirm/${key}${lang ? `?lang=${lang}` : ''}`);
  },
};
