import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSubject } from './parse-subject.ts';
import { openPostIndex, type PostIndex } from './post-index.ts';
import { rankCreators, suggestTerms } from './rank.ts';

const NOW = new Date('2026-11-25T09:00:00Z');
const DAY_MS = 86_400_000;
const query = parseSubject('yaourt, desserts lactés', ['fr']);

/** `on` and `off`: how many posts about it, and about other things; the newest `days` ago, one a month. */
type Blog = { id: string; on: number; off: number; days?: number; text?: string };

function openBlogs(blogs: readonly Blog[]): PostIndex {
  const index = openPostIndex();
  for (const {
    id,
    on,
    off,
    days = 3,
    text = 'Le yaourt de la semaine : un yaourt brassé, lacté et frais.',
  } of blogs) {
    index.add(
      Array.from({ length: on + off }, (_, i) => ({
        id: `${id}${i}`,
        creatorId: id,
        language: 'fr',
        title: i < on ? 'Un pot' : 'La rue',
        text: i < on ? text : 'Promenade sous la pluie, entre gare et marché, sans parapluie.',
        publishedAt: new Date(NOW.getTime() - (days + 30 * i) * DAY_MS),
      })),
    );
  }
  return index;
}

describe('rankCreators', () => {
  test('puts whoever mainly writes about it first, not whoever writes most', () => {
    const index = openBlogs([
      { id: 'mainly', on: 20, off: 4 },
      { id: 'machine', on: 25, off: 400 },
      { id: 'once', on: 1, off: 20 },
    ]);
    const { ranked, near } = rankCreators(index, query, NOW);
    expect(ranked.map(({ creatorId }) => creatorId)).toEqual(['mainly', 'machine', 'once']);
    expect(near).toBe('');
    expect(ranked[0]).toMatchObject({ place: 1, subjectPosts: 20, posts: 24, persistence: 12 });
  });

  test('says the facts of time, and moves nobody for being asleep', () => {
    const index = openBlogs([
      { id: 'asleep', on: 12, off: 0, days: 341 },
      { id: 'awake', on: 6, off: 6, days: 3 },
    ]);
    const [first, second] = rankCreators(index, query, NOW).ranked;
    expect(first).toMatchObject({ creatorId: 'asleep', isDormant: true, persistence: 1 });
    expect(first?.lastPostAt).toEqual(new Date(NOW.getTime() - 341 * DAY_MS));
    expect(first?.recency).toBeCloseTo(2 ** (-341 / 365), 3);
    expect(second).toMatchObject({ creatorId: 'awake', isDormant: false, persistence: 6 });
  });

  test('takes no post from a subject because a rarer word stands beside it', () => {
    const blogs = [
      { id: 'yaourts', on: 12, off: 4 },
      { id: 'others', on: 0, off: 60 },
      { id: 'kefirs', on: 2, off: 30, text: 'Le kéfir de lait, grain de kéfir. '.repeat(8) },
    ];
    const posts = (subject: string) => {
      const { ranked, near } = rankCreators(openBlogs(blogs), parseSubject(subject, ['fr']), NOW);
      return [ranked.find(({ creatorId }) => creatorId === 'yaourts')?.subjectPosts, near];
    };
    expect(posts('yaourt')).toEqual([12, '']);
    expect(posts('yaourt, kéfir')).toEqual([12, '']);
    expect(posts('yaourt, kéfir, lait fermenté')).toEqual([12, '']);
  });

  test('says that nobody fits, and who is nearest', () => {
    const index = openBlogs([
      { id: 'lines', on: 0, off: 30 },
      {
        id: 'names',
        on: 1,
        off: 40,
        text: `${'Promenade entre gare et marché. '.repeat(20)} Un yaourt.`,
      },
    ]);
    const passing = rankCreators(index, query, NOW);
    expect(passing.near).toBe('in-passing');
    expect(passing.ranked.map(({ creatorId }) => creatorId)).toEqual(['names']);
    const unknown = rankCreators(index, parseSubject('philatélie', ['fr']), NOW);
    expect(unknown).toEqual({ ranked: [], near: 'unknown-words' });
  });

  test('tells what a content farm would show, as facts', () => {
    const index = openPostIndex();
    index.add(
      Array.from({ length: 300 }, (_, i) => ({
        id: `f${i}`,
        creatorId: 'farm',
        language: 'fr',
        title: 'Top yaourt',
        text: 'yaourt conseil guide complet '.repeat(20),
        publishedAt: new Date(NOW.getTime() - i * DAY_MS),
      })),
    );
    const { writing } = rankCreators(index, query, NOW).ranked[0] ?? {};
    expect(writing?.postsAMonth).toBeCloseTo(30.5, 0);
    expect(writing?.spread).toBe(0);
  });

  test('gives the same order whatever the order of reading', () => {
    const blogs = fc.uniqueArray(
      fc.record({ id: fc.constantFrom('k', 'l', 'm', 'n', 'o'), on: fc.nat(6), off: fc.nat(6) }),
      { selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(blogs, (some) => {
        const order = (list: readonly Blog[]) =>
          rankCreators(openBlogs(list), query, NOW).ranked.map(({ creatorId, place }) => [
            place,
            creatorId,
          ]);
        expect(order([...some].reverse())).toEqual(order(some));
      }),
    );
  });
});

test('puts creators of two languages side by side, however common the subject is in one', () => {
  const index = openBlogs([
    { id: 'fr1', on: 20, off: 2 },
    { id: 'fr2', on: 20, off: 2 },
    { id: 'fr3', on: 20, off: 40 },
  ]);
  index.add(
    Array.from({ length: 60 }, (_, i) => ({
      id: `en${i}`,
      creatorId: i < 4 ? 'passing' : 'street',
      language: 'en',
      title: 'The street',
      text: `${'A walk in the rain between the station and the market. '.repeat(8)}${i < 4 ? 'One yogurt.' : ''}`,
      publishedAt: NOW,
    })),
  );
  const { ranked } = rankCreators(index, parseSubject('yaourt', ['fr', 'en']), NOW);
  expect(ranked.map(({ creatorId }) => creatorId)).toEqual(['fr1', 'fr2', 'fr3', 'passing']);
});

test('suggests words that would bring blogs which aren’t there yet', () => {
  const index = openBlogs([
    { id: 'a', on: 5, off: 0 },
    { id: 'b', on: 5, off: 0 },
  ]);
  const add = (creatorId: string, title: string, text: string) =>
    index.add(
      Array.from({ length: 3 }, (_, i) => ({
        id: `${creatorId}-${title}-${i}`,
        creatorId,
        language: 'fr',
        title,
        text,
        publishedAt: NOW,
      })),
    );
  for (const id of ['a', 'b']) add(id, 'Kéfir du dimanche', 'Le kéfir et le yaourt, deux laits.');
  for (const id of ['c', 'd']) add(id, 'Kéfir de fruits', 'Le kéfir de fruits, mon kéfir.');
  expect(suggestTerms(index, query, 3)[0]).toEqual({ term: 'kéfir', more: 2 });
});
