import { createApi } from '#web/api.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
  const session = await createApi(event).people.readSession();
  event.locals.locale = session.member.locale;
  event.locals.theme = session.member.theme;
  event.depends('compagnon:session');
  return { locale: session.member.locale, session };
};
