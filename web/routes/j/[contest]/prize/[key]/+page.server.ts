import { type RequestEvent, redirect } from '@sveltejs/kit';
import { type Api, attempt, createApi } from '#web/api.ts';
import { type FormText, readForm } from '#web/form.ts';
import { startPage } from '#web/parts/contest/start-page.ts';
import type { Actions, PageServerLoad } from './$types';

/** Reading decides nothing. */
export const load: PageServerLoad = async (event) => {
  const start = startPage(event);
  event.setHeaders({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  return { ...start, prize: await createApi(event).contests.readPrize({ key: event.params.key }) };
};

type PrizeEvent = RequestEvent<{ contest: string; key: string }>;

function act(run: (api: Api['contests'], form: FormText, key: string) => Promise<unknown>) {
  return async (event: PrizeEvent) => {
    const form = await readForm(event.request);
    const { key, contest } = event.params;
    const { lang } = startPage(event);
    const kept = { street: form.text('street'), city: form.text('city') };
    const done = await attempt(() => run(createApi(event).contests, form, key), { kept });
    if (!done.ok) return done.failure;
    redirect(303, `/j/${contest}/prize/${key}${lang ? `?lang=${lang}` : ''}`);
  };
}

export const actions: Actions = {
  answer: act((api, form, key) =>
    api.answerPrize({
      key,
      street: form.text('street'),
      city: form.text('city'),
      mayPublish: form.has('mayPublish'),
    }),
  ),
  refuse: act((api, _form, key) => api.answerPrize({ key, isRefused: true })),
  received: act((api, _form, key) => api.acknowledgePrize({ key })),
};
