import { isLocale } from '#server/lib/language.ts';
import { attempt, createApi } from '#web/api.ts';
import { readForm } from '#web/form.ts';
import { goBack, linkActions } from '#web/parts/brief/link-actions.ts';
import type { Actions, PageServerLoad } from './$types';

/** Reading decides nothing: a mail robot that opens the link changes nothing. */
export const load: PageServerLoad = async (event) => {
  const { token } = event.params;
  const asked = event.url.searchParams.get('lang');
  const lang = isLocale(asked) ? asked : null;
  const page = await createApi(event).reports.readReportPage({ token, locale: lang ?? undefined });
  const locale = lang ?? page.locale;
  event.locals.locale = locale;
  event.setHeaders({ 'cache-control': 'no-store' });
  const { searchParams: query } = event.url;
  return { locale, page, token, lang, isRenewed: query.has('renewed'), isDone: query.has('done') };
};

export const actions: Actions = {
  ...linkActions('report'),
  annotate: async (event) => {
    const form = await readForm(event.request);
    const input = { about: form.text('about'), body: form.text('body'), name: form.text('name') };
    const { token } = event.params;
    const result = await attempt(() =>
      createApi(event).reports.annotateByLink({ token, ...input }),
    );
    if (!result.ok) return result.failure;
    goBack(event, 'report', { query: { done: '1' } });
  },
  receive: async (event) => {
    const form = await readForm(event.request);
    const input = { contentHash: form.text('contentHash'), name: form.text('name') };
    const { token } = event.params;
    const result = await attempt(() => createApi(event).reports.receiveReport({ token, ...input }));
    if (!result.ok) return result.failure;
    goBack(event, 'report', { query: { done: '1' } });
  },
};
