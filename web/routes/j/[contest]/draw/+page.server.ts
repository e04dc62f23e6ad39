import { createApi } from '#web/api.ts';
import { startPage } from '#web/parts/contest/start-page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const start = startPage(event);
  const publicId = event.params.contest;
  const code = (event.url.searchParams.get('code') ?? '').slice(0, 40);
  return { ...start, code, page: await createApi(event).contests.readDrawPage({ publicId, code }) };
};
