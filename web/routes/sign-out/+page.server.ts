import { redirect } from '@sveltejs/kit';
import { attempt, createApi } from '#web/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => redirect(303, '/');

export const actions: Actions = {
  default: async (event) => {
    await attempt(() => createApi(event).people.signOut());
    redirect(303, '/sign-in');
  },
};
