import { error } from '@sveltejs/kit';
import { createApi } from '#web/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const from = Number(event.url.searchParams.get('from'));
  const to = Number(event.url.searchParams.get('to'));
  if (![from, to].every((n) => Number.isInteger(n) && n > 0)) {
    error(404, '', { code: 'not-found' });
  }
  const recommendationId = event.params.id;
  const api = createApi(event).briefs;
  const [reco, comparison] = await Promise.all([
    api.readReco({ recommendationId }),
    api.compareRecos({ recommendationId, from, to }),
  ]);
  return { reco, comparison, from, to, clientId: reco.client.id };
};
