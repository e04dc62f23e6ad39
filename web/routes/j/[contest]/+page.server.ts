import { redirect } from '@sveltejs/kit';
import { attempt, createApi } from '#web/api.ts';
import { readForm } from '#web/form.ts';
import { startPage } from '#web/parts/contest/start-page.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const page = await createApi(event).contests.readContestPage({ publicId: event.params.contest });
  return {
    ...startPage(event),
    page,
    // The form's own key: sent twice, it is one entry.
    formKey: crypto.randomUUID(),
    origin: (event.url.searchParams.get('from') ?? '').slice(0, 40),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await readForm(event.request);
    const { locale } = startPage(event);
    event.locals.locale = locale;
    const kept = {
      firstName: form.text('firstName'),
      familyName: form.text('familyName'),
      email: form.text('email'),
      postalCode: form.text('postalCode'),
      birthYear: form.text('birthYear'),
      hasReadRules: form.has('hasReadRules'),
      isOptIn: form.has('isOptIn'),
      formKey: form.text('formKey'),
      origin: form.text('origin'),
    };
    const publicId = event.params.contest;
    const entered = await attempt(
      () =>
        createApi(event).contests.enterContest({
          ...kept,
          publicId,
          hasReadRules: kept.hasReadRules as true, // refused where it isn't ticked
        }),
      { kept },
    );
    if (!entered.ok) return entered.failure;
    const lang = event.url.searchParams.has('lang') ? `?lang=${locale}` : '';
    redirect(303, `/j/${publicId}/r/${entered.value.secret}${lang}`);
  },
};
