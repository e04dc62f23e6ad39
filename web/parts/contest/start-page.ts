import type { RequestEvent } from '@sveltejs/kit';
import { isLocale } from '#server/lib/language.ts';

/**
 * The language of a page without account: as it is asked for, else the browser's. What somebody's key
 * opens is kept by no cache.
 */
export function startPage(event: Pick<RequestEvent, 'url' | 'locals' | 'setHeaders'>) {
  const asked = event.url.searchParams.get('lang');
  const locale = isLocale(asked) ? asked : event.locals.locale;
  event.locals.locale = locale;
  return { locale, lang: isLocale(asked) ? asked : null };
}
