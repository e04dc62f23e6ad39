import { expect, test } from 'vitest';
import { choosing } from './operation-choosing.ts';

test.each([
  [
    0,
    'Personne d’autre du registre n’est disponible.',
    'Nobody else of the register is available.',
  ],
  [1, 'Une autre personne, disponible\u00a0:', 'One other, available:'],
  [2, 'Deux autres, disponibles\u00a0:', 'Two others, available:'],
  [3, 'Trois autres, disponibles\u00a0:', 'Three others, available:'],
])('as many others are announced as are named: %i', (n, fr, en) => {
  expect(choosing.fr.beyond(4, n)).toContain(fr);
  expect(choosing.en.beyond(4, n)).toContain(en);
});
