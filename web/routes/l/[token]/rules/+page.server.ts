import { isLocale } from '#server/lib/language.ts';
import { attempt, createApi } from '#web/api.ts';
import { readForm } from '#web/form.ts';
import { goBack, linkActions } from '#web/parts/brief/link-actions.ts';
import type { Actions, PageServerLoad } from './$types';

/** Reading signs nothing, however often a mail robot does it. */
export const load: PageServerLoad = async (event) => {
  const { token } = event.params;
  const api = createApi(event);
  const head = await api.clients.readLink({ token });
  const isOpen = head.state === 'open' && head.kinds.includes('contest-rules');
  const rules = isOpen ? await api.contests.readContestRulesPage({ token }) : null;
  const asked = event.url.searchParams.get('lang');
  const locale = isLocale(asked) ? asked : head.locale;
  event.locals.locale = locale;
  event.setHeaders({ 'cache-control': 'no-store' });
  return {
    locale,
    head,
    rules,
    lang: isLocale(asked) ? asked : null,
    isRenewed: event.url.searchParams.has('renewed'),
  };
};

export const actions: Actions = {
  ...linkActions('rules'),
  sign: async (event) => {
    const form = await readForm(event.request);
    const result = await attempt(
      () =>
        createApi(event).contests.signContestRules({
          token: event.params.token,
          contentHash: form.text('contentHash'),
          name: form.text('name'),
        }),
      { about: 'sign' },
    );
    if (!result.ok) return result.failure;
    goBack(event, 'rules', { hash: '#signed' });
  },
  change: async (event) => {
    const form = await readForm(event.request);
    const comment = form.text('comment');
    const result = await attempt(
      () =>
        createApi(event).contests.signContestRules({
          token: event.params.token,
          contentHash: form.text('contentHash'),
          name: form.text('name'),
          decision: 'changes',
          comment,
        }),
      { about: 'changes', comment },
    );
    if (!result.ok) return result.failure;
    goBack(event, 'rules', { hash: '#signed' });
  },
};
