import { error, redirect } from '@sveltejs/kit';
import { act } from '#web/act.ts';
import { createApi } from '#web/api.ts';
import { isAsked, readAsked, toInput } from '#web/parts/creators/subject-query.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const asked = readAsked(event.url.searchParams);
  const clientId = event.url.searchParams.get('client') || undefined;
  const creator = await createApi(event).creators.readCreator({
    creatorId: event.params.id,
    ...toInput(asked),
    clientId,
  });
  return { asked, isAsked: isAsked(asked), clientId, creator };
};

const decisions = ['commercial', 'not-commercial'] as const;

function readDecision(text: string) {
  return decisions.find((one) => one === text) ?? error(400, 'unknown decision');
}

/** The creator whose page it is. */
function of({ params }: { params: Partial<Record<string, string>> }) {
  return { creatorId: params.id ?? '' };
}

function clientOf({ url }: { url: URL }) {
  return url.searchParams.get('client') || undefined;
}

export const actions = {
  mark: act(({ creators }, form, event) =>
    creators.decideMark({
      ...of(event),
      postId: form.text('postId'),
      decision: readDecision(form.text('decision')),
      isDisclosed: form.has('isDisclosed') ? true : undefined,
    }),
  ),
  unmark: act(({ creators }, form, event) =>
    creators.undoMark({ ...of(event), postId: form.text('postId') }),
  ),
  note: act(({ creators }, form, event) =>
    creators.addNote({
      ...of(event),
      kind: form.text('kind') === 'warning' ? 'warning' : 'note',
      body: form.text('body'),
    }),
  ),
  endNote: act(({ creators }, form, event) =>
    creators.endNote({ ...of(event), noteId: form.text('noteId') }),
  ),
  choose: act(({ creators }, form, event) =>
    creators.chooseCreator({
      ...of(event),
      choice: form.text('choice') === 'kept' ? 'kept' : 'set-aside',
      reason: form.text('reason'),
      clientId: clientOf(event),
    }),
  ),
  unchoose: act(({ creators }, _, event) =>
    creators.undoChoice({ ...of(event), clientId: clientOf(event) }),
  ),
  link: act(({ creators }, form, event) =>
    creators.declareLink({
      ...of(event),
      person: form.text('person'),
      relation: form.text('relation'),
    }),
  ),
  endLink: act(({ creators }, form, event) =>
    creators.endDeclaredLink({ ...of(event), linkId: form.text('linkId') }),
  ),
  stat: act(({ creators }, form, event) =>
    creators.addStat({
      ...of(event),
      what: form.text('what'),
      value: Number(form.text('value')),
      period: form.text('period'),
      proof: form.text('proof'),
    }),
  ),
  own: act(({ creators }, form, event) =>
    creators.openOwnPage({
      ...of(event),
      mail: form.text('mail') === '1',
      asksStats: form.text('mail') === '1',
    }),
  ),
  edit: act(({ creators }, form, event) =>
    creators.updateCreator({
      ...of(event),
      name: form.text('name'),
      languages: form
        .text('languages')
        .split(/[\s,;]+/)
        .filter(Boolean),
      ...(form.has('email') ? { email: form.text('email').trim() || null } : {}),
    }),
  ),
  remove: act(async ({ creators }, _, event) => {
    await creators.removeCreator({ ...of(event), bar: true });
    redirect(303, '/creators/all');
  }),
};
