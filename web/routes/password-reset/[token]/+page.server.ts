import { redirect } from '@sveltejs/kit';
import { attempt, createApi } from '#web/api.ts';
import { readForm } from '#web/form.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: async (event) => {
    const password = (await readForm(event.request)).text('password');
    const { token } = event.params;
    const result = await attempt(() => createApi(event).people.resetPassword({ token, password }));
    if (!result.ok) return result.failure;
    redirect(303, '/sign-in?reset');
  },
};
