import { createApi } from '#web/api.ts';
import { readAsked, toInput } from '#web/parts/creators/subject-query.ts';
import type { PageServerLoad } from './$types';

const MOST = 4;

export const load: PageServerLoad = async (event) => {
  const query = event.url.searchParams;
  const asked = readAsked(query);
  const clientId = query.get('client') || undefined;
  const ids: string[] = [...new Set(query.getAll('ids'))];
  const api = createApi(event);
  const creators = await Promise.all(
    ids
      .slice(0, MOST)
      .map((creatorId) => api.creators.readCreator({ creatorId, ...toInput(asked), clientId })),
  );
  return { asked, clientId, creators, tooMany: Math.max(0, ids.length - MOST) };
};
