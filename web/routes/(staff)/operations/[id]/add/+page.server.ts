import { redirect } from '@sveltejs/kit';
import { act } from '#web/act.ts';
import { createApi } from '#web/api.ts';
import type { FormText } from '#web/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const api = createApi(event);
  const operationId = event.params.id;
  const board = await api.operations.readOperation({ operationId });
  const creatorId = event.url.searchParams.get('creator');
  const search = event.url.searchParams.get('search') ?? '';
  const check = creatorId ? await api.operations.checkCreator({ operationId, creatorId }) : null;
  const found = creatorId ? [] : (await api.creators.listCreators({ search, limit: 40 })).creators;
  return {
    operation: { id: board.id, name: board.name },
    clientId: board.client.id,
    creatorId,
    search,
    check,
    found,
  };
};

export const actions: Actions = {
  keep: async (event) => {
    const kept = await act(async (api, form) =>
      api.operations.keepCreator({
        operationId: event.params.id,
        creatorId: form.text('creatorId'),
        why: form.text('why'),
        ask: form.text('ask'),
        dueOn: form.text('dueOn') || null,
        exceptionReason: form.text('exceptionReason'),
        quotes: readQuotes(form),
      }),
    )(event);
    if ('value' in kept && kept.value)
      redirect(303, `/operations/${event.params.id}/${kept.value.id}`);
    return kept;
  },
};

/** `postId` beside its `quote`, in the order of the page; an empty one isn't quoted. */
function readQuotes(form: FormText) {
  const quotes = form.all('quote');
  return form
    .all('postId')
    .map((postId, i) => ({ postId, quote: (quotes[i] ?? '').trim() }))
    .filter(({ quote }) => quote !== '')
    .slice(0, 4);
}
