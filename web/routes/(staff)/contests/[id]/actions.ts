import { fail } from '@sveltejs/kit';
import { act } from '#web/act.ts';
import { attempt, createApi } from '#web/api.ts';
import { type FormText, readForm } from '#web/form.ts';
import { readSettings } from '#web/parts/contest/read-settings.ts';
import type { RequestEvent } from './$types';

const numberOf = (form: FormText) => Number(form.text('n'));

export const contestActions = {
  save: async (event: RequestEvent) => {
    const form = await readForm(event.request);
    const at = form.text('at');
    const { contests } = createApi(event);
    const contestId = event.params.id;
    const { settings: before } = await contests.readContest({ contestId });
    const settings = readSettings(form, before);
    const name = form.text('name');
    const revision = Number(form.text('revision'));
    const saved = await attempt(
      () => contests.saveContest({ contestId, revision, name, settings }),
      { at, written: { name, settings } },
    );
    return saved.ok ? { at, done: true as const } : saved.failure;
  },
  article: act(async ({ contests }, form, event: RequestEvent) => {
    const contestId = event.params.id;
    const contest = await contests.readContest({ contestId });
    const lang = form.text('lang') === 'en' ? 'en' : 'fr';
    const key = form.text('key');
    const text = form.text('text').replaceAll('\r\n', '\n').trim();
    const shown = contest.articles[lang].find((one) => one.key === key);
    const changes = { ...contest.settings.changes[lang] };
    // The model's own words are no change: they go on following what is decided.
    if (text === '') delete changes[key];
    else if (shown && text !== shown.text.trim()) changes[key] = text;
    return contests.saveContest({
      contestId,
      revision: Number(form.text('revision')),
      name: contest.name,
      settings: {
        ...contest.settings,
        changes: { ...contest.settings.changes, [lang]: changes },
      },
    });
  }),
  commentSources: act(async ({ contests }, form, event: RequestEvent) => {
    const contestId = event.params.id;
    const contest = await contests.readContest({ contestId });
    const { posts } = await contests.readContestComments({ contestId });
    const chosen = form.all('posts');
    const comments = posts
      .filter(({ id }) => chosen.includes(id))
      .map(({ id, title }) => ({ postId: id, title }));
    const { comments: _, ...settings } = contest.settings;
    return contests.saveContest({
      contestId,
      revision: Number(form.text('revision')),
      name: contest.name,
      settings: comments.length > 0 ? { ...settings, comments } : settings,
    });
  }),
  readComments: act(({ contests }, _, event: RequestEvent) =>
    contests.importContestComments({ contestId: event.params.id }),
  ),
  ask: act(({ contests }, form, event: RequestEvent) =>
    contests.askContestSignature({ contestId: event.params.id, contactId: form.text('contactId') }),
  ),
  open: act(({ contests }, _, event: RequestEvent) =>
    contests.openContest({ contestId: event.params.id }),
  ),
  try: async (event: RequestEvent) => {
    const data = await event.request.formData().catch(() => null);
    if (!data) return fail(400, { at: 'try' });
    const file = data.get('file');
    const typed = String(data.get('csv') ?? '');
    const csv = file instanceof File && file.size > 0 ? await file.text() : typed;
    const tried = await attempt(
      () => createApi(event).contests.tryRules({ contestId: event.params.id, csv }),
      { at: 'try', csv },
    );
    return tried.ok ? { at: 'try', csv, done: true as const, value: tried.value } : tried.failure;
  },
  decide: act(({ contests }, form, event: RequestEvent) =>
    contests.decideEntry({
      contestId: event.params.id,
      n: numberOf(form),
      effect: form.text('effect') === 'excluded' ? 'excluded' : 'kept',
      note: form.text('note'),
    }),
  ),
  bar: act(({ contests }, form, event: RequestEvent) =>
    contests.barPerson({
      contestId: event.params.id,
      email: form.text('email'),
      why: form.text('why') as 'staff', // the contract knows the reasons
    }),
  ),
  tell: act(({ contests }, _, event: RequestEvent) =>
    contests.tellExcluded({ contestId: event.params.id }),
  ),
  freeze: act(({ contests }, _, event: RequestEvent) =>
    contests.freezeContest({ contestId: event.params.id }),
  ),
  draw: act(({ contests }, form, event: RequestEvent) =>
    contests.drawContest({ contestId: event.params.id, signature: form.text('signature') }),
  ),
  void: act(({ contests }, form, event: RequestEvent) =>
    contests.voidWinner({
      contestId: event.params.id,
      n: numberOf(form),
      reason: form.text('reason'),
    }),
  ),
  answer: act(({ contests }, form, event: RequestEvent) =>
    contests.answerObjection({
      contestId: event.params.id,
      n: numberOf(form),
      answer: form.text('answer').replaceAll('\r\n', '\n'),
    }),
  ),
  prize: act(({ contests }, form, event: RequestEvent) =>
    contests.sendPrize({
      contestId: event.params.id,
      n: numberOf(form),
      what: form.text('what') === 'acknowledged' ? 'acknowledged' : 'prize-sent',
      evidence: form.text('evidence'),
    }),
  ),
};
