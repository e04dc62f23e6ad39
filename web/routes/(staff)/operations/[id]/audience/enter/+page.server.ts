import { fail } from '@sveltejs/kit';
import { attempt, createApi } from '#web/api.ts';
import { instantIn, readClock } from '#web/parts/post/clock.ts';
import type { Actions, PageServerLoad } from './$types';

type Kind = 'views' | 'answers' | 'mentions' | 'subscribers' | 'comments';
type Party = 'client' | 'creator' | 'entrant';

export const load: PageServerLoad = async (event) => {
  const { name, timeZone } = await createApi(event).operations.readOperation({
    operationId: event.params.id,
  });
  return { operationId: event.params.id, name, timeZone };
};

export const actions: Actions = {
  default: async (event) => {
    const data = await event.request.formData();
    const text = (name: string) => String(data.get(name) ?? '');
    const api = createApi(event);
    const operationId = event.params.id;
    const { timeZone } = await api.operations.readOperation({ operationId });
    const instant = (name: string) => {
      const [day = '', hour = ''] = text(name).split('T');
      return instantIn(readClock(day, hour, timeZone), 'first') ?? '';
    };
    const file = data.get('file');
    const kept = {
      kind: text('kind'),
      about: text('about'),
      party: text('party'),
      lines: text('lines'),
      from: text('from'),
      to: text('to'),
    };
    const done = await attempt(
      () =>
        api.audience.enterObserved({
          operationId,
          kind: kept.kind as Kind, // the contract checks it, and who was asked
          about: kept.about,
          ...(kept.party && { party: kept.party as Party }),
          lines: kept.lines,
          from: instant('from'),
          to: instant('to'),
          keep: text('keep') === 'yes' ? 'yes' : 'no',
          ...(file instanceof File && file.size > 0 && { file }),
        }),
      { kept },
    );
    if (!done.ok) return done.failure;
    const { value } = done;
    return value.errors.length > 0 ? fail(422, { kept, seen: value }) : { kept, seen: value };
  },
};
