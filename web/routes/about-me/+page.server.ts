import { attempt, createApi } from '#web/api.ts';
import { readForm } from '#web/form.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: async (event) => {
    const form = await readForm(event.request);
    const kept = { url: form.text('url'), email: form.text('email') };
    const asked = await attempt(() => createApi(event).creators.askOwnPage(kept), kept);
    return asked.ok ? { asked: true as const } : asked.failure;
  },
};
