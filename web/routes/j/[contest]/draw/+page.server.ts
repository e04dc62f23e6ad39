import { redirect } from '@sveltejs/kit';
import { attempt, createApi } from '#web/api.ts';
import { readForm } from '#web/form.ts';
import { startPage } from '#web/parts/contest/start-page.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const start = startPage(event);
  const publicId = event.params.contest;
  const asked = event.url.searchParams;
  const code = (asked.get('code') ?? '').slice(0, 40);
  const received = asked.get('received');
  return {
    ...start,
    code,
    page: await createApi(event).contests.readDrawPage({ publicId, code }),
    // The form's own key: sent twice, it is one objection.
    formKey: crypto.randomUUID(),
    received: received !== null && /^\d{1,6}$/.test(received) ? Number(received) : null,
  };
};

export const actions: Actions = {
  object: async (event) => {
    const form = await readForm(event.request);
    const { locale, lang } = startPage(event);
    const publicId = event.params.contest;
    const kept = {
      name: form.text('name'),
      email: form.text('email'),
      code: form.text('code'),
      words: form.text('words').replaceAll('\r\n', '\n'),
      formKey: form.text('formKey'),
    };
    const done = await attempt(
      () => createApi(event).contests.objectToDraw({ ...kept, publicId, locale }),
      { kept },
    );
    if (!done.ok) return done.failure;
    const query = `received=${done.value.n}${lang ? `&lang=${lang}` : ''}`;
    redirect(303, `/j/${publicId}/draw?${query}#object`);
  },
};
