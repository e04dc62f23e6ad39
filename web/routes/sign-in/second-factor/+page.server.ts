import { redirect } from '@sveltejs/kit';
import { attempt, createApi } from '#web/api.ts';
import { readForm, safeNext } from '#web/form.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: async (event) => {
    const form = await readForm(event.request);
    const result = await attempt(() =>
      createApi(event).people.confirmSecondFactor({ code: form.text('code') }),
    );
    if (!result.ok) return result.failure;
    redirect(303, safeNext(event.url.searchParams.get('next')));
  },
};
