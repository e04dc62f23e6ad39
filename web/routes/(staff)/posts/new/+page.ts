import { loadPostWords } from '#web/messages/post-words.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, parent }) => {
  await loadPostWords((await parent()).locale);
  return data;
};
