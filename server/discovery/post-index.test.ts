import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type IndexedPost, openPostIndex, type SubjectQuery } from './post-index.ts';
import { tokenize, tokenizeTerm } from './tokens.ts';

let last = 0;
function post(text: string, of: Partial<IndexedPost> = {}): IndexedPost {
  const id = `p${++last}`;
  return { id, creatorId: 'a', language: 'fr', title: '', text, publishedAt: null, ...of };
}
function search(
  posts: IndexedPost[],
  terms: SubjectQuery['terms'],
  more: Partial<SubjectQuery> = {},
) {
  const index = openPostIndex();
  index.add(posts);
  return index.search({ terms, languages: ['fr', 'en'], ...more }).map(({ id }) => id);
}

describe('search', () => {
  test('finds a word in its forms, in its language', () => {
    const [pot, pain, none] = [post('Deux yaourts'), post('Mon pain'), post('Rien')];
    const english = post('It is a pain', { language: 'en' });
    expect(search([pot, pain, none, english], { '*': ['yaourt'] })).toEqual([pot.id]);
    expect(search([pot, pain, none, english], { fr: ['pain'] })).toEqual([pain.id]);
    expect(search([pot, pain, none, english], { '*': ['pain'] }).sort()).toEqual(
      [pain.id, english.id].sort(),
    );
    expect(search([pot, english], { '*': ['pain'] }, { languages: ['fr'] })).toEqual([]);
  });

  test('looks into texts of no known language, with the words of every language', () => {
    const odd = post('yaourt kefir', { language: 'und' });
    expect(search([odd], { fr: ['kéfir'] })).toEqual([odd.id]);
  });

  test('takes a phrase for words near each other', () => {
    const near = post('Un dessert au caramel, lacté et doux');
    const far = post(
      `Un dessert. ${'Une phrase longue parle de tout autre chose. '.repeat(9)}Lacté.`,
    );
    expect(search([near, far], { fr: ['desserts lactés'] })).toEqual([near.id]);
    expect(search([near, far], { fr: ['desserts', 'lactés'] }).sort()).toEqual(
      [near.id, far.id].sort(),
    );
  });

  test('leaves out what has a word that wasn’t wanted, and what is too old', () => {
    const cow = post('yaourt de vache', { publishedAt: new Date('2026-01-01') });
    const soy = post('yaourt de soja', { publishedAt: new Date('2020-01-01') });
    expect(search([cow, soy], { fr: ['yaourt'] }, { without: { fr: ['soja'] } })).toEqual([cow.id]);
    expect(search([cow, soy], { fr: ['yaourt'] }, { since: new Date('2025-01-01') })).toEqual([
      cow.id,
    ]);
  });

  test('puts a title above a passing word', () => {
    const passing = post('Il y avait aussi du yaourt à table ce soir là');
    const titled = post('Il y avait aussi du pain à table ce soir là', { title: 'Yaourt' });
    expect(search([passing, titled], { fr: ['yaourt'] })).toEqual([titled.id, passing.id]);
  });
});

describe('adding and removing', () => {
  test('a new post is found at once, a newer text takes the place of the older', () => {
    const index = openPostIndex();
    const query = { terms: { fr: ['kéfir'] }, languages: ['fr'] };
    index.add([post('Du pain', { id: 'x' })]);
    expect(index.search(query)).toEqual([]);
    index.add([post('Du kéfir', { id: 'x' })]);
    expect(index.search(query).map(({ id }) => id)).toEqual(['x']);
    expect(index.size).toBe(1);
  });

  test('nothing is left of who is removed, and the rest scores as if they had never been there', () => {
    const text = fc.array(fc.constantFrom('pain', 'levain', 'lait', 'yaourt', 'sel'), {
      minLength: 1,
      maxLength: 8,
    });
    const made = fc.array(fc.record({ text, creatorId: fc.constantFrom('a', 'b', 'c') }), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(made, (posts) => {
        const all = posts.map(({ text: words, creatorId }) => post(words.join(' '), { creatorId }));
        const index = openPostIndex();
        index.add(all);
        index.remove('b');
        const fresh = openPostIndex();
        fresh.add(all.filter(({ creatorId }) => creatorId !== 'b'));
        const query = { terms: { fr: ['levain', 'lait yaourt'] }, languages: ['fr'] };
        expect(index.search(query)).toEqual(fresh.search(query));
        expect(index.size).toBe(fresh.size);
        expect(index.creatorPosts('b', query).posts).toBe(0);
      }),
    );
  });
});

test('scores as the formula does', () => {
  const text = fc.array(fc.constantFrom('pain', 'levain', 'lait', 'yaourt', 'sel'), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 25 }), (texts) => {
      const posts = texts.map((words) => post(words.join(' ')));
      const index = openPostIndex();
      index.add(posts);
      const found = index.search({ terms: { fr: ['levain', 'sel'] }, languages: ['fr'] }, 100);
      const expected = scoreAll(posts, ['levain', 'sel']);
      expect(found.map(({ id }) => id).sort()).toEqual([...expected.keys()].sort());
      for (const { id, score } of found) expect(score).toBeCloseTo(expected.get(id) ?? 0, 9);
    }),
  );
});

/** BM25 as it is written in books, on every post. */
function scoreAll(posts: readonly IndexedPost[], terms: readonly string[]): Map<string, number> {
  const bags = posts.map(({ text }) => tokenize(text, 'fr'));
  const average = bags.reduce((sum, { length }) => sum + length, 0) / bags.length;
  const scores = new Map<string, number>();
  for (const term of terms.flatMap((word) => tokenizeTerm(word, 'fr'))) {
    const found = bags.filter((bag) => bag.includes(term)).length;
    const idf = Math.log(1 + (bags.length - found + 0.5) / (found + 0.5));
    bags.forEach((bag, i) => {
      const count = bag.filter((token) => token === term).length;
      if (count === 0) return;
      const part = (count * 2.2) / (count + 1.2 * (0.25 + (0.75 * bag.length) / average));
      const id = posts[i]?.id ?? '';
      scores.set(id, (scores.get(id) ?? 0) + idf * part);
    });
  }
  return scores;
}
