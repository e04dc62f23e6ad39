import { createApi } from '#web/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { session } = await event.parent();
  const clientId = event.url.searchParams.get('client') ?? undefined;
  const { briefs } = await createApi(event).briefs.listBriefs({ clientId });
  return { briefs, zone: session.agency.timeZone, clientId: clientId ?? null };
};
