import { act } from '#web/act.ts';
import { createApi } from '#web/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { parameters, canSetParameters } = await createApi(event).rules.listRules();
  return { parameters, canSetParameters };
};

export const actions = {
  set: act(({ rules }, form) => {
    // What is no number is refused as any other value out of bounds.
    const written = Number.parseInt(form.text('value'), 10);
    const value = form.text('unit') === 'cents' ? written * 100 : written;
    const name = form.text('name');
    return rules.setRuleParameter({ name, value: Number.isSafeInteger(value) ? value : -1 });
  }),
  reset: act(({ rules }, form) => rules.setRuleParameter({ name: form.text('name'), value: null })),
};
