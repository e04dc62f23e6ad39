import { expect, test } from 'vitest';
import type { BriefView } from '#server/modules/briefs/brief-schema.ts';
import type { RecoContent } from '#server/modules/briefs/reco-schema.ts';
import type { ProfileView } from '#server/modules/creators/schema.ts';
import { addProposals, listDrafts, proposalOf, searchFor } from './propose.ts';

const answer = (kind: 'text' | 'unknown', body: string) => ({ kind, body });
const brief = (answers: readonly object[]) =>
  ({
    title: 'Brassé de Lune',
    client: { id: 'c1', name: 'Ombrelune' },
    questions: [
      { key: 'audience', answers: [answer('text', 'des gens qui cuisinent')] },
      { key: 'product', answers },
    ],
  }) as unknown as BriefView; // the parts that are read

test('the search asks for what the brief sells, without what is only counted, for its client', () => {
  const said = [
    answer('text', 'yaourt brassé à la châtaigne'),
    answer('text', '600 pots par semaine'),
  ];
  expect(searchFor(brief([...said, answer('unknown', '')]))).toBe(
    '/creators?q=Brass%C3%A9+de+Lune%2C+yaourt+brass%C3%A9+%C3%A0+la+ch%C3%A2taigne&client=c1',
  );
  expect(searchFor(brief([]))).toBe('/creators?q=Brass%C3%A9+de+Lune&client=c1');
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
