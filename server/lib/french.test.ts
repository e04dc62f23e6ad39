import { expect, test } from 'vitest';
import { ofName } from './french.ts';

test('a vowel takes the e of « de » away', () => {
  expect(['Inès', 'Élise', 'Hélène', 'Solène', '3M'].map(ofName)).toEqual([
    'd’Inès',
    'd’Élise',
    'd’Hélène',
    'de Solène',
    'de 3M',
  ]);
});
