import { expect, test } from 'vitest';
import { findUnread } from './writing.ts';

const unread = (team: string, decisions: string) => findUnread({ team, decisions });

test('days and dates are read as people write them', () => {
  const decisions =
    'Choisir ; Clarisse ; 19/10/2026\nSigner ; Clarisse ; 2026-10-20\nDire ; Solène';
  expect(unread('Inès ; stagiaire ; 1,5\nSolène ; référente', decisions)).toEqual({
    team: false,
    decisions: false,
  });
});

test('what can’t be read is named, not dropped in silence', () => {
  for (const days of ['sept', '2 jours', '-1']) {
    expect(unread(`Inès ; stagiaire ; ${days}`, '').team).toBe(true);
  }
  for (const on of ['demain', '31/02/2026', '2026-13-01', '19/10']) {
    expect(unread('', `Choisir ; Clarisse ; ${on}`).decisions).toBe(true);
  }
});
