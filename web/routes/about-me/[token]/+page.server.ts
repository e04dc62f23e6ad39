import { type RequestEvent, redirect } from '@sveltejs/kit';
import { isLocale } from '#server/lib/language.ts';
import { attempt, createApi } from '#web/api.ts';
import { type FormText, readForm } from '#web/form.ts';
import type { Actions, PageServerLoad } from './$types';

type OwnEvent = RequestEvent<{ token: string }>;

/** Reading changes nothing: a mail robot that opens the link erases nobody. */
export const load: PageServerLoad = async (event) => {
  const { token } = event.params;
  const asked = event.url.searchParams.get('lang');
  const subject = event.url.searchParams.get('q')?.trim() ?? '';
  if (isLocale(asked)) event.locals.locale = asked;
  const page = await createApi(event).creators.readOwnPage({
    token,
    ...(subject === '' ? {} : { subject: { '*': subject } }),
  });
  event.setHeaders({ 'cache-control': 'no-store' });
  return {
    locale: event.locals.locale,
    lang: isLocale(asked) ? asked : null,
    subject,
    isDone: event.url.searchParams.has('done'),
    page,
  };
};

export const actions: Actions = {
  correction: (event) => ask(event, 'correction'),
  objection: (event) => ask(event, 'objection'),
  removal: (event) => ask(event, 'removal'),
  stat: async (event) => {
    const form = await readForm(event.request);
    return finish(event, 'stat', () =>
      createApi(event).creators.addOwnStat({
        token: event.params.token,
        what: form.text('what'),
        value: Number(form.text('value')),
        proof: form.text('proof'),
      }),
    );
  },
};

async function ask(event: OwnEvent, kind: 'correction' | 'objection' | 'removal') {
  const form: FormText = await readForm(event.request);
  const { token } = event.params;
  return finish(event, kind, () =>
    createApi(event).creators.askOnOwnPage({ token, kind, body: form.text('body') }),
  );
}

async function finish(event: OwnEvent, about: string, call: () => Promise<unknown>) {
  const done = await attempt(call, { about });
  if (!done.ok) return done.failure;
  const lang = event.url.searchParams.get('lang');
  const query = new URLSearchParams({ ...(lang ? { lang } : {}), done: '1' });
  redirect(303, `/about-me/${event.params.token}?${query}`);
}
