import { redirect } from '@sveltejs/kit';
import type { Locale } from '#server/lib/language.ts';
import { act } from '#web/act.ts';
import { attempt, createApi } from '#web/api.ts';
import type { FormText } from '#web/form.ts';
import { readHundredths } from '#web/numbers.ts';
import { refuseUnread } from '#web/unread.ts';
import type { PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const brief = await createApi(event).briefs.readBrief({ briefId: event.params.id });
  return { brief, clientId: brief.client.id };
};

type Questions = Parameters<ReturnType<typeof createApi>['briefs']['sendBrief']>[0]['questions'];

export const actions = {
  update: act(({ briefs }, form, event: RequestEvent) =>
    briefs.updateBrief({
      briefId: event.params.id,
      title: form.text('title'),
      facts: readFacts(form, event.locals.locale),
    }),
  ),
  answer: act(({ briefs }, form, event: RequestEvent) =>
    briefs.addAnswer({
      briefId: event.params.id,
      // The contract refuses what is no question or no kind.
      question: form.text('question') as Questions[number],
      kind: form.text('kind') as 'text',
      body: form.text('body'),
      givenBy: form.text('givenBy'),
    }),
  ),
  judge: act(({ briefs }, form, event: RequestEvent) => {
    const judged = form.text('judged');
    return briefs.judgeAnswer({
      briefId: event.params.id,
      answerId: form.text('item'),
      judged: judged === 'answered' || judged === 'vague' ? judged : null,
    });
  }),
  idea: act(({ briefs }, form, event: RequestEvent) =>
    briefs.addIdea({
      briefId: event.params.id,
      body: form.text('body'),
      givenBy: form.text('givenBy'),
    }),
  ),
  move: act(({ briefs }, form, event: RequestEvent) => {
    const to = form.text('to') as 'idea' | ''; // as above
    return briefs.moveFiled({
      briefId: event.params.id,
      itemId: form.text('item'),
      to: to || null,
    });
  }),
  send: act(({ briefs }, form, event: RequestEvent) => {
    const questions = form.all('question') as Questions; // as above
    // Without a question it would be the brief itself that is sent, to be signed.
    const isNone = form.text('at') === 'ask' && questions.length === 0;
    refuseUnread(event.locals.locale, { question: isNone ? 'choice' : null });
    return briefs.sendBrief({
      briefId: event.params.id,
      contactId: form.text('contactId'),
      questions,
    });
  }),
  sign: act(({ briefs }, form, event: RequestEvent) =>
    briefs.signBrief({ briefId: event.params.id, contentHash: form.text('contentHash') }),
  ),
  end: act(({ briefs }, _form, event: RequestEvent) =>
    briefs.endBrief({ briefId: event.params.id }),
  ),
  start: async (event: RequestEvent) => {
    const at = 'start';
    const made = await attempt(
      () => createApi(event).briefs.startReco({ briefId: event.params.id }),
      { at },
    );
    if (!made.ok) return made.failure;
    redirect(303, `/operations/recos/${made.value.id}/edit`);
  },
};

function readFacts(form: FormText, locale: Locale) {
  const whole = (name: string) => {
    const text = form.text(name).replace(/[\s\u00a0\u202f]/g, '');
    return /^\d+$/.test(text) ? Number(text) : null;
  };
  const isUnread = (name: string, value: number | null) =>
    value === null && form.text(name).trim() !== '';
  const cold = form.text('isCold');
  const ceilingCents = readHundredths(form.text('ceiling'));
  const stockPerWeek = whole('stockPerWeek');
  const past = form
    .text('past')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [name = '', sum = ''] = line.split(';');
      return { name: name.trim(), cents: readHundredths(sum) };
    });
  refuseUnread(locale, {
    ceiling: isUnread('ceiling', ceilingCents) ? 'amount' : null,
    stockPerWeek: isUnread('stockPerWeek', stockPerWeek) ? 'whole' : null,
    past: past.some(({ name, cents }) => name === '' || cents === null) ? 'pairs' : null,
  });
  return {
    ceilingCents,
    launchOn: form.text('launchOn') || null,
    stockPerWeek,
    isCold: cold === 'yes' ? true : cold === 'no' ? false : null,
    past: past.flatMap(({ name, cents }) => (cents === null ? [] : [{ name, cents }])),
    subject: form.text('subject'),
  };
}
