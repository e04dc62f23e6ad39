import { createApi } from '#web/api.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
  const client = await createApi(event).clients.readClient({ clientId: event.params.id });
  return { client, clientId: client.id };
};
