import { redirect } from '@sveltejs/kit';
import { attempt, createApi } from '#web/api.ts';
import { readForm } from '#web/form.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: async (event) => {
    const form = await readForm(event.request);
    const api = createApi(event);
    const kept = {
      name: form.text('name'),
      url: form.text('url'),
      languages: form.text('languages'),
      sourceDetail: form.text('sourceDetail'),
    };
    const made = await attempt(async () => {
      const { id } = await api.creators.addCreator({
        name: kept.name,
        url: kept.url,
        languages: kept.languages.split(/[\s,;]+/).filter(Boolean),
        email: form.text('email').trim() || null,
        sourceDetail: kept.sourceDetail,
      });
      return id;
    }, kept);
    if (!made.ok) return made.failure;
    redirect(303, `/creators/${made.value}`);
  },
};
