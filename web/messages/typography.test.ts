import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

/** A plain space where French typography wants one that doesn't break, a straight apostrophe, or a shout. */
const wrong = / [:;?!%»]|« |[a-zà-ÿ]'[a-zà-ÿ]|!/i;

const files = readdirSync(import.meta.dirname).filter(
  // `post-words.ts` chooses among the others, and holds no words.
  (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'post-words.ts',
);

test.each(files)('the French of %s is set as French is', async (name) => {
  const catalogues: Record<string, unknown> = await import(`./${name}`);
  for (const catalogue of Object.values(catalogues)) {
    const isFrench = name.endsWith('-fr.ts');
    if (typeof catalogue !== 'object' || catalogue === null) continue;
    const french = isFrench ? catalogue : 'fr' in catalogue ? catalogue.fr : null;
    for (const text of textsOf(french)) expect(text).not.toMatch(wrong);
  }
});

/** Strings, and the source of functions that make them. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') {
    const literals = String(value).match(/(["`])(?:(?!\1).)*\1/g) ?? [];
    return literals.map((text) => text.replaceAll(/\$\{[^}]*\}/g, 'x'));
  }
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsOf);
  return [];
}
