import { redirect } from '@sveltejs/kit';
import { act } from '#web/act.ts';
import { attempt, createApi } from '#web/api.ts';
import { readForm } from '#web/form.ts';
import type { PageServerLoad, RequestEvent } from './$types';

const themes = ['system', 'light', 'dark'] as const;

export const load: PageServerLoad = (event) => ({ isSaved: event.url.searchParams.has('saved') });

export const actions = {
  /** Answered by a redirect, so that the whole page comes back in its new language and colours. */
  profile: async (event: RequestEvent) => {
    const form = await readForm(event.request);
    const at = form.text('at');
    const result = await attempt(
      () =>
        createApi(event).people.updateProfile({
          name: form.text('name'),
          locale: form.text('locale') === 'en' ? 'en' : 'fr',
          theme: themes.find((theme) => theme === form.text('theme')) ?? 'system',
          shortcuts: form.has('shortcuts'),
        }),
      { at },
    );
    if (!result.ok) return result.failure;
    redirect(303, '/settings?saved');
  },
  removePasskey: act(({ people }, form) => people.removePasskey({ id: form.text('id') })),
  startTwoFactor: act(({ people }, form) =>
    people.startTwoFactor({ password: form.text('password') }),
  ),
  confirmTwoFactor: act(({ people }, form) => people.confirmTwoFactor({ code: form.text('code') })),
  removeTwoFactor: act(({ people }, form) =>
    people.removeTwoFactor({ password: form.text('password') }),
  ),
};
