import { type RequestEvent, redirect } from '@sveltejs/kit';
import { isLocale } from '#server/lib/language.ts';
import { type Api, attempt, createApi } from '#web/api.ts';
import { type FormText, readForm } from '#web/form.ts';
import type { Actions, PageServerLoad } from './$types';

/** Reading decides nothing: a mail robot that opens the page answers nothing. */
export const load: PageServerLoad = async (event) => {
  const { token } = event.params;
  const asked = event.url.searchParams.get('lang');
  const lang = isLocale(asked) ? asked : null;
  const page = await createApi(event).operations.readCreatorPage({ token, ...(lang && { lang }) });
  event.locals.locale = page.locale;
  event.setHeaders({ 'cache-control': 'no-store' });
  return { locale: page.locale, page, lang };
};

type LinkEvent = RequestEvent<{ token: string }>;
type Operations = Api['operations'];

/** One decision; afterwards the page is read anew at the place where it was made. */
function decide(
  about: string,
  run: (operations: Operations, form: FormText, token: string) => Promise<unknown>,
) {
  return async (event: LinkEvent) => {
    const form = await readForm(event.request);
    const { token } = event.params;
    const result = await attempt(() => run(createApi(event).operations, form, token), { about });
    if (!result.ok) return result.failure;
    const lang = event.url.searchParams.get('lang');
    redirect(303, `/c/${token}${lang ? `?lang=${lang}` : ''}#${about}`);
  };
}

export const actions: Actions = {
  answer: decide('answer', (api, form, token) =>
    api.answerByLink({
      token,
      answer: form.text('answer') as 'interested', // the contract knows the answers
      comment: form.text('comment'),
    }),
  ),
  ask: decide('question', (api, form, token) => api.askByLink({ token, text: form.text('text') })),
  sign: decide('agreement', (api, form, token) =>
    api.signByLink({
      token,
      n: Number(form.text('n')),
      contentHash: form.text('contentHash'),
      name: form.text('name'),
    }),
  ),
  address: decide('address', (api, form, token) =>
    api.giveAddressByLink({
      token,
      recipient: form.text('recipient'),
      street: form.text('street'),
      postalCode: form.text('postalCode'),
      city: form.text('city'),
      country: form.text('country'),
      slot: form.text('slot'),
    }),
  ),
  received: decide('parcel', (api, _, token) => api.confirmParcelByLink({ token })),
  publish: decide('pages', (api, form, token) =>
    api.publishByLink({ token, url: form.text('url') }),
  ),
  notPublishing: decide('pages', (api, form, token) =>
    api.declineToPublishByLink({ token, comment: form.text('comment') }),
  ),
};
