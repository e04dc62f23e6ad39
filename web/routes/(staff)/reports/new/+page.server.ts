import { redirect } from '@sveltejs/kit';
import { attempt, createApi } from '#web/api.ts';
import { readForm } from '#web/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { session } = await event.parent();
  const operations = await createApi(event).operations.listOperations({});
  return {
    clientId: event.url.searchParams.get('client'),
    operationId: event.url.searchParams.get('operation'),
    clients: session.clients,
    operations: operations.map(({ id, name, client }) => ({ id, name, client })),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await readForm(event.request);
    const kept = {
      subject: form.text('subject'),
      firstDay: form.text('firstDay'),
      lastDay: form.text('lastDay'),
      title: form.text('title'),
    };
    const [clientId = '', operation = ''] = kept.subject.split(' ');
    const { subject: _, ...input } = kept;
    const operationId = operation === '' ? null : operation;
    const result = await attempt(
      () => createApi(event).reports.startReport({ ...input, clientId, operationId }),
      kept,
    );
    if (!result.ok) return result.failure;
    redirect(303, `/reports/${result.value.id}/edit`);
  },
};
