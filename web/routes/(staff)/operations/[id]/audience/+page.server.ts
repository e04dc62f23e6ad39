import { act } from '#web/act.ts';
import { createApi } from '#web/api.ts';
import { readHundredths } from '#web/numbers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { audience, operations } = createApi(event);
  const operationId = event.params.id;
  const { observations, announced } = await audience.listObserved({ operationId });
  const { name, client, timeZone } = await operations.readOperation({ operationId });
  const attached = await audience.listAttached({ operationId });
  const { links } = await audience.listTaggedLinks({ clientId: client.id, operationId });
  return {
    operationId,
    name,
    client,
    timeZone,
    links,
    observations,
    announced,
    attached,
    clientId: client.id,
  };
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
  kpi: act((api, form, { params }) => {
    const [indicator = '', unit = ''] = form.text('indicator').split(' ');
    const aim = form.text('aim');
    return api.audience.registerKpi({
      operationId: params.id ?? '',
      indicator,
      target:
        aim === 'at-least' || aim === 'at-most'
          ? { aim, ...readTarget(form.text('target'), unit) }
          : null,
      replaces: form.text('replaces') || null,
    });
  }),
  attach: act((api, form, { params }) =>
    api.audience.attachPost({ operationId: params.id ?? '', postId: form.text('postId') }),
  ),
  detach: act((api, form, { params }) =>
    api.audience.detachPost({
      operationId: params.id ?? '',
      postId: form.text('postId'),
      why: form.text('why'),
    }),
  ),
  observe: act((api, _form, { params }) =>
    api.audience.observeOperation({ operationId: params.id ?? '' }),
  ),
};

/** `1 000`, `9 000,50` euros of a spend, `9 sur 10`; what can't be read is refused as no number. */
function readTarget(text: string, unit: string): { value: number; of: number | null } {
  const [, part, whole] = /^\s*(\d+)\s*(?:sur|of|\/)\s*(\d+)\s*$/.exec(text) ?? [];
  if (part && whole) return { value: Number(part), of: Number(whole) };
  const hundredths = readHundredths(text) ?? Number.NaN;
  const isMoney = unit === 'cents' || unit === 'cents-per';
  return { value: isMoney ? hundredths : hundredths / 100, of: null };
}
