import { createApi } from '#web/api.ts';
import type { PageServerLoad } from './$types';

const PAGE = 50;

export const load: PageServerLoad = async (event) => {
  const query = event.url.searchParams;
  const search = query.get('name')?.trim() ?? '';
  const from = Math.max(0, Math.floor(Number(query.get('from')) || 0));
  const { session } = await event.parent();
  const found = await createApi(event).creators.listCreators({ search, from, limit: PAGE });
  return { search, from, step: PAGE, zone: session.agency.timeZone, ...found };
};
