import { error } from '@sveltejs/kit';
import { act } from '#web/act.ts';
import { createApi } from '#web/api.ts';
import type { PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const { client } = await event.parent();
  const asked = event.url.searchParams.get('v');
  if (asked === null || Number(asked) === client.brandKit?.n) return { kit: client.brandKit };
  const n = Number(asked);
  if (!Number.isInteger(n) || n < 1) error(404, { message: '', code: 'not-found' });
  return { kit: await createApi(event).clients.readBrandKit({ clientId: client.id, n }) };
};

export const actions = {
  sign: act(({ clients }, form, event: RequestEvent) =>
    clients.signBrandKit({
      clientId: event.params.id,
      n: Number(form.text('n')),
      contentHash: form.text('contentHash'),
    }),
  ),
};
