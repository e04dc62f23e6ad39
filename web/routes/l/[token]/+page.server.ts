import { error, type RequestEvent, redirect } from '@sveltejs/kit';
import { isLocale } from '#server/lib/language.ts';
import { attempt, createApi } from '#web/api.ts';
import { type FormText, readForm } from '#web/form.ts';
import type { Actions, PageServerLoad } from './$types';

/** Reading decides nothing: a mail robot that opens the link changes nothing. */
export const load: PageServerLoad = async (event) => {
  const { token } = event.params;
  const api = createApi(event);
  const head = await api.clients.readLink({ token });
  const { kinds } = head;
  if (kinds.includes('brief')) redirect(303, `/l/${token}/brief${event.url.search}`);
  if (kinds.includes('recommendation')) redirect(303, `/l/${token}/reco${event.url.search}`);
  if (kinds.includes('contest-rules')) redirect(303, `/l/${token}/rules${event.url.search}`);
  if (kinds.includes('report')) redirect(303, `/l/${token}/report${event.url.search}`);
  const isOpen = head.state === 'open';
  const [kit, posts] = await Promise.all([
    isOpen && kinds.includes('brand-kit') ? api.clients.readBrandKitPage({ token }) : null,
    isOpen && kinds.includes('post') ? api.publishing.readApprovalPage({ token }) : null,
  ]);
  const asked = event.url.searchParams.get('lang');
  const locale = isLocale(asked) ? asked : head.locale;
  event.locals.locale = locale;
  event.setHeaders({ 'cache-control': 'no-store' });
  return {
    locale,
    head,
    kit,
    posts,
    lang: isLocale(asked) ? asked : null,
    isRenewed: event.url.searchParams.has('renewed'),
  };
};

export const actions: Actions = {
  decide: async (event) => {
    const form = await readForm(event.request);
    const decision = readDecision(form.text('decision'));
    const kept = { postId: form.text('about'), comment: form.text('comment') };
    const result = await attempt(
      () =>
        createApi(event).publishing.decide({
          token: event.params.token,
          items: form.all('item').map(readItem),
          decision,
          comment: form.text('comment'),
          place: form.text('place') || 'all',
          quote: form.text('quote'),
          name: form.text('name'),
        }),
      kept,
    );
    if (!result.ok) return result.failure;
    goBack(event, kept.postId === '' ? '' : `#post-${kept.postId}`);
  },
  decideKit: async (event) => {
    const form = await readForm(event.request);
    const decision = readDecision(form.text('decision'));
    const comment = form.text('comment');
    const result = await attempt(
      () =>
        createApi(event).clients.decideBrandKitByLink({
          token: event.params.token,
          n: Number(form.text('n')),
          contentHash: form.text('contentHash'),
          decision,
          comment,
          name: form.text('name'),
        }),
      { comment },
    );
    if (!result.ok) return result.failure;
    goBack(event);
  },
  renew: async (event) => {
    const { token } = event.params;
    const result = await attempt(() => createApi(event).clients.renewLink({ token }));
    if (!result.ok) return result.failure;
    goBack(event, '', { renewed: '1' });
  },
  disavow: async (event) => {
    const { token } = event.params;
    const result = await attempt(() => createApi(event).clients.disavowLink({ token }));
    if (!result.ok) return result.failure;
    goBack(event);
  },
  pause: async (event) => {
    const form = await readForm(event.request);
    const result = await attempt(() => pause(event, form), { about: 'pause' });
    if (!result.ok) return result.failure;
    goBack(event);
  },
};

type LinkEvent = RequestEvent<{ token: string }>;

function pause(event: LinkEvent, form: FormText) {
  return createApi(event).publishing.pauseByLink({
    token: event.params.token,
    brandName: form.text('brandName'),
    name: form.text('name'),
  });
}

function goBack(event: LinkEvent, hash = '', query: Record<string, string> = {}): never {
  const lang = event.url.searchParams.get('lang');
  const search = new URLSearchParams({ ...(lang ? { lang } : {}), ...query }).toString();
  redirect(303, `/l/${event.params.token}${search === '' ? '' : `?${search}`}${hash}`);
}

function readDecision(text: string): 'approved' | 'changes' | 'refused' {
  if (text === 'approved' || text === 'changes' || text === 'refused') return text;
  error(400, 'unknown decision');
}

/** What the page showed, and nothing newer: `post version hash`. */
function readItem(text: string): { postId: string; version: number; contentHash: string } {
  const [postId = '', version = '', contentHash = ''] = text.split(' ');
  return { postId, version: Number(version), contentHash };
}
