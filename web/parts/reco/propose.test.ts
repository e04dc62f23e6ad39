import { expect, test } from 'vitest';
import type { BriefView } from '#server/modules/briefs/brief-schema.ts';
import type { RecoContent } from '#server/modules/briefs/reco-schema.ts';
import type { ProfileView } from '#server/modules/creators/profile-schema.ts';
import { addProposals, listDrafts, proposalOf, searchFor } from './propose.ts';

test('the search starts from our own words, for the brief’s client; without any it starts empty', () => {
  const brief = (subject: string) =>
    ({ entered: { subject }, client: { id: 'c1', name: 'Ombrelune' } }) as unknown as BriefView; // what is read
  expect(searchFor(brief('yaourt, dessert lacté'))).toBe(
    '/creators?q=yaourt%2C+dessert+lact%C3%A9&client=c1',
  );
  expect(searchFor(brief(''))).toBe('/creators?client=c1');
});

test('a proposal says what was read and every declared link', () => {
  const factor = (axis: string, bearing: string, sentence: string) => ({ axis, bearing, sentence });
  const profile = {
    id: 'k11',
    name: 'Chez les Cinq',
    factors: [
      factor('subject', 'plus', '6 de ses 57 billets portent sur le sujet.'),
      factor('commercial', 'context', 'Huit billets commerciaux.'),
      factor('readers', 'unknown', 'Lecteurs inconnus.'),
      factor('readers', 'context', 'Neuf lecteurs par billet.'),
    ],
    links: [{ person: 'Inès Taldir', relation: 'amie de Perrine M.' }],
  } as unknown as ProfileView; // as above
  expect(proposalOf(profile)).toEqual({
    creatorId: 'k11',
    name: 'Chez les Cinq',
    reason: '6 de ses 57 billets portent sur le sujet. Neuf lecteurs par billet.',
    conflict: 'Inès Taldir, amie de Perrine M.',
    rotationException: '',
  });
});

test('they are added once; who was there keeps what was written', () => {
  const one = { creatorId: 'a', name: 'A', reason: 'lu', conflict: '', rotationException: 'seule' };
  const before = { creators: [] } as unknown as RecoContent; // as above
  const first = addProposals(before, 'B', [one]);
  expect(first.creators).toMatchObject([{ ...one, plans: ['B'], feeCents: 0, hasContract: null }]);
  const again = addProposals(first, 'A', [{ ...one, reason: 'autre' }]);
  expect(again.creators).toMatchObject([{ reason: 'lu', plans: ['B', 'A'] }]);
  expect(addProposals(again, 'A', [one])).toEqual(again);
});

test('only what is still being written can take them', () => {
  const reco = (id: string, state: string) => ({
    ...{ id, state, title: 'Lune' },
    plans: [{ key: 'B', title: 'Jeu' }],
  });
  const briefs = [{ recos: [reco('r1', 'draft'), reco('r2', 'with-client')] }];
  expect(listDrafts(briefs as unknown as Parameters<typeof listDrafts>[0])).toEqual([
    { value: 'r1:B', label: 'Lune, B, Jeu' },
  ]);
});
