import { createApi } from '#web/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  rule: await createApi(event).rules.readRule({ id: event.params.id }),
});
