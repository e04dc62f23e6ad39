import { act } from '#web/act.ts';
import { createApi } from '#web/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { audience, operations } = createApi(event);
  const operationId = event.params.id;
  const { observations } = await audience.listObserved({ operationId });
  const { name, client, timeZone } = await operations.readOperation({ operationId });
  const { links } = await audience.listTaggedLinks({ clientId: client.id, operationId });
  return { operationId, name, client, timeZone, links, observations, clientId: client.id };
};

export const actions: Actions = {
  link: act((api, form, { params }) =>
    api.audience.createTaggedLink({
      clientId: form.text('clientId'),
      operationId: params.id ?? '',
      name: form.text('name'),
      target: form.text('target'),
      ownNetworks: form
        .text('ownNetworks')
        .split(/\s+/)
        .filter((text) => text !== ''),
    }),
  ),
  observe: act((api, _form, { params }) =>
    api.audience.observeOperation({ operationId: params.id ?? '' }),
  ),
};
