import { isLocale } from '#server/lib/language.ts';
import { attempt, createApi } from '#web/api.ts';
import { checkActions } from '#web/parts/report/check-actions.ts';
import type { PageServerLoad } from './$types';

/** What is printed on a report: that it was sealed, by whom and when; no figure, and not for whom. */
export const load: PageServerLoad = async (event) => {
  const asked = event.url.searchParams.get('lang');
  const lang = isLocale(asked) ? asked : null;
  const locale = lang ?? event.locals.locale;
  event.locals.locale = locale;
  const { publicId } = event.params;
  const found = await attempt(() => createApi(event).reports.readSealed({ publicId }));
  return { locale, lang, sealed: found.ok ? found.value.sealed : [] };
};

export const actions = checkActions;
