import { redirect } from '@sveltejs/kit';
import QRCode from 'qrcode';
import { attempt, createApi } from '#web/api.ts';
import { startPage } from '#web/parts/contest/start-page.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const start = startPage(event);
  event.setHeaders({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  const { key } = event.params;
  const api = createApi(event);
  const entry = await api.contests.readOwnEntry({ key, locale: start.locale });
  const page = await api.contests.readContestPage({ publicId: entry.publicId });
  const address = new URL(event.url.pathname, event.url).href;
  const qr = await QRCode.toString(address, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' });
  return { ...start, entry, page, qr };
};

export const actions: Actions = {
  withdraw: async (event) => {
    const { key, contest } = event.params;
    const { lang } = startPage(event);
    const done = await attempt(() => createApi(event).contests.withdrawEntry({ key }));
    if (!done.ok) return done.failure;
    redirect(303, `/j/${contest}/r/${key}${lang ? `?lang=${lang}` : ''}`);
  },
};
