import { redirect } from '@sveltejs/kit';
import { attempt, createApi } from '#web/api.ts';
import { instantOf } from '#web/dates.ts';
import { readForm } from '#web/form.ts';
import type { Actions, PageServerLoad } from './$types';

const hows = ['mail', 'phone', 'meeting', 'letter', 'form', 'other'] as const;

export const load: PageServerLoad = async (event) => {
  const { session } = await event.parent();
  return { clientId: event.url.searchParams.get('client'), clients: session.clients };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await readForm(event.request);
    const kept = {
      clientId: form.text('clientId'),
      title: form.text('title'),
      text: form.text('text'),
      receivedFrom: form.text('receivedFrom'),
      receivedHow: hows.find((how) => how === form.text('receivedHow')) ?? ('mail' as const),
      day: form.text('day'),
      hour: form.text('hour'),
    };
    const { day, hour, ...input } = kept;
    // A day without an hour is that day, at noon.
    const at = /^\d\d:\d\d$/.test(hour) ? hour : '12:00';
    const receivedAt = /^\d{4}-\d\d-\d\d$/.test(day)
      ? instantOf(day, at, form.text('zone')).toISOString()
      : undefined;
    const result = await attempt(
      () => createApi(event).briefs.enterBrief({ ...input, receivedAt }),
      kept,
    );
    if (!result.ok) return result.failure;
    redirect(303, `/operations/briefs/${result.value.id}`);
  },
};
