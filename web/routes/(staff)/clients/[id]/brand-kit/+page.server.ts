import { error } from '@sveltejs/kit';
import { act } from '#web/act.ts';
import { createApi } from '#web/api.ts';
import type { PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const { client } = await event.parent();
  const asked = event.url.searchParams.get('v');
  if (asked === null || Number(asked) === client.brandKit?.n) return { kit: client.brandKit };
  const n = Number(asked);
  if (!Number.isInteger(n) || n < 1) error(404, '', { code: 'not-found' });
  return { kit: await createApi(event).clients.readBrandKit({ clientId: client.id, n }) };
};

const readDecision = (text: string) =>
  text === 'approved' || text === 'refused' ? text : ('changes' as const);

export const actions = {
  send: act(({ clients }, form, event: RequestEvent) =>
    clients.sendBrandKit({
      clientId: event.params.id,
      n: Number(form.text('n')),
      contactId: form.text('contactId'),
    }),
  ),
  revoke: act(({ clients }, form, event: RequestEvent) =>
    clients.revokeLink({ clientId: event.params.id, linkId: form.text('linkId') }),
  ),
  decide: act(({ clients }, form, event: RequestEvent) =>
    clients.decideBrandKit({
      clientId: event.params.id,
      n: Number(form.text('n')),
      contentHash: form.text('contentHash'),
      decision: readDecision(form.text('decision')),
      comment: form.text('comment'),
    }),
  ),
  sign: act(({ clients }, form, event: RequestEvent) =>
    clients.signBrandKit({
      clientId: event.params.id,
      n: Number(form.text('n')),
      contentHash: form.text('contentHash'),
    }),
  ),
};
