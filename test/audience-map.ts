import type { Person } from './person.ts';
import type { GoodRequest } from './routes-map.ts';

/** A request that fits for every route of audience. */
export function audienceRequests(known: {
  clientId: string;
  operationId: string;
  postId: string;
}): Readonly<Record<string, GoodRequest>> {
  const { clientId, operationId, postId } = known;
  const one = { operationId };
  const [scopeId, author] = [operationId, '0'.repeat(32)];
  const target = 'https://ailleurs.example/';
  return {
    'audience.listTaggedLinks': { input: { clientId } },
    'audience.createTaggedLink': { input: { clientId, name: 'Billet', target } },
    'audience.observeOperation': { params: one },
    'audience.findPeople': { params: one, input: { who: 'Lou Pinel' } },
    'audience.erasePerson': { params: one, input: { scopeId, author, reason: 'asked' } },
    'audience.listAttached': { params: one },
    'audience.attachPost': { params: { ...one, postId } },
    'audience.detachPost': { params: { ...one, postId }, input: { why: 'Une autre annonce.' } },
    'audience.readPostOperation': { params: { postId } },
    'audience.listObserved': { params: one },
    'audience.registerKpi': { params: one, input: { indicator: 'visits' } },
    'audience.enterObserved': {
      params: one,
      input: {
        kind: 'answers',
        about: 'Encore ?',
        lines: 'answer,count\noui,2',
        from: '2026-01-01T00:00:00Z',
        to: '2026-01-02T00:00:00Z',
      },
    },
    'audience.planCaptures': { params: one, input: { deliverables: [], moments: ['live'] } },
  };
}

/** A link that was followed, what was seen through it, and what success is: a row in every table. */
export async function fillAudience(
  url: string,
  { api }: Person,
  { postId, ...of }: { clientId: string; operationId: string; postId: string },
) {
  const target = 'https://ombrelune.example/jeu';
  const link = await api.audience.createTaggedLink({ ...of, name: 'Essai des murs', target });
  const answer = await fetch(new URL(`/v/${link.tag}`, url), { redirect: 'manual' });
  if (answer.headers.get('location') !== target) throw new Error('the link leads elsewhere');
  const { operationId } = of;
  await api.audience.attachPost({ operationId, postId });
  await api.audience.observeOperation({ operationId });
  await api.audience.registerKpi({ operationId, indicator: 'visits' });
  await api.audience.planCaptures({ operationId, deliverables: [], moments: ['live'] });
}
