import { createApi } from '#web/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { session } = await event.parent();
  const clientId = event.url.searchParams.get('client');
  const { reports } = await createApi(event).reports.listReports({
    clientId: session.clients.some(({ id }) => id === clientId)
      ? (clientId ?? undefined)
      : undefined,
  });
  return { reports, clientId, zone: session.agency.timeZone };
};
