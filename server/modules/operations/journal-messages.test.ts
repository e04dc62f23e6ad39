import { describe, expect, test } from 'vitest';
import { describeEvent } from './journal-messages.ts';
import { figureKind, lineState } from './shapes-schema.ts';

describe('an event of the journal', () => {
  test.each(figureKind.options)('names the figure %s in French, not by its key', (kind) => {
    const french = describeEvent('figure', { kind, value: 16 }, 'fr');
    expect(french).toMatch(/^relevé\s: 16 /);
    if (kind !== 'conversations') expect(french).not.toContain(kind);
  });

  test.each(figureKind.options)('counts one of the figure %s in the singular', (kind) => {
    const one = (locale: 'fr' | 'en') => describeEvent('figure', { kind, value: 1 }, locale);
    expect(one('fr')).not.toMatch(/s( distincts)?$/);
    expect(one('en')).not.toMatch(/s$|visits/);
  });

  test.each(lineState.options)('names a line that is %s in French', (to) => {
    expect(describeEvent('line', { label: 'Coffrets', to }, 'fr')).not.toContain(to);
  });

  test('makes its participle agree with the letter', () => {
    const released = (letter: string) =>
      describeEvent('letter', { letter, what: 'released' }, 'fr');
    expect(released('thanks')).toBe('remerciement envoyé');
    expect(released('reminder')).toBe('relance envoyée');
  });

  test('says a delay under an hour in minutes', () => {
    const mended = (minutes: number) => describeEvent('mention', { what: 'mended', minutes }, 'fr');
    expect(mended(1)).toBe('mention ajoutée, après 1\u00a0min');
    expect(mended(26 * 60)).toBe('mention ajoutée, après 26\u00a0h');
  });
});
