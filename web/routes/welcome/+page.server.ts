import { fail, redirect } from '@sveltejs/kit';
import { attempt, createApi } from '#web/api.ts';
import { readForm } from '#web/form.ts';
import { entrance } from '#web/messages/entrance.ts';
import { listZones } from '#web/zones.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const setUp = await createApi(event).people.readSetUp();
  if (setUp.isSetUp) redirect(303, '/welcome/start');
  return { needsCode: setUp.needsCode, zones: listZones() };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await readForm(event.request);
    const { locale } = event.locals;
    const withPasskey = form.text('way') === 'passkey';
    const kept = {
      agencyName: form.text('agencyName'),
      name: form.text('name'),
      email: form.text('email'),
      timeZone: form.text('timeZone'),
    };
    const password = form.text('password');
    if (!withPasskey && password === '') {
      const message = entrance[locale].passwordNeeded;
      const issues = [{ path: 'password', message }];
      return fail(422, { ...kept, problem: { status: 422, message, issues } });
    }
    const result = await attempt(
      () =>
        createApi(event).people.setUp({
          ...kept,
          locale,
          code: form.text('code') || undefined,
          password: withPasskey ? undefined : password,
        }),
      kept,
    );
    if (!result.ok) return result.failure;
    redirect(303, withPasskey ? '/welcome/passkey' : '/welcome/start');
  },
};
