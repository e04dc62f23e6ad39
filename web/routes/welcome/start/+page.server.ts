import { redirect } from '@sveltejs/kit';
import { attempt, createApi } from '#web/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const api = createApi(event);
  const session = await api.people.readSession();
  event.locals.locale = session.member.locale;
  event.locals.theme = session.member.theme;
  const { demo } = await api.people.readSetUp();
  return { locale: session.member.locale, demo };
};

export const actions: Actions = {
  visit: async (event) => {
    const { locale } = event.locals;
    const result = await attempt(() => createApi(event).people.enterDemo({ locale }));
    if (!result.ok) return result.failure;
    redirect(303, '/');
  },
};
