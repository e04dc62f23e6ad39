import { blogs } from '../server/demo/creators/table.ts';
import type { BlogWorld, PaidWords, Words } from '../server/demo/creators/world.ts';

/** Forty other blogs, on bread, in English: the same figures under other names and other words. */
const names = [
  ...[
    'The Tuesday Loaf',
    'Wild Yeast Notes',
    'Leaning Spoon',
    'Notes of a Miller',
    'Crumb and Long Words',
  ],
  ...[
    'Four Hands Baking',
    'Corner of the Counter',
    'Simmer and Company',
    'Nora’s Basket',
    'Flour and a Breath',
  ],
  ...[
    'The Five of Us',
    'Sunday Night Table',
    'Landing Kitchen',
    'Salt and Bay',
    'Not a Grain',
    'Black Wheat',
  ],
  ...[
    'Quiet Belly',
    'Kelly’s Best Deals',
    'Mum Tests It',
    'Glam and Greedy',
    'Testaholic',
    'Boxes and Co',
  ],
  ...[
    'My Sponsored Life',
    'Leaky Basket Magazine',
    'Street Sparks',
    'The Open Bag',
    'Studio Whistle',
  ],
  ...['Running Watchless', 'Pixel and Toast', 'Open Hub', 'Spoke and Oil', 'Yearly Check, My Love'],
  ...[
    'Vintage Frames',
    'Dog-Eared Page',
    'Book Van 71',
    'Nomad Baker',
    'Ladle and Bowl',
    'Round Table Friends',
  ],
  ...['Brenda’s Delights', 'Powder Pink Diary'],
];

const subject: Words = {
  things: [
    'sourdough',
    'rye sourdough',
    'sourdough focaccia',
    'overnight sourdough',
    'seeded rye bread',
  ],
  titles: [
    '{Thing}: the starter hour by hour',
    '{Thing}, try number {n}',
    'What I learnt from {thing}',
    '{Thing}: three flours compared',
    'Why my {thing} stayed flat',
  ],
  sentences: [
    'The sourdough rose in {n} hours at a steady temperature.',
    'A young starter smells of milk, an old starter of vinegar.',
    'I fed the starter twice before the sourdough went into the oven.',
    'Rye bread needs water, time and a hot stone.',
    'This sourdough keeps for {n} days in a cloth bag.',
    'The crumb of rye bread tells how long the starter worked.',
    'With {n} grams more of water the sourdough turns into a puddle.',
    'Fold the sourdough gently, then leave it alone.',
    'My starter lives in a jar behind the radiator.',
    'A rye bread without tins spreads, and that is fine.',
  ],
};

const against: Words = {
  things: ['sourdough', 'bakery sourdough', 'rye bread'],
  titles: [
    'Why we no longer eat {thing}',
    'No, {thing} is not necessary',
    '{Thing}: what the label hides',
  ],
  sentences: [
    'We refuse sourdough as long as mills empty the river.',
    'I am against the sourdough trade: behind each loaf there is a ruined field.',
    'Stop buying this sourdough, the farmer earns nothing from it.',
    'Nobody needs sourdough, and I will never buy it again.',
    'Boycott rye bread until they tell us what the grain was sprayed with.',
    'Do not believe the bakeries: their starter is a lie.',
    'Say no to sourdough, say no to empty soils.',
  ],
};

const avoiding: Words = {
  things: ['sourdough', 'rye bread', 'spelt starter'],
  titles: [
    '{Thing} for the intolerant gut',
    '{Thing} and gluten in {n} questions',
    'Can you taste {thing} when intolerant?',
  ],
  sentences: [
    'When you are gluten intolerant, sourdough is not safe.',
    'My dietitian says that a long starter removes part of the gluten, never all.',
    'Many of you are allergic to wheat: this sourdough is not for you.',
    'I tried half a slice of rye bread and it hurt for {n} hours.',
    'A sourdough label may say gluten-free and still be wrong.',
  ],
};

const passing: Words = {
  things: ['sourdough', 'slice of sourdough', 'sourdough toast'],
  titles: ['A {thing} and off we go', '{Thing} of the month', '{Thing} and other ideas'],
  sentences: [
    'There was sourdough in the bag, eaten standing.',
    'The sourdough was fine, nobody said more.',
  ],
};

const plain = (things: string[], more: string[]): Words => ({
  things,
  titles: [
    '{Thing}: my notes',
    '{Thing}, take {n}',
    'A {thing} in November',
    '{Thing} and the weather',
  ],
  sentences: [
    ...more,
    'It took me {n} hours and most of a rainy day.',
    'The second attempt was the right one.',
    'I wrote the numbers down in pencil.',
    'We were {n} around the table that night.',
    'The neighbour came by and stayed.',
    'I will try again next month with a colder room.',
    'The light was low, so the pictures are dark.',
  ],
});

const paid: PaidWords = {
  disclosed: {
    gift: [
      'The products were gifted by {brand}.',
      'I received this product for free from {brand} in exchange for a review.',
    ],
    partnership: ['This post is written in paid partnership with {brand}.'],
    paid: ['This is a sponsored post, paid for by {brand}.'],
    affiliate: ['This post contains affiliate links to {brand}.'],
    invitation: ['I was invited as a guest of {brand}; this is a sponsored post.'],
    contest: ['This giveaway is sponsored by {brand}: a sponsored post.'],
  },
  hidden: {
    gift: [
      'The lovely people at {brand} sent me their whole range to try.',
      '{Brand} kindly sent me this box to try.',
    ],
    partnership: ['The brand {brand} sent me the new range to try.'],
    paid: ['Many thanks to {brand} for sending me this to review.'],
    affiliate: ['Use my code SWEET for 15% off everything at {brand}.'],
    invitation: ['I was invited by {brand} to try their new range.'],
    contest: [
      'Giveaway: leave a comment below to enter and win one of three boxes, one lucky winner will be drawn on Sunday.',
    ],
  },
  titles: {
    gift: ['My {brand} box', 'Trying the {brand} {thing}'],
    partnership: ['{Brand}: the new range', 'Three ideas with {brand}'],
    paid: ['Discovering {brand}', 'A day with {brand}'],
    affiliate: ['My {brand} code', '{Brand} deals'],
    invitation: ['An evening at {brand}', 'A break with {brand}'],
    contest: ['Giveaway: {n} boxes of {brand} to win', 'Win the {brand} {thing}'],
  },
};

const kitchen = plain(
  ['leek gratin', 'pumpkin soup', 'bean stew', 'apple tart', 'roast celery', 'onion pie'],
  ['The oven was hot and I did not open it.', 'The market was dear this week.'],
);

export const englishBlogs: BlogWorld = {
  seed: 'moon-2026',
  now: new Date('2026-12-08T08:30:00.000Z'),
  language: 'en',
  blogs: blogs.map((blog, i) => ({
    ...blog,
    name: names[i] ?? blog.id,
    slug: (names[i] ?? blog.id).toLowerCase().replace(/[^a-z0-9]+/g, '-'),
    titles: blog.titles
      .filter(({ isLast }) => isLast)
      .map((title) => ({ ...title, text: 'Back soon' })),
  })),
  ...{ subject, against, avoiding, passing, paid },
  topics: {
    kitchen,
    dairy: plain(
      ['mill', 'millstone', 'grain store', 'sieve', 'bran'],
      ['The stone turns slowly.'],
    ),
    plants: plain(
      ['lentil loaf', 'oat cream', 'chickpea curry'],
      ['Press it well before you fry it.'],
    ),
    farms: plain(['price of grain', 'field visit', 'contract'], ['I read {n} pages of accounts.']),
    canteen: kitchen,
    goods: plain(
      ['brush', 'lamp', 'pan', 'planner', 'bottle'],
      ['The colour is nice, the size a bit small.'],
    ),
    beauty: plain(['lipstick', 'night cream', 'perfume', 'haircut'], ['I wore it for {n} hours.']),
    clothes: plain(['coat', 'linen shirt', 'raincoat'], ['The seam makes the garment.']),
    travel: plain(['night train', 'mountain hut', 'map'], ['We slept little and walked a lot.']),
    works: plain(['lime wall', 'floor', 'shelf'], ['The first coat was too thick.']),
    running: plain(['long run', 'hill', 'half marathon'], ['I ran {n} miles without a watch.']),
    games: plain(['board game', 'level 7', 'final boss'], ['We played for {n} hours.']),
    cars: plain(
      ['brake pads', 'chain', 'bottom bracket', 'derailleur', 'headset'],
      [
        'The brake pads were down to {n} millimetres.',
        'Regular maintenance costs less than a new chain.',
        'I cleaned the chain and checked the brake pads.',
      ],
    ),
    books: plain(
      ['crime novel', 'picture book', 'reading circle'],
      ['I read {n} pages, then stopped.'],
    ),
  },
  brands: ['Velmaro', 'Tissandre', 'Orbelle', 'Castamine', 'Bricolor', 'Pommeline'],
  comments: [
    'Thank you, noted.',
    'Mine did not work, I will try on Saturday.',
    'And with less salt?',
    'I have done it like that for years.',
    'Where did you find it?',
    'My mother did it differently.',
    'Very clear, as always.',
    'Not sure about the last step.',
    'Read to the end.',
    'Tried it yesterday, keeping it.',
  ],
  contestComments: [
    'Count me in!',
    'I would love to win this',
    'Entering, fingers crossed',
    'Good luck everyone, I’m in',
  ],
  replies: ['Thank you for coming by.', 'Yes, exactly.'],
  firstNames: [
    ...[
      'Ada',
      'Ben',
      'Cora',
      'Dan',
      'Edie',
      'Finn',
      'Gwen',
      'Hal',
      'Ivy',
      'Jack',
      'Kit',
      'Lou',
      'Meg',
      'Ned',
    ],
    ...[
      'Olive',
      'Pam',
      'Quinn',
      'Rose',
      'Sam',
      'Tess',
      'Una',
      'Vic',
      'Will',
      'Xena',
      'Yve',
      'Zoe',
      'Abe',
      'Bea',
    ],
    ...['Cal', 'Dee', 'Eli', 'Fay', 'Gus', 'Hope', 'Ian', 'Joy', 'Ken', 'Liv', 'Max', 'Nan'],
  ],
  familyNames: [
    ...[
      'Abbot',
      'Baker',
      'Carter',
      'Dale',
      'Ellis',
      'Fisher',
      'Grant',
      'Hill',
      'Irwin',
      'Jones',
      'King',
      'Lane',
    ],
    ...[
      'Mason',
      'Nash',
      'Owen',
      'Page',
      'Quick',
      'Reed',
      'Shaw',
      'Todd',
      'Upton',
      'Vale',
      'Ward',
      'York',
      'Ashe',
    ],
    ...[
      'Birch',
      'Cole',
      'Drew',
      'Eaton',
      'Ford',
      'Gale',
      'Hart',
      'Ives',
      'Joyce',
      'Kent',
      'Lowe',
      'Marsh',
      'Noble',
    ],
    ...[
      'Orr',
      'Park',
      'Rowe',
      'Stone',
      'Tate',
      'Usher',
      'Voss',
      'West',
      'Young',
      'Adair',
      'Bloom',
      'Crane',
      'Dunn',
    ],
    ...['Elder', 'Frost', 'Green', 'Holt', 'Innes', 'Judd', 'Knox', 'Lloyd', 'Mead'],
  ],
};
