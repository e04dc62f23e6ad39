import { createApi } from '#web/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const query = event.url.searchParams;
  const isDueOnly = query.get('due') === '1';
  const from = Math.max(0, Math.floor(Number(query.get('from')) || 0));
  const { session } = await event.parent();
  const register = await createApi(event).creators.listRegister({ due: isDueOnly, from });
  return { register, isDueOnly, from, zone: session.agency.timeZone };
};
