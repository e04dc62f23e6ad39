import { createApi } from '#web/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { session } = await event.parent();
  const api = createApi(event);
  const clientId = event.url.searchParams.get('client') ?? undefined;
  const [operations, { briefs }] = await Promise.all([
    api.operations.listOperations({ clientId }),
    api.briefs.listBriefs({ clientId }),
  ]);
  return { operations, briefs, zone: session.agency.timeZone, clientId: clientId ?? null };
};
