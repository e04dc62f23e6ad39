import { fail, redirect } from '@sveltejs/kit';
import { attempt, createApi } from '#web/api.ts';
import { readForm } from '#web/form.ts';
import { readAsked, toInput } from '#web/parts/creators/subject-query.ts';
import { addProposals, listDrafts, proposalOf } from '#web/parts/reco/propose.ts';
import type { PageServerLoad, RequestEvent } from './$types';

const MOST = 20;

export const load: PageServerLoad = async (event) => {
  const asked = readAsked(event.url.searchParams);
  const clientId = event.url.searchParams.get('client') || undefined;
  const profiles = await readChosen(event);
  const found = clientId ? await createApi(event).briefs.listBriefs({ clientId }) : { briefs: [] };
  return {
    asked,
    clientId,
    drafts: listDrafts(found.briefs),
    chosen: profiles.map((profile) => ({
      ...proposalOf(profile),
      operations12: profile.withUs?.operations12 ?? 0,
      nextAt: profile.withUs?.nextAt ?? null,
      timeZone: profile.timeZone,
    })),
  };
};

function readChosen(event: RequestEvent) {
  const query = event.url.searchParams;
  const { creators } = createApi(event);
  const subject = toInput(readAsked(query));
  const clientId = query.get('client') || undefined;
  const ids = [...new Set(query.getAll('ids'))].slice(0, MOST);
  return Promise.all(
    ids.map((creatorId) => creators.readCreator({ creatorId, ...subject, clientId })),
  );
}

export const actions = {
  default: async (event: RequestEvent) => {
    const form = await readForm(event.request);
    const [recommendationId = '', key] = form.text('into').split(':');
    const plan = (['A', 'B', 'C', 'D'] as const).find((one) => one === key);
    const profiles = await readChosen(event);
    const rows = profiles.map((profile) => ({
      isBeyond: (profile.withUs?.nextAt ?? null) !== null,
      creatorId: profile.id,
      name: profile.name,
      reason: form.text(`reason-${profile.id}`).trim(),
      conflict: form.text(`conflict-${profile.id}`).trim(),
      rotationException: form.text(`exception-${profile.id}`).trim(),
    }));
    const kept = { into: form.text('into'), rows, unfounded: null as string | null };
    // The page says it in its reader's language.
    if (!plan) return fail(400, { ...kept, isPlanMissing: true });
    const bare = rows.find(({ isBeyond, rotationException }) => isBeyond && !rotationException);
    if (bare) return fail(400, { ...kept, unfounded: bare.name });
    const proposals = rows.map(({ isBeyond: _, ...proposal }) => proposal);
    const { briefs } = createApi(event);
    const saved = await attempt(async () => {
      const { content, revision } = await briefs.readReco({ recommendationId });
      return briefs.saveReco({
        recommendationId,
        basedOn: revision,
        content: addProposals(content, plan, proposals),
      });
    }, kept);
    if (!saved.ok) return saved.failure;
    redirect(303, `/operations/recos/${recommendationId}`);
  },
};
