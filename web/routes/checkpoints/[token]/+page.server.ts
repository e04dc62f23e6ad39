import { isLocale } from '#server/lib/language.ts';
import { attempt, createApi } from '#web/api.ts';
import type { Actions, PageServerLoad } from './$types';

/** Reading changes nothing: a mail robot that opens the link stops nobody's letters. */
export const load: PageServerLoad = async (event) => {
  const { token } = event.params;
  const page = await createApi(event).clients.readCheckpointStop({ token });
  const asked = event.url.searchParams.get('lang');
  event.locals.locale = isLocale(asked) ? asked : page.locale;
  event.setHeaders({ 'cache-control': 'no-store' });
  return { locale: event.locals.locale, lang: isLocale(asked) ? asked : null, page };
};

export const actions: Actions = {
  default: async (event) => {
    const { token } = event.params;
    const done = await attempt(() => createApi(event).clients.stopCheckpointMail({ token }));
    if (!done.ok) return done.failure;
  },
};
