import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isEntryFormula } from '../../verifier/report/entry-formula.ts';
import { type Comment, type ReadPost, readerFacts } from './readers.ts';

function posts(count: number, kind: ReadPost['kind'] = 'none', name = 'p'): ReadPost[] {
  return Array.from({ length: count }, (_, i) => ({ id: `${name}${i}`, kind }));
}
function by(author: string, postId: string, of: Partial<Comment> = {}): Comment {
  return {
    postId,
    author,
    text: 'Merci pour la recette.',
    at: null,
    isCreator: false,
    isOwn: false,
    ...of,
  };
}

describe('readerFacts', () => {
  test('counts people, not comments, and leaves out the author', () => {
    const facts = readerFacts(posts(3), [
      by('anne', 'p0'),
      by('anne', 'p0'),
      by('luc', 'p0'),
      by('anne', 'p1'),
      by('me', 'p1', { isOwn: true }),
    ]);
    expect(facts).toMatchObject({ ordinaryPosts: 3, median: 1, distinct: 2, returning: 1 });
    expect(facts.p90).toBeCloseTo(1.8);
    expect(facts.busiestShare).toBe(0.75);
  });

  test('says unknown where no comment was read, never zero', () => {
    expect(readerFacts(posts(4), [])).toEqual({
      ordinaryPosts: 4,
      median: null,
      p90: null,
      returning: 0,
      busiestShare: null,
      ringShare: null,
      formulaShare: null,
      onlyInContests: 0,
      cliques: [],
      distinct: 0,
    });
  });

  test('isn’t moved by one crowded contest', () => {
    const crowd = Array.from({ length: 400 }, (_, i) =>
      by(`x${i}`, 'c0', { text: 'Je participe !' }),
    );
    const facts = readerFacts(
      [...posts(5), ...posts(1, 'contest-host', 'c')],
      [...crowd, ...posts(5).map(({ id }) => by('anne', id))],
    );
    expect(facts).toMatchObject({ median: 1, distinct: 1, onlyInContests: 400 });
    expect(facts.formulaShare).toBeCloseTo(400 / 405);
  });

  test('sees a ring: creators who come, and those who always come with them', () => {
    const ring = ['brune', 'glam', 'ronde', 'kelly'];
    const comments = posts(12).flatMap(({ id }, i) => [
      ...(i % 2 ? ring.map((author) => by(author, id, { isCreator: author !== 'kelly' })) : []),
      by(`guest${i}`, id),
    ]);
    const facts = readerFacts(posts(12), comments);
    expect(facts.cliques).toEqual([['brune', 'glam', 'kelly', 'ronde']]);
    expect(facts.ringShare).toBeCloseTo(24 / 36);
  });

  test('calls no ring a loyal public in which no creator is', () => {
    const comments = posts(10).flatMap(({ id }) => ['a', 'b', 'c'].map((author) => by(author, id)));
    expect(readerFacts(posts(10), comments).ringShare).toBe(0);
  });

  test('shares stay between 0 and 1, whatever the comments, in any order', () => {
    const comment = fc.record({
      postId: fc.constantFrom('p0', 'p1', 'p2', 'c0', 'gone'),
      author: fc.constantFrom('a', 'b', 'c', 'd'),
      text: fc.constantFrom('Je participe', 'Bravo', 'count me in', ''),
      at: fc.constant(null),
      isCreator: fc.boolean(),
      isOwn: fc.boolean(),
    });
    const all = [...posts(3), ...posts(1, 'contest-host', 'c')];
    fc.assert(
      fc.property(fc.array(comment, { maxLength: 40 }), (comments) => {
        const facts = readerFacts(all, comments);
        for (const share of [facts.ringShare, facts.formulaShare, facts.busiestShare])
          if (share !== null) expect(share >= 0 && share <= 1).toBe(true);
        expect(facts.returning).toBeLessThanOrEqual(facts.distinct);
        expect((facts.median ?? 0) <= (facts.p90 ?? 0)).toBe(true);
        expect(facts.distinct + facts.onlyInContests).toBeLessThanOrEqual(4);
        const { cliques, ...counts } = readerFacts(all, [...comments].reverse());
        expect({ cliques: cliques.length, ...counts }).toEqual({
          ...facts,
          cliques: facts.cliques.length,
        });
      }),
    );
  });
});

describe('isEntryFormula', () => {
  test.each([
    'Je participe !',
    'Je tente ma chance, merci pour ce beau concours :)',
    'Coucou, je participe avec plaisir ! Bises',
    'J’aime et je partage sur Facebook : Lili Rose',
    'Je croise les doigts',
    'Count me in! Thanks for the giveaway',
    'Great giveaway, I’d love to win this',
    'Fingers crossed xx',
    'Liked and shared @someone #win',
  ])('takes “%s” for nothing else', (text) => {
    expect(isEntryFormula(text)).toBe(true);
  });

  test.each([
    'Je participe à un atelier fromage samedi, ta recette tombe bien',
    'Merci pour la recette, mon yaourt a pris du premier coup',
    'Super article, je ne savais pas qu’on pouvait brasser le lait cru',
    'I made this with goat’s milk and it never set, any idea?',
    'Bravo',
    '',
  ])('leaves “%s” a comment', (text) => {
    expect(isEntryFormula(text)).toBe(false);
  });
});
