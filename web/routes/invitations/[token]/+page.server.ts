import { redirect } from '@sveltejs/kit';
import { attempt, createApi } from '#web/api.ts';
import { readForm } from '#web/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  invitation: await createApi(event).people.readInvitation({ token: event.params.token }),
});

export const actions: Actions = {
  default: async (event) => {
    const form = await readForm(event.request);
    const name = form.text('name');
    const locale = form.text('locale') === 'en' ? 'en' : 'fr';
    const { token } = event.params;
    const result = await attempt(
      () =>
        createApi(event).people.acceptInvitation({
          token,
          name,
          locale,
          password: form.text('password'),
        }),
      { name },
    );
    if (!result.ok) return result.failure;
    redirect(303, '/');
  },
};
