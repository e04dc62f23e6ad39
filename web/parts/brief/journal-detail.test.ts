import { expect, test } from 'vitest';
import { tellDetail } from './journal-detail.ts';

test.each([
  ['reco-sent', '1 Odile Vireloup', 'v1, Odile Vireloup'],
  ['reco-author-signed', '2', 'v2'],
  ['plan-accepted', 'B Odile Vireloup', 'plan B, Odile Vireloup'],
  ['ceiling-changed', '350000 Odile Vireloup', '3\u00a0500\u00a0€, Odile Vireloup'],
  ['questions-sent', 'Odile Vireloup', 'Odile Vireloup'],
  ['operation-made', '01a210e9-8d98-7791-bd4c-23f2e5d7526b', ''],
])('a journal tells %s in words', (kind, detail, told) => {
  expect(tellDetail(kind, detail, 'fr')).toBe(told);
});
