import { createApi } from '#web/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  labels: (await createApi(event).rules.listRules()).labels,
});
