import type { Locale } from '#server/lib/language.ts';
import { page } from '$app/state';

/** The language of the page that is shown. */
export function locale(): Locale {
  return page.data.locale ?? 'fr';
}

/** The page's language out of a catalogue; read it in `$derived`. */
export function inLocale<A, B>(texts: { fr: A; en: B }): A | B {
  return texts[locale()];
}
