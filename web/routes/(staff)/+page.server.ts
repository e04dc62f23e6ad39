import { createApi } from '#web/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const clientId = event.url.searchParams.get('client') ?? undefined;
  return { clientId, today: await createApi(event).today.readToday({ clientId }) };
};
