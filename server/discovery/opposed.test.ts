import { describe, expect, test } from 'vitest';
import { findOpposed } from './opposed.ts';
import { parseSubject } from './parse-subject.ts';
import type { IndexedPost } from './post-index.ts';

function write(language: string, ...posts: [title: string, text: string][]): IndexedPost[] {
  return posts.map(([title, text], i) => ({
    id: `p${i}`,
    creatorId: 'a',
    language,
    title,
    text,
    publishedAt: new Date(Date.UTC(2026, i, 1)),
  }));
}

const yaourt = parseSubject('yaourt, desserts lactés', ['fr']);
const cars = parseSubject('cars, driving', ['en']);

describe('is opposed', () => {
  test.each([
    [
      'to dairy, in French',
      yaourt,
      write(
        'fr',
        [
          'Le yaourt n’a pas besoin de vache : mode d’emploi au soja',
          'Un yaourt de soja prend en huit heures.',
        ],
        [
          'Pourquoi nous refusons les colis des laiteries',
          'On nous propose du yaourt chaque semaine.',
        ],
        [
          'Un an sans yaourt',
          'Arrêtez d’acheter ces yaourts : derrière chaque pot, une vache épuisée.',
        ],
      ),
    ],
    [
      'to cars, in English',
      cars,
      write(
        'en',
        ['Why we don’t own a car', 'We sold it in 2019. Stop driving your car to the bakery.'],
        ['A city for people', 'Cars should be banned from every school street.'],
        ['Ten years by bike', 'I refuse to pay for parking cars.'],
      ),
    ],
    [
      'to meat, in French',
      parseSubject('viande, boucherie', ['fr']),
      write(
        'fr',
        ['La viande, non merci', 'Je suis contre la viande, et je le dis calmement.'],
        ['L’abattoir', 'Derrière chaque barquette de viande il y a la souffrance d’une bête.'],
        ['Manifester', 'Nous manifesterons samedi contre la viande industrielle.'],
      ),
    ],
    [
      'to plastic, in English',
      parseSubject('plastic packaging', ['en']),
      write(
        'en',
        ['Say no to plastic', 'It is time to stop using plastic bottles.'],
        ['The sea', 'There is no such thing as responsible plastic.'],
      ),
    ],
  ])('%s', (_, query, posts) => {
    const { isOpposed, extracts } = findOpposed(posts, query);
    expect(isOpposed).toBe(true);
    expect(extracts.length).toBeGreaterThanOrEqual(2);
    for (const { postId, sentence, publishedAt } of extracts) {
      const post = posts.find(({ id }) => id === postId);
      expect(`${post?.title}\n${post?.text}`).toContain(sentence);
      expect(publishedAt).toEqual(post?.publishedAt);
    }
  });
});

describe('is not opposed', () => {
  test.each([
    [
      'a taster who finds most of them too sweet',
      yaourt,
      write(
        'fr',
        [
          'J’ai goûté onze yaourts à la châtaigne, neuf sont trop sucrés',
          'Je ne rachèterai pas ce yaourt-là, fade et cher.',
        ],
        ['Le yaourt du rayon d’en bas', 'Décevant : la texture colle, le goût n’y est pas.'],
        ['Pourquoi je ne note plus les desserts sur vingt', 'Un yaourt à 12 hier, à 15 demain.'],
      ),
    ],
    [
      'a cook who needs no machine',
      yaourt,
      write(
        'fr',
        ['Yaourt sans yaourtière', 'Vous n’avez pas besoin de yaourtière, un four suffit.'],
        ['Yaourt brassé', 'Arrêtez de remuer dès que le yaourt prend. Stop aux grumeaux.'],
      ),
    ],
    [
      'someone who reads labels for the intolerant',
      yaourt,
      write(
        'fr',
        [
          'Lactose : ce que dit ma nutritionniste',
          'Quand on est intolérant, un yaourt entier passe rarement.',
        ],
        ['Comment lire une étiquette', 'Ce dessert lacté est interdit aux allergiques.'],
      ),
    ],
    [
      'one angry post among twenty',
      cars,
      write(
        'en',
        ['Stop buying new cars', 'Never buy a new car again, they lose half in a year.'],
        ...Array.from({ length: 19 }, (_, i): [string, string] => [
          `Brakes ${i}`,
          'How I changed the brakes of my car.',
        ]),
      ),
    ],
    [
      'a mechanic, who says not to',
      cars,
      write(
        'en',
        ['Oil', 'Don’t use cheap oil in your car. Never drive a car with this light on.'],
        ['Tyres', 'I love driving, and this car doesn’t need winter tyres.'],
      ),
    ],
    [
      'who refuses waste, when waste is refused',
      parseSubject('zéro déchet', ['fr']),
      write(
        'fr',
        ['Refuser les déchets', 'Je refuse les emballages, et mes déchets tiennent dans un bocal.'],
        ['Stop au plastique', 'Nous disons non aux déchets.'],
      ),
    ],
  ])('%s', (_, query, posts) => {
    expect(findOpposed(posts, query).isOpposed).toBe(false);
  });
});
