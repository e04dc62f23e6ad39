import type { PageLoad } from './$types';

/** A tab's script is loaded with the tab. */
const tabs = {
  setup: () => import('#web/parts/contest/SetupTab.svelte'),
  text: () => import('#web/parts/contest/TextTab.svelte'),
  comments: () => import('#web/parts/contest/CommentsTab.svelte'),
  entries: () => import('#web/parts/contest/EntriesTab.svelte'),
  draw: () => import('#web/parts/contest/DrawTab.svelte'),
};

export const load: PageLoad = async ({ data }) => {
  const isThere = data.isOpened || ['setup', 'text', 'comments'].includes(data.tab);
  return { ...data, Tab: isThere ? (await tabs[data.tab]()).default : null };
};
