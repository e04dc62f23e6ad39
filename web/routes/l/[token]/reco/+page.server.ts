import { error } from '@sveltejs/kit';
import { isLocale } from '#server/lib/language.ts';
import { attempt, createApi } from '#web/api.ts';
import { readForm } from '#web/form.ts';
import { readHundredths } from '#web/numbers.ts';
import { goBack, linkActions } from '#web/parts/brief/link-actions.ts';
import type { Actions, PageServerLoad } from './$types';

/** Reading decides nothing; another ceiling is only looked at. */
export const load: PageServerLoad = async (event) => {
  const { token } = event.params;
  const asked = event.url.searchParams.get('lang');
  const ceiling = event.url.searchParams.get('ceiling') ?? '';
  const page = await createApi(event).briefs.readRecoPage({
    token,
    locale: isLocale(asked) ? asked : undefined,
    ceilingCents: readHundredths(ceiling) ?? undefined,
  });
  const locale = isLocale(asked) ? asked : page.locale;
  event.locals.locale = locale;
  event.setHeaders({ 'cache-control': 'no-store' });
  return {
    locale,
    page,
    ceiling,
    token,
    lang: isLocale(asked) ? asked : null,
    isRenewed: event.url.searchParams.has('renewed'),
    isDone: event.url.searchParams.has('done'),
  };
};

const kinds = ['accepted', 'refused', 'question', 'ceiling'] as const;
const plans = ['A', 'B', 'C', 'D'] as const;

export const actions: Actions = {
  ...linkActions('reco'),
  answer: async (event) => {
    const form = await readForm(event.request);
    const plan = plans.find((one) => one === form.text('plan'));
    const kind = kinds.find((one) => one === form.text('kind'));
    if (!plan || !kind) error(400, 'unknown answer');
    const body = form.text('body');
    const result = await attempt(
      () =>
        createApi(event).briefs.answerPlan({
          token: event.params.token,
          plan,
          kind,
          body,
          ceilingCents: kind === 'ceiling' ? readHundredths(form.text('ceiling')) : null,
          contentHash: form.text('contentHash'),
          name: form.text('name'),
        }),
      { plan, body },
    );
    if (!result.ok) return result.failure;
    goBack(event, 'reco', { hash: `#plan-${plan}`, query: { done: '1' } });
  },
};
