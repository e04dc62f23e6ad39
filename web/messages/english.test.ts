import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

/** A percent sign set off as French sets it, or "by mail" for what no postman carries. */
const wrong = /[\d}x][ \u00a0]%|\bby mail\b/i;

const files = readdirSync(import.meta.dirname).filter(
  (name) =>
    name.endsWith('.ts') &&
    !name.endsWith('.test.ts') &&
    !name.endsWith('-fr.ts') &&
    name !== 'post-words.ts',
);

test.each(files)('the English of %s is English', async (name) => {
  const catalogues: Record<string, unknown> = await import(`./${name}`);
  for (const catalogue of Object.values(catalogues)) {
    if (typeof catalogue !== 'object' || catalogue === null) continue;
    const isEnglish = name.endsWith('-en.ts');
    const english = isEnglish ? catalogue : 'en' in catalogue ? catalogue.en : null;
    for (const text of textsOf(english)) expect(text).not.toMatch(wrong);
  }
});

/** Strings, and the source of functions that make them. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return [String(value)];
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsOf);
  return [];
}
