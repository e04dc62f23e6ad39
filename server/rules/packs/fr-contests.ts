import type { Rule } from '../pack.ts';

const READ = '2026-11-25';
const always = { verifiedOn: READ, validFrom: null, validTo: null } as const;

export const frContests: readonly Rule[] = [
  {
    id: 'FR-CTR-01',
    about: ['contest'],
    severity: 'block',
    confidence: 'read',
    source: 'Code de la consommation, art. L121-20 et L121-1',
    ...always,
    when: {
      all: [
        { is: 'contest.isHeld' },
        { in: ['contest.decidedBy', 'chance'] },
        { not: { is: 'contest.hasPublishedRules' } },
      ],
    },
    message: {
      fr: 'Jeu où le hasard décide, sans règlement publié : publiez-le avant d’ouvrir.',
      en: 'A contest decided by chance, without published rules: publish them before it opens.',
    },
    note: {
      fr: 'Le texte interdit les loteries publicitaires déloyales ; il n’exige pas de règlement. Nous l’exigeons comme preuve de loyauté.',
      en: 'The text forbids unfair promotional lotteries and doesn’t ask for rules. We ask for them as evidence of fairness.',
    },
    fixtures: {
      fires: { contest: { isHeld: true, decidedBy: 'chance', hasPublishedRules: false } },
      clear: { contest: { isHeld: true, decidedBy: 'chance', hasPublishedRules: true } },
      unknown: { contest: { isHeld: true, decidedBy: 'chance' } },
    },
  },
  {
    id: 'FR-CTR-02',
    about: ['contest'],
    severity: 'block',
    confidence: 'read',
    source: 'Code de la consommation, art. L121-4, 18°',
    ...always,
    when: {
      all: [
        { is: 'contest.isHeld' },
        { olderThan: ['contest.endedOn', { param: 'prizeWithin' }] },
        { not: { is: 'contest.hasDeliveryProof' } },
      ],
    },
    message: {
      fr: 'Jeu fini, lot sans preuve de remise : remettez-le, ou un équivalent, et gardez-en la preuve.',
      en: 'The contest is over and a prize has no proof of delivery: hand it over, or its equal, and keep the proof.',
    },
    fixtures: {
      fires: { contest: { isHeld: true, endedOn: '2026-09-01', hasDeliveryProof: false } },
      clear: { contest: { isHeld: true, endedOn: '2026-11-20', hasDeliveryProof: false } },
      unknown: { contest: { isHeld: true, endedOn: '2026-09-01' } },
    },
  },
  {
    id: 'FR-CTR-03',
    about: ['contest', 'post'],
    severity: 'block',
    confidence: 'read',
    source: 'Code de la consommation, art. L121-4, 19°',
    ...always,
    when: { all: [{ is: 'post.saysFree' }, { is: 'post.hasExtraCost' }] },
    message: {
      fr: '« Gratuit » est inexact : il y a d’autres frais que ceux de réponse et de livraison. Dites le prix.',
      en: '“Free” is wrong: there is more to pay than answering and delivery. Say the price.',
    },
    fixtures: {
      fires: { post: { saysFree: true, hasExtraCost: true } },
      clear: { post: { saysFree: false } },
      unknown: { post: { saysFree: true } },
    },
  },
  {
    id: 'FR-CTR-04',
    about: ['contest', 'post'],
    severity: 'block',
    confidence: 'read',
    source: 'Code de la consommation, art. L121-7, 7°',
    ...always,
    when: {
      all: [
        { is: 'contest.isHeld' },
        { is: 'contest.announcesWin' },
        { not: { is: 'contest.hasDrawRecord' } },
      ],
    },
    message: {
      fr: 'Un gain est annoncé sans tirage consigné : attendez le tirage, ou retirez la phrase.',
      en: 'A win is announced without a recorded draw: wait for the draw, or take the sentence out.',
    },
    note: {
      fr: 'Le texte vise le gain qui n’existe pas ou qui coûte de l’argent ; annoncer avant le tirage en est pour nous le cas.',
      en: 'The text means a win that doesn’t exist or costs money; to us, announcing before the draw is such a case.',
    },
    fixtures: {
      fires: { contest: { isHeld: true, announcesWin: true, hasDrawRecord: false } },
      clear: { contest: { isHeld: true, announcesWin: true, hasDrawRecord: true } },
      unknown: { contest: { isHeld: true, announcesWin: true } },
    },
  },
  {
    id: 'FR-CTR-05',
    about: ['contest'],
    severity: 'warn',
    confidence: 'stable-memory',
    source: 'Usage : ce qui prouve la loyauté d’un jeu (L121-1)',
    sourceEn: 'Practice: what shows that a contest is fair (L121-1)',
    verifiedOn: null,
    validFrom: null,
    validTo: null,
    when: {
      all: [
        { is: 'contest.isHeld' },
        { is: 'contest.hasPublishedRules' },
        {
          not: {
            hasAll: [
              'contest.rules',
              'organiser',
              'dates',
              'eligibility',
              'exclusions',
              'steps',
              'limit',
              'free-route',
              'prizes',
              'selection',
              'claim',
              'alternates',
              'names',
              'data',
              'disputes',
            ],
          },
        },
      ],
    },
    message: {
      fr: 'Le règlement ne dit pas tout ce qu’il devrait : complétez ses quatorze points.',
      en: 'The rules don’t say all they should: complete their fourteen points.',
    },
    fixtures: {
      fires: {
        contest: { isHeld: true, hasPublishedRules: true, rules: ['organiser', 'dates', 'prizes'] },
      },
      clear: {
        contest: {
          isHeld: true,
          hasPublishedRules: true,
          rules: [
            'organiser',
            'dates',
            'eligibility',
            'exclusions',
            'steps',
            'limit',
            'free-route',
            'prizes',
            'selection',
            'claim',
            'alternates',
            'names',
            'data',
            'disputes',
          ],
        },
      },
      unknown: { contest: { isHeld: true, hasPublishedRules: true } },
    },
  },
  {
    id: 'FR-CTR-06',
    about: ['contest'],
    severity: 'info',
    confidence: 'secondary',
    source: 'Loi n° 2014-1545 du 20 décembre 2014, art. 54',
    ...always,
    verifiedOn: null,
    validFrom: '2014-12-22',
    when: { is: 'contest.asksDeposit' },
    message: {
      fr: 'Le dépôt du règlement chez un commissaire de justice est facultatif depuis 2014.',
      en: 'Depositing the rules with a bailiff has been optional since 2014.',
    },
    fixtures: {
      fires: { contest: { asksDeposit: true } },
      clear: { contest: { asksDeposit: false } },
      unknown: {},
    },
  },
  {
    id: 'FR-CTR-07',
    about: ['contest'],
    severity: 'block',
    confidence: 'read',
    source: 'Code de la consommation, art. L121-1',
    ...always,
    when: { all: [{ is: 'contest.isHeld' }, { is: 'contest.isChangedAfterOpening' }] },
    message: {
      fr: 'Règlement, dates, lots ou méthode changés en cours de jeu : revenez à ce qui était publié.',
      en: 'Rules, dates, prizes or method were changed during the contest: go back to what was published.',
    },
    fixtures: {
      fires: { contest: { isHeld: true, isChangedAfterOpening: true } },
      clear: { contest: { isHeld: true, isChangedAfterOpening: false } },
      unknown: { contest: { isHeld: true } },
    },
  },
];
