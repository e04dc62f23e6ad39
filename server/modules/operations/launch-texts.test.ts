import { describe, expect, test } from 'vitest';
import { packs } from '../../rules/packs.ts';
import { stopTexts } from './launch-texts.ts';

const ids = packs.flatMap(({ rules }) => rules.map(({ id }) => id));

describe('what rules stop is said in sentences, not in a row of codes', () => {
  test('twenty that wait: by subject, the most first, and how many others', () => {
    const waiting = [
      ...ids.filter((id) => id.startsWith('FR-INF')),
      ...ids.filter((id) => id.startsWith('GDPR')),
      'FR-FOOD-01',
      'FR-FOOD-02',
      'FR-ALC-01',
      'FR-MIN-01',
    ];
    const text = stopTexts.fr({ what: 'letter', firing: [], waiting });
    expect(text).toMatch(
      /attendent une réponse\u00a0: influence commerciale \(FR-INF-\d+ et \d+ autres\), données personnelles \(GDPR-\d+ et \d+ autres\), alimentation \(FR-FOOD-01 et 1 autre\) et 2 autres sujets\./,
    );
    const codes = text.match(/[A-Z]+(-[A-Z]+)*-\d+/g) ?? [];
    expect(codes).toHaveLength(3);
  });

  test('those that fire say what to do in their own words', () => {
    const text = stopTexts.en({ what: 'benefit', firing: ['FR-FOOD-01'], waiting: [] });
    expect(text).toContain('One stands against it: FR-FOOD-01: Manufactured food');
    const many = stopTexts.fr({ what: 'benefit', firing: ids.slice(0, 8), waiting: [] });
    expect(many).toContain('8 s’y opposent');
    expect(many).toContain('Et 5 autres.');
  });

  test('every family of rules has its word, in both languages', () => {
    const left = ids.filter((id) => {
      const say = (locale: 'fr' | 'en') =>
        stopTexts[locale]({ what: 'letter', firing: [], waiting: [id] });
      return !say('fr').includes(`(${id})`) || !say('en').includes(`(${id})`);
    });
    expect(left).toEqual([]);
  });
});
