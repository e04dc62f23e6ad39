import { isLocale } from '#server/lib/language.ts';
import { checkActions } from '#web/parts/report/check-actions.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  const asked = event.url.searchParams.get('lang');
  const lang = isLocale(asked) ? asked : null;
  const locale = lang ?? event.locals.locale;
  event.locals.locale = locale;
  return { locale, lang };
};

export const actions = checkActions;
