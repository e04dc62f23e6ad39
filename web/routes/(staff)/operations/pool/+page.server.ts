import { act } from '#web/act.ts';
import { createApi } from '#web/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  pool: await createApi(event).operations.readPool(),
});

export const actions: Actions = {
  rule: act((api, form) =>
    api.operations.updateRotationRule({
      mostInYear: Number(form.text('mostInYear')),
      daysBetween: Number(form.text('daysBetween')),
      topTenPercent: Number(form.text('topTenPercent')),
    }),
  ),
};
