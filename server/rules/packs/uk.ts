import type { Pack } from '../pack.ts';

const READ = '2026-11-25';
const always = { validFrom: null, validTo: null } as const;

export const uk: Pack = {
  jurisdiction: 'UK',
  rules: [
    {
      id: 'UK-01',
      about: ['post'],
      severity: 'block',
      confidence: 'secondary',
      source: 'CAP Code, section 2; DMCC Act 2024; CMA guidance on hidden ads',
      reference:
        'https://www.rpc.co.uk/snapshots/advertising-and-marketing/winter-2022/cma-issues-guidance-on-influencer-marketing-including-ad-for-gifts/',
      ...always,
      verifiedOn: READ,
      when: { all: [{ not: { in: ['relation.benefit', 'none'] } }, { not: { discloses: 'UK' } }] },
      message: {
        fr: 'Public britannique : écrivez « Ad » en tête. « Gifted » ne suffit pas.',
        en: 'A British audience: write “Ad” up front. “Gifted” isn’t enough.',
      },
      note: {
        fr: 'Pour un cadeau sans contrôle du contenu, la demande vient de l’autorité de la concurrence et non du CAP Code.',
        en: 'For a gift without control of the content, it is the competition authority that asks, not the CAP Code.',
      },
      fixtures: {
        fires: { relation: { benefit: 'gift' }, post: { labels: ['Gifted'] } },
        clear: { relation: { benefit: 'gift' }, post: { labels: ['#ad'] } },
        unknown: { relation: { benefit: 'gift' } },
      },
    },
    {
      id: 'UK-02',
      about: ['contest'],
      severity: 'block',
      confidence: 'read',
      source: 'CAP Code, rule 8.17',
      reference:
        'https://www.channel4.com/producers-handbook/c4-guidelines/competition-guidelines/annex-1',
      ...always,
      verifiedOn: READ,
      when: { all: [{ is: 'contest.isHeld' }, { not: { is: 'contest.hasConditionsInPost' } }] },
      message: {
        fr: 'L’annonce doit donner les conditions importantes : clôture, restrictions, lots, lien vers le règlement.',
        en: 'The announcement must give the significant conditions: closing date, restrictions, prizes, a link to the rules.',
      },
      fixtures: {
        fires: { contest: { isHeld: true, hasConditionsInPost: false } },
        clear: { contest: { isHeld: true, hasConditionsInPost: true } },
        unknown: { contest: { isHeld: true } },
      },
    },
    {
      id: 'UK-03',
      about: ['contest'],
      severity: 'block',
      confidence: 'read',
      source: 'CAP Code, rule 8.24',
      reference: 'https://www.asa.org.uk/advice-online/promotional-marketing-prize-draws.html',
      ...always,
      verifiedOn: READ,
      when: {
        all: [
          { is: 'contest.isHeld' },
          { in: ['contest.decidedBy', 'chance'] },
          { not: { is: 'contest.hasDrawProof' } },
        ],
      },
      message: {
        fr: 'Le tirage doit être vérifiable, ou fait par une personne indépendante ou sous ses yeux.',
        en: 'The draw must be verifiably random, or made by an independent person or under their eyes.',
      },
      fixtures: {
        fires: { contest: { isHeld: true, decidedBy: 'chance', hasDrawProof: false } },
        clear: { contest: { isHeld: true, decidedBy: 'chance', hasDrawProof: true } },
        unknown: { contest: { isHeld: true, decidedBy: 'chance' } },
      },
    },
    {
      id: 'UK-04',
      about: ['contest'],
      severity: 'block',
      confidence: 'secondary',
      source: 'CAP Code, rule 8.26',
      ...always,
      verifiedOn: null,
      when: {
        all: [
          { is: 'contest.isHeld' },
          { in: ['contest.decidedBy', 'judges'] },
          { not: { is: 'contest.hasIndependentJudge' } },
        ],
      },
      message: {
        fr: 'Un jury décide : il lui faut un membre indépendant.',
        en: 'Judges decide: one of them must be independent.',
      },
      fixtures: {
        fires: { contest: { isHeld: true, decidedBy: 'judges', hasIndependentJudge: false } },
        clear: { contest: { isHeld: true, decidedBy: 'chance' } },
        unknown: { contest: { isHeld: true, decidedBy: 'judges' } },
      },
    },
    {
      id: 'UK-05',
      about: ['post', 'relation'],
      severity: 'block',
      confidence: 'secondary',
      source:
        'Advertising (Less Healthy Food Definitions and Exemptions) Regulations; in force 5 January 2026',
      reference:
        'https://wiggin.eu/expertise/advertising-marketing-and-sponsorship/advertising-less-healthy-and-hfss-products',
      verifiedOn: READ,
      validFrom: '2026-01-05',
      validTo: null,
      when: {
        all: [
          { not: { in: ['relation.benefit', 'none'] } },
          { gte: ['advertiser.employees', 250] },
          {
            any: [
              {
                all: [
                  { in: ['product.category', 'manufactured-food'] },
                  { gte: ['product.nutrientScore', 4] },
                ],
              },
              {
                all: [
                  { in: ['product.category', 'sweetened-drink'] },
                  { gte: ['product.nutrientScore', 1] },
                ],
              },
            ],
          },
        ],
      },
      message: {
        fr: 'Public britannique : publicité payée (ou produit offert) interdite pour ce produit depuis le 5 janvier 2026.',
        en: 'A British audience: paid advertising (or a gift) for this product has been prohibited since 5 January 2026.',
      },
      fixtures: {
        fires: {
          relation: { benefit: 'gift' },
          product: { category: 'manufactured-food', nutrientScore: 4 },
          advertiser: { employees: 250 },
        },
        clear: {
          relation: { benefit: 'gift' },
          product: { category: 'manufactured-food', nutrientScore: 9 },
          advertiser: { employees: 249 },
        },
        unknown: {
          relation: { benefit: 'gift' },
          product: { category: 'manufactured-food' },
          advertiser: { employees: 250 },
        },
      },
    },
    {
      id: 'UK-06',
      about: ['contest'],
      severity: 'block',
      confidence: 'secondary',
      source: 'Gambling Act 2005, section 14',
      ...always,
      verifiedOn: null,
      when: {
        all: [
          { is: 'contest.isHeld' },
          { in: ['contest.decidedBy', 'chance'] },
          { is: 'contest.isPurchaseNeeded' },
          { not: { is: 'contest.hasFreeRoute' } },
        ],
      },
      message: {
        fr: 'Paiement, lot et hasard sans voie gratuite : c’est une loterie interdite. Ouvrez une voie gratuite.',
        en: 'Payment, prize and chance without a free route make an illegal lottery. Open a free route.',
      },
      fixtures: {
        fires: {
          contest: {
            isHeld: true,
            decidedBy: 'chance',
            isPurchaseNeeded: true,
            hasFreeRoute: false,
          },
        },
        clear: { contest: { isHeld: true, decidedBy: 'chance', isPurchaseNeeded: false } },
        unknown: { contest: { isHeld: true, decidedBy: 'chance', isPurchaseNeeded: true } },
      },
    },
  ],
};
