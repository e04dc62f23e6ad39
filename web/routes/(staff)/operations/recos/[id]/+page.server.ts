import { act } from '#web/act.ts';
import { createApi } from '#web/api.ts';
import { readHundredths } from '#web/numbers.ts';
import type { PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const ceiling = event.url.searchParams.get('ceiling') ?? '';
  const n = Number(event.url.searchParams.get('v')) || undefined;
  const reco = await createApi(event).briefs.readReco({
    recommendationId: event.params.id,
    n: n && Number.isInteger(n) && n > 0 ? n : undefined,
    ceilingCents: readHundredths(ceiling) ?? undefined,
  });
  return { reco, ceiling, clientId: reco.client.id };
};

export const actions = {
  sign: act(({ briefs }, form, event: RequestEvent) =>
    briefs.signReco({
      recommendationId: event.params.id,
      version: Number(form.text('version')),
      contentHash: form.text('contentHash'),
    }),
  ),
  sendBack: act(({ briefs }, form, event: RequestEvent) =>
    briefs.returnReco({
      recommendationId: event.params.id,
      version: Number(form.text('version')),
      contentHash: form.text('contentHash'),
      reason: form.text('reason'),
    }),
  ),
  send: act(({ briefs }, form, event: RequestEvent) =>
    briefs.sendReco({
      recommendationId: event.params.id,
      version: Number(form.text('version')),
      contentHash: form.text('contentHash'),
      contactId: form.text('contactId'),
      isVerdictRead: form.has('isVerdictRead'),
    }),
  ),
  reply: act(({ briefs }, form, event: RequestEvent) =>
    briefs.replyToClient({
      recommendationId: event.params.id,
      plan: form.text('plan') as 'A', // the contract refuses what is no plan
      body: form.text('body'),
    }),
  ),
};
