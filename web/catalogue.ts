/**
 * A catalogue whose keys must exist in every language: a missing one fails the type check.
 * The same as the server's; SvelteKit keeps modules below `server/` out of what the browser gets.
 */
export function catalogue<T extends Record<string, unknown>>(texts: {
  fr: T;
  en: { [K in keyof T]: T[K] extends string ? string : T[K] };
}): typeof texts {
  return texts;
}
