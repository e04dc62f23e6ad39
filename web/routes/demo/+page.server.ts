import { redirect } from '@sveltejs/kit';
import { attempt, createApi } from '#web/api.ts';
import { readForm, safeNext } from '#web/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => redirect(303, '/settings/demo');

export const actions: Actions = {
  play: async (event) => {
    const form = await readForm(event.request);
    const result = await attempt(() =>
      createApi(event).people.playAs({ memberId: form.text('memberId') }),
    );
    if (!result.ok) return result.failure;
    redirect(303, safeNext(form.text('next')));
  },
  clock: async (event) => {
    const form = await readForm(event.request);
    const { people } = createApi(event);
    const result = await attempt(async () => {
      const now = Date.parse((await people.readSession()).agency.now);
      const to = new Date(now + Number(form.text('minutes')) * 60_000);
      return people.moveDemoClock({ to: to.toISOString() });
    });
    if (!result.ok) return result.failure;
    redirect(303, safeNext(form.text('next')));
  },
};
