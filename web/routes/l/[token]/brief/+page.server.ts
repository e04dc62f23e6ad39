import { error } from '@sveltejs/kit';
import { isLocale } from '#server/lib/language.ts';
import type { AskedKey } from '#server/modules/briefs/brief-schema.ts';
import { attempt, createApi } from '#web/api.ts';
import { readForm } from '#web/form.ts';
import { goBack, linkActions } from '#web/parts/brief/link-actions.ts';
import type { Actions, PageServerLoad } from './$types';

/** Reading decides nothing, however often a mail robot does it. */
export const load: PageServerLoad = async (event) => {
  const { token } = event.params;
  const page = await createApi(event).briefs.readBriefPage({ token });
  const asked = event.url.searchParams.get('lang');
  const locale = isLocale(asked) ? asked : page.locale;
  event.locals.locale = locale;
  event.setHeaders({ 'cache-control': 'no-store' });
  const kept = event.url.searchParams.get('kept');
  return {
    locale,
    page,
    lang: isLocale(asked) ? asked : null,
    isRenewed: event.url.searchParams.has('renewed'),
    kept: kept !== null && /^\d{1,2}$/.test(kept) ? Number(kept) : null,
  };
};

export const actions: Actions = {
  ...linkActions('brief'),
  answer: async (event) => {
    const form = await readForm(event.request);
    const answers = form.all('question').flatMap((question) => {
      const kind = form.text(`kind-${question}`);
      const body = form.text(`body-${question}`);
      if (kind !== 'unknown' && kind !== 'no' && body.trim() === '') return [];
      return {
        question: question as AskedKey, // the contract refuses what is no question
        kind: readKind(kind),
        body,
      };
    });
    const { token } = event.params;
    const result = await attempt(
      () => createApi(event).briefs.answerBrief({ token, answers, name: form.text('name') }),
      {
        about: 'answers',
        // What isn't a question's name isn't shown again.
        written: Object.fromEntries(
          answers
            .filter(({ question }) => /^[a-z-]+$/i.test(question))
            .map((one) => [one.question, one]),
        ),
      },
    );
    if (!result.ok) return result.failure;
    goBack(event, 'brief', { query: { kept: String(result.value.kept) } });
  },
  decide: async (event) => {
    const form = await readForm(event.request);
    const decision = form.text('decision');
    if (decision !== 'approved' && decision !== 'changes' && decision !== 'refused') {
      error(400, 'unknown decision');
    }
    const result = await attempt(
      () =>
        createApi(event).briefs.decideBrief({
          token: event.params.token,
          decision,
          comment: form.text('comment'),
          name: form.text('name'),
          contentHash: form.text('contentHash'),
        }),
      { about: 'decision', written: {} },
    );
    if (!result.ok) return result.failure;
    goBack(event, 'brief');
  },
};

function readKind(text: string): 'text' | 'unknown' | 'no' {
  return text === 'unknown' || text === 'no' ? text : 'text';
}
