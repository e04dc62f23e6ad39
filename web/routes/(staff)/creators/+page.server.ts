import { createApi } from '#web/api.ts';
import { isAsked, readAsked, toInput } from '#web/parts/creators/subject-query.ts';
import type { PageServerLoad } from './$types';

const STEP = 40;

export const load: PageServerLoad = async (event) => {
  const api = createApi(event);
  const query = event.url.searchParams;
  const clientId = query.get('client') || undefined;
  const asked = readAsked(query);
  const limit = Math.min(200, Math.max(STEP, Number(query.get('limit')) || STEP));
  const { session } = await event.parent();
  const { position } = asked;
  const list = await api.creators.readShortlist({ ...toInput(asked), position, clientId, limit });
  const isByFewest = query.get('order') === 'fewest';
  const hasWear = list.ranked.some(({ wear }) => wear !== null);
  return {
    clientId,
    asked,
    isAsked: isAsked(asked),
    limit,
    zone: session.agency.timeZone,
    isByFewest: isByFewest && hasWear,
    hasWear,
    list: isByFewest ? { ...list, ranked: byFewest(list.ranked) } : list,
  };
};

/** From the least called upon; there is no order from the most. */
function byFewest<T extends { wear: { operations12: number } | null }>(rows: readonly T[]): T[] {
  return rows.toSorted((a, b) => (a.wear?.operations12 ?? 0) - (b.wear?.operations12 ?? 0));
}
