import type { Pack } from '../pack.ts';

export const ch: Pack = {
  jurisdiction: 'CH',
  rules: [
    {
      id: 'CH-01',
      about: ['contest'],
      severity: 'block',
      confidence: 'read',
      source:
        'Loi fédérale sur les jeux d’argent, art. 1, al. 2, let. d et e (état au 1er janvier 2021)',
      reference: 'https://lawbrary.ch/law/art/LJAR-v2021.01-fr-art-1/',
      verifiedOn: '2026-11-25',
      validFrom: '2019-01-01',
      validTo: null,
      when: {
        all: [
          { is: 'contest.isHeld' },
          { in: ['contest.decidedBy', 'chance'] },
          { is: 'contest.isPurchaseNeeded' },
          { is: 'contest.isPriceAboveMarket' },
        ],
      },
      message: {
        fr: 'Achat exigé au-dessus du prix du marché et hasard : c’est un jeu d’argent en Suisse. Vendez au prix du marché, ou faites un jeu entièrement gratuit.',
        en: 'A purchase above the market price, and chance: gambling in Switzerland. Sell at the market price, or make the contest wholly free.',
      },
      note: {
        fr: 'Hors prix du marché, la loi n’admet une voie gratuite à côté de l’achat que chez les entreprises médiatiques ; un jeu sans mise n’est pas visé.',
        en: 'Above the market price, only media companies may have a free route beside the purchase; a contest without a stake isn’t concerned.',
      },
      fixtures: {
        fires: {
          contest: {
            isHeld: true,
            decidedBy: 'chance',
            isPurchaseNeeded: true,
            isPriceAboveMarket: true,
          },
        },
        clear: { contest: { isHeld: true, decidedBy: 'chance', isPurchaseNeeded: false } },
        unknown: { contest: { isHeld: true, decidedBy: 'chance', isPurchaseNeeded: true } },
      },
    },
  ],
};
