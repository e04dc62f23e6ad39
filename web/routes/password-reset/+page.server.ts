import { attempt, createApi } from '#web/api.ts';
import { readForm } from '#web/form.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: async (event) => {
    const email = (await readForm(event.request)).text('email');
    const result = await attempt(() => createApi(event).people.askPasswordReset({ email }), {
      email,
    });
    return result.ok ? { isSent: true } : result.failure;
  },
};
