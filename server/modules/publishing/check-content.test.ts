import fc from 'fast-check';
import { expect, test } from 'vitest';
import { brandKitContent } from '../clients/kit-schema.ts';
import { type CheckFacts, checkContent } from './check-content.ts';
import { maxEmoji } from './check-words.ts';
import { findPhrase } from './find-phrase.ts';
import { emptyContent } from './post.ts';
import type { PostContent } from './schema.ts';

const bluesky = {
  id: '0199a000-0000-7000-8000-000000000001',
  network: 'Bluesky',
  state: 'alive',
  limits: { textLength: 300, images: 4, imageBytes: 1_000_000, imageTypes: ['image/jpeg'] },
} as const;
const picture = { mediaId: '0199a000-0000-7000-8000-00000000000a', sha256: 'a'.repeat(64) };

function buildFacts(over: Partial<PostContent> = {}, facts: Partial<CheckFacts> = {}): CheckFacts {
  const kit = brandKitContent.parse({
    avoid: ['léger'],
    claimsForbidden: [{ text: 'meilleur pour la santé', why: '' }],
    claimsAllowed: [{ text: 'un repas léger', proof: 'étude' }],
    emoji: 'Aucun',
    pillars: [{ name: 'Coulisses', share: 30 }],
  });
  return {
    content: {
      ...emptyContent('Sans titre', '2026-12-14T07:30:00.000Z'),
      text: 'Du foin de juin.',
      pillar: 'Coulisses',
      channelIds: [bluesky.id],
      ...over,
    },
    locale: 'fr',
    clientLocale: 'fr',
    now: new Date('2026-12-08T08:30:00Z'),
    kit: { n: 4, content: kit, signedBy: 'C. Montbazin' },
    channels: [bluesky],
    media: new Map([[picture.mediaId, { mediaType: 'image/jpeg', size: 500_000 }]]),
    othersSameDay: 0,
    ...facts,
  };
}

/** The rules that object, as `rule level`. */
function objections(over: Partial<PostContent> = {}, facts: Partial<CheckFacts> = {}): string[] {
  return checkContent(buildFacts(over, facts))
    .filter(({ level }) => level !== 'ok')
    .map(({ rule, level }) => `${rule} ${level}`);
}

test('a good post meets no objection, and says what was looked at', () => {
  expect(objections()).toEqual([]);
  const rules = checkContent(buildFacts()).map(({ rule }) => rule);
  expect(rules).toEqual(['claim-forbidden', 'text-too-long', 'frequency']);
});

test.each([
  ['text-empty block', { text: ' ' }, {}],
  ['no-channel block', { channelIds: [] }, { channels: [] }],
  ['no-due-hour block', { dueAt: null }, {}],
  ['due-in-past block', { dueAt: '2026-12-08T08:30:00.000Z' }, {}],
  ['pillar-missing know', { pillar: '' }, {}],
  ['frequency know', {}, { othersSameDay: 2 }],
  ['word-to-avoid know', { text: 'Des goûters légers.' }, {}],
  ['claim-forbidden block', { text: 'Meilleures  pour la SANTÉ !' }, {}],
  ['claim-forbidden block', { variants: { [bluesky.id]: 'meilleur pour la santé' } }, {}],
  ['emoji know', { text: 'Du foin 🐄' }, {}],
  ['text-too-long block', { text: 'é'.repeat(301) }, {}],
  ['text-too-long block', { text: 'é'.repeat(295), mention: 'advertising' }, {}],
  ['alt-text-missing block', { images: [{ ...picture, alt: ' ' }] }, {}],
  ['too-many-images block', { images: Array(5).fill({ ...picture, alt: 'foin' }) }, {}],
  ['channel-disconnected know', {}, { channels: [{ ...bluesky, state: 'reconnect' }] }],
  ['channel-disconnected block', {}, { channels: [{ ...bluesky, state: 'ended' }] }],
] satisfies [string, Partial<PostContent>, Partial<CheckFacts>][])('%s', (wanted, over, facts) => {
  expect(objections(over, facts)).toEqual([wanted]);
});

test('a family emoji counts as one sign, as the network counts', () => {
  expect(objections({ text: '👨‍👩‍👧'.repeat(300) }, { kit: null })).toEqual([]);
});

test('a picture that a network takes after all is proposed lighter; another kind is blocked', () => {
  const images = [{ ...picture, alt: 'foin' }];
  const withMedia = (mediaType: string, size: number) =>
    objections({ images }, { media: new Map([[picture.mediaId, { mediaType, size }]]) });
  expect(withMedia('image/jpeg', 1_000_000)).toEqual([]);
  expect(withMedia('image/jpeg', 1_000_001)).toEqual(['image-too-heavy know']);
  expect(withMedia('image/gif', 10)).toEqual(['image-type block']);
});

test('the kit’s rule names the kit and its signer, and quotes the words', () => {
  const [check] = checkContent(buildFacts({ text: 'C’est MEILLEUR pour la santé.' }));
  expect(check).toMatchObject({
    setBy: 'Charte v4, signée par C. Montbazin',
    quote: 'MEILLEUR pour la santé',
  });
});

test('an unsigned kit is told, and still holds', () => {
  const kit = buildFacts().kit;
  const facts = { kit: kit && { ...kit, signedBy: null } };
  expect(objections({ text: 'meilleur pour la santé' }, facts)).toEqual([
    'claim-forbidden block',
    'brand-kit-unsigned know',
  ]);
});

test('a claim that is allowed word for word may hold a word to avoid', () => {
  expect(objections({ text: 'Après un repas léger.' })).toEqual([]);
});

test.each([
  ['meilleurs pour la santé', 'meilleur pour la santé'],
  ['Les meilleures — pour la Santé', 'meilleur pour la santé'],
  ['c’est LÉGER', 'léger'],
  ['crèmes légères', 'léger'],
  ['N°1 du marché', 'n° 1'],
  ['un cœur de lait', 'coeur'],
  ['détox', 'de\u0301tox'],
])('« %s » says « %s »', (text, phrase) => {
  expect(findPhrase(text, phrase)).toHaveLength(1);
});

test.each([
  ['sainte', 'sain'],
  ['la santé du meilleur', 'meilleur pour la santé'],
  ['', 'sain'],
  ['légèreté', 'léger'],
  ['anything', '—'],
])('« %s » doesn’t say « %s »', (text, phrase) => {
  expect(findPhrase(text, phrase)).toEqual([]);
});

test('a phrase is found wherever it is put, in any case', () => {
  const word = fc.stringMatching(/^[a-zéèçô]{1,10}$/);
  const words = fc.array(word, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(words, fc.array(word), fc.array(word), (phrase, before, after) => {
      const said = phrase.join(' ').toUpperCase();
      const text = [...before, said, ...after].join(' ');
      const found = findPhrase(text, phrase.join(' '));
      const start = [...before, ''].join(' ').length;
      expect(found).toContainEqual({ start, end: start + said.length });
    }),
  );
});

test('policies of emoji in words', () => {
  expect(['Aucun', 'none', 'jamais', 'Pas d’emoji', '0'].map(maxEmoji)).toEqual([0, 0, 0, 0, 0]);
  expect(['un au plus', 'one at most'].map(maxEmoji)).toEqual([1, 1]);
  expect(['', 'avec mesure'].map(maxEmoji)).toEqual([null, null]);
});
