import { createApi } from '#web/api.ts';
import type { PageServerLoad } from './$types';
import { filterRules, readChoice } from './filter.ts';

export const load: PageServerLoad = async (event) => {
  const { rules } = await createApi(event).rules.listRules();
  const choice = readChoice(event.url.searchParams);
  return { all: rules.length, choice, rules: filterRules(rules, choice) };
};
