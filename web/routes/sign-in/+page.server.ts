import { redirect } from '@sveltejs/kit';
import { attempt, createApi } from '#web/api.ts';
import { readForm, safeNext } from '#web/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { isSetUp } = await createApi(event).people.readSetUp();
  if (!isSetUp) redirect(303, '/welcome');
  return {
    next: safeNext(event.url.searchParams.get('next')),
    isReset: event.url.searchParams.has('reset'),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await readForm(event.request);
    const email = form.text('email');
    const next = safeNext(event.url.searchParams.get('next'));
    const result = await attempt(
      () => createApi(event).people.signIn({ email, password: form.text('password') }),
      { email },
    );
    if (!result.ok) return result.failure;
    const query = `?next=${encodeURIComponent(next)}`;
    redirect(303, result.value.needsSecondFactor ? `/sign-in/second-factor${query}` : next);
  },
};
