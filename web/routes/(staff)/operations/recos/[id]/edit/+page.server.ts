import { redirect } from '@sveltejs/kit';
import { attempt, createApi } from '#web/api.ts';
import { searchFor } from '#web/parts/reco/propose.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const api = createApi(event);
  const reco = await api.briefs.readReco({ recommendationId: event.params.id });
  if (!reco.can.write) redirect(303, `/operations/recos/${reco.id}`);
  // Those of the base, to choose from; without them names are simply typed.
  const found = await attempt(() => api.creators.listCreators({ limit: 200 }));
  const creators = found.ok ? found.value.creators.map(({ id, name }) => ({ id, name })) : [];
  const brief = await attempt(() => api.briefs.readBrief({ briefId: reco.brief.id }));
  const search = brief.ok ? searchFor(brief.value) : null;
  return { reco, creators, search, clientId: reco.client.id };
};
