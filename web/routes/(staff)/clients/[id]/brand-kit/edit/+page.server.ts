import { redirect } from '@sveltejs/kit';
import { attempt, createApi } from '#web/api.ts';
import { readForm } from '#web/form.ts';
import type { Actions } from './$types';
import { readContent } from './read-content.ts';

export const actions: Actions = {
  default: async (event) => {
    const form = await readForm(event.request);
    const content = readContent(form);
    const basedOn = Number(form.text('basedOn')) || 0;
    const clientId = event.params.id;
    const result = await attempt(
      () => createApi(event).clients.saveBrandKit({ clientId, basedOn, content }),
      { content, basedOn },
    );
    if (!result.ok) return result.failure;
    redirect(303, `/clients/${clientId}/brand-kit`);
  },
};
