import { type RequestEvent, redirect } from '@sveltejs/kit';
import { attempt, createApi } from '#web/api.ts';

export type LinkEvent = RequestEvent<{ token: string }>;

/** Back to the page that a form came from, in the language it was read in. */
export function goBack(
  event: LinkEvent,
  page: 'brief' | 'reco' | 'rules' | 'report',
  more: { hash?: string; query?: Record<string, string> } = {},
): never {
  const lang = event.url.searchParams.get('lang');
  const search = new URLSearchParams({ ...(lang ? { lang } : {}), ...more.query }).toString();
  redirect(
    303,
    `/l/${event.params.token}/${page}${search === '' ? '' : `?${search}`}${more.hash ?? ''}`,
  );
}

/** What every page by link does for the link itself. */
export function linkActions(page: 'brief' | 'reco' | 'rules' | 'report') {
  return {
    renew: async (event: LinkEvent) => {
      const { token } = event.params;
      const result = await attempt(() => createApi(event).clients.renewLink({ token }));
      if (!result.ok) return result.failure;
      goBack(event, page, { query: { renewed: '1' } });
    },
    disavow: async (event: LinkEvent) => {
      const { token } = event.params;
      const result = await attempt(() => createApi(event).clients.disavowLink({ token }));
      if (!result.ok) return result.failure;
      goBack(event, page);
    },
  };
}
