import { fail, redirect } from '@sveltejs/kit';
import { attempt, createApi } from '#web/api.ts';
import type { Problem } from '#web/api-problem.ts';
import { formatHour } from '#web/dates.ts';
import { readForm } from '#web/form.ts';
import { postOperation } from '#web/messages/post-operation.ts';
import { loadWordsToWrite } from '#web/messages/post-words.ts';
import { instantIn, readClock, wallOf } from '#web/parts/post/clock.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const query = event.url.searchParams;
  const { session } = await event.parent();
  const asked = query.get('client');
  const clientId =
    session.clients.find(({ id }) => id === asked)?.id ??
    (session.clients.length === 1 ? session.clients[0]?.id : undefined);
  const api = createApi(event);
  const listed = clientId ? await attempt(() => api.operations.listOperations({ clientId })) : null;
  const operations = listed?.ok ? listed.value : [];
  const client = clientId ? await api.clients.readClient({ clientId }) : undefined;
  const zone = client?.timeZone ?? session.agency.timeZone;
  const open = operations.filter(({ phase }) => phase !== 'closed');
  return {
    clientId,
    zone,
    operations: open.map(({ id, name }) => ({ id, name })),
    operationId: open.find(({ id }) => id === query.get('operation'))?.id ?? '',
    ...readDue(query.get('due') ?? '', zone),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await readForm(event.request);
    const kept = {
      title: form.text('title'),
      clientId: form.text('clientId'),
      day: form.text('day'),
      hour: form.text('hour'),
      operationId: form.text('operationId'),
    };
    const api = createApi(event);
    const read = await attempt(() => api.clients.readClient({ clientId: kept.clientId }), kept);
    if (!read.ok) return read.failure;
    if (kept.operationId !== '') {
      const { clientId } = kept;
      const read = await attempt(() => api.operations.listOperations({ clientId }), kept);
      if (!read.ok) return read.failure;
      if (!read.value.some(({ id }) => id === kept.operationId)) {
        const message = postOperation[event.locals.locale].otherClient;
        const issues = [{ path: 'operationId', message }];
        return fail(422, { ...kept, problem: { status: 422, message, issues } as Problem });
      }
    }
    const clock = readClock(kept.day, kept.hour, read.value.timeZone);
    if (clock.kind === 'never') {
      const { locale } = event.locals;
      const spoken = (hour: string) => formatHour(`2026-01-01T${hour}:00Z`, locale, 'UTC');
      const { compose } = await loadWordsToWrite(locale);
      const message = compose.never(spoken(kept.hour), spoken(clock.proposal));
      const issues = [{ path: 'hour', message }];
      const problem: Problem = { status: 422, message, issues };
      return fail(422, { ...kept, problem });
    }
    const made = await attempt(
      () =>
        api.publishing.createPost({
          clientId: kept.clientId,
          title: kept.title,
          dueAt: instantIn(clock, 'first'),
        }),
      kept,
    );
    if (!made.ok) return made.failure;
    const { id: postId } = made.value;
    const { operationId } = kept;
    // Refused, the post stands all the same, and its page says that it is attached to none.
    if (operationId !== '') await attempt(() => api.audience.attachPost({ operationId, postId }));
    redirect(303, `/posts/${postId}`);
  },
};

/** A day as the calendar gives it, or an instant. */
function readDue(due: string, zone: string): { day: string; hour: string } {
  const parsed = /^\d{4}-\d{2}-\d{2}(?:T(\d{2}:\d{2}))?$/.exec(due);
  if (parsed) return { day: due.slice(0, 10), hour: parsed[1] ?? '' };
  const at = Date.parse(due);
  return wallOf(Number.isNaN(at) ? null : new Date(at).toISOString(), zone);
}
