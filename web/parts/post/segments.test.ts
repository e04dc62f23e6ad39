import { expect, test } from 'vitest';
import { countGraphemes, firstGraphemes, markText } from './segments.ts';

test('marks cut the text where they begin and end, and may overlap', () => {
  const marks = [
    { quote: 'meilleur pour la santé', kind: 'block' },
    { quote: 'la santé, dit-on', kind: 'remark' },
  ] as const;
  expect(markText('Un lait meilleur pour la santé, dit-on.', marks)).toEqual([
    { text: 'Un lait ', kinds: [] },
    { text: 'meilleur pour ', kinds: ['block'] },
    { text: 'la santé', kinds: ['block', 'remark'] },
    { text: ', dit-on', kinds: ['remark'] },
    { text: '.', kinds: [] },
  ]);
});

test('an empty text has no segment', () => {
  expect(markText('', [{ quote: 'x', kind: 'know' }])).toEqual([]);
});

test('a family is one sign and is never cut', () => {
  expect(countGraphemes('é👩‍👩‍👧a')).toBe(3);
  expect(firstGraphemes('é👩‍👩‍👧a', 2)).toBe('é👩‍👩‍👧');
});
