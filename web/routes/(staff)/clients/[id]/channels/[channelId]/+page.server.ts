import { error, redirect } from '@sveltejs/kit';
import { attempt, createApi } from '#web/api.ts';
import { readCredentials } from '#web/credentials.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { client } = await event.parent();
  const channel = client.channels.find(({ id }) => id === event.params.channelId);
  const connectors = await createApi(event).clients.listConnectors();
  const connector = connectors.find(({ id }) => id === channel?.connector);
  if (!channel || !connector) error(404, '', { code: 'not-found' });
  // Only the secret is asked for again; whose account it is stays as it was.
  const fields = connector.fields.filter(({ kind }) => kind === 'password');
  return { channel, connector: { ...connector, fields } };
};

export const actions: Actions = {
  default: async (event) => {
    const { id: clientId, channelId } = event.params;
    const { credentials, grantedBy, kept } = await readCredentials(event.request);
    const result = await attempt(
      () =>
        createApi(event).clients.reconnectChannel({ clientId, channelId, credentials, grantedBy }),
      kept,
    );
    if (!result.ok) return result.failure;
    redirect(303, `/clients/${clientId}#channels`);
  },
};
