import { redirect } from '@sveltejs/kit';
import { attempt, createApi } from '#web/api.ts';
import { readCredentials } from '#web/credentials.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const connectors = await createApi(event).clients.listConnectors();
  const wanted = event.url.searchParams.get('connector');
  return { connectors, connector: connectors.find(({ id }) => id === wanted) ?? null };
};

export const actions: Actions = {
  default: async (event) => {
    const clientId = event.params.id;
    const { connector, credentials, grantedBy, kept } = await readCredentials(event.request);
    const result = await attempt(
      () =>
        createApi(event).clients.connectChannel({ clientId, connector, credentials, grantedBy }),
      kept,
    );
    if (!result.ok) return result.failure;
    redirect(303, `/clients/${clientId}#channels`);
  },
};
