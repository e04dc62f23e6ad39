import type { Locale } from '../../lib/language.ts';

/**
 * What is asked of a creator, in words. A benefit in exchange for a post asks for one, even where nobody
 * wrote so: neither a letter nor their page may then say "nothing".
 */
export function askWords(
  ask: string,
  benefits: readonly { readonly condition: string }[],
  locale: Locale,
): string {
  if (ask.trim() !== '') return ask;
  if (!benefits.some(({ condition }) => condition === 'publication')) return '';
  return locale === 'fr' ? 'Une publication, en contrepartie.' : 'One post, in return.';
}
