import { redirect } from '@sveltejs/kit';
import { createApi } from '#web/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const reco = await createApi(event).briefs.readReco({ recommendationId: event.params.id });
  if (!reco.can.write) redirect(303, `/operations/recos/${reco.id}`);
  return { reco, clientId: reco.client.id };
};
