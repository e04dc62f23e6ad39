import { redirect } from '@sveltejs/kit';
import { attempt, createApi } from '#web/api.ts';
import type { RequestEvent } from './$types';

export const actions = {
  enter: async (event: RequestEvent) => {
    const { locale } = event.locals;
    const result = await attempt(() => createApi(event).people.enterDemo({ locale }), {
      at: 'enter',
    });
    if (!result.ok) return result.failure;
    redirect(303, '/');
  },
  remove: async (event: RequestEvent) => {
    const result = await attempt(() => createApi(event).people.removeDemo(), { at: 'remove' });
    if (!result.ok) return result.failure;
    redirect(303, '/');
  },
};
