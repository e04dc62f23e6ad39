import type { Pack } from '../pack.ts';

const READ = '2026-11-25';
const always = { verifiedOn: null, validFrom: null, validTo: null } as const;

export const us: Pack = {
  jurisdiction: 'US',
  rules: [
    {
      id: 'US-01',
      about: ['post'],
      severity: 'block',
      confidence: 'read',
      source: '16 CFR 255.5',
      reference: 'https://www.law.cornell.edu/cfr/text/16/255.5',
      ...always,
      verifiedOn: READ,
      when: { all: [{ not: { in: ['relation.benefit', 'none'] } }, { not: { discloses: 'US' } }] },
      message: {
        fr: 'Public américain : dites clairement le lien, même pour un cadeau non demandé ou une chance de gagner.',
        en: 'An American audience: disclose the connection clearly, even an unasked gift or a chance to win.',
      },
      note: {
        fr: 'Ce sont les lignes de l’autorité, qui disent comment elle lit la loi.',
        en: 'These are the authority’s guides: how it reads the law.',
      },
      fixtures: {
        fires: { relation: { benefit: 'prizes' }, post: { labels: [] } },
        clear: { relation: { benefit: 'gift' }, post: { labels: ['Free product from a brand'] } },
        unknown: { relation: { benefit: 'gift' } },
      },
    },
    {
      id: 'US-02',
      about: ['relation', 'report'],
      severity: 'block',
      confidence: 'secondary',
      source: '16 CFR 465.8',
      reference:
        'https://bclplaw.com/en-US/events-insights-news/what-the-ftcs-final-rule-means-for-fake-indicators-of-social-media-influence-and-fake-review-websites.html',
      verifiedOn: READ,
      validFrom: '2024-10-21',
      validTo: null,
      when: { is: 'relation.hasBoughtIndicators' },
      message: {
        fr: 'Abonnés, mentions « j’aime » ou vues achetés : faux indicateurs interdits. Écartez ce compte.',
        en: 'Bought followers, likes or views are fake indicators, and forbidden. Set this account aside.',
      },
      note: {
        fr: 'Le texte demande que l’acheteur ait su, ou aurait dû savoir, qu’ils étaient faux.',
        en: 'The text asks that the buyer knew, or should have known, that they were fake.',
      },
      fixtures: {
        fires: { relation: { hasBoughtIndicators: true } },
        clear: { relation: { hasBoughtIndicators: false } },
        unknown: { relation: { benefit: 'paid' } },
      },
    },
    {
      id: 'US-03',
      about: ['contest'],
      severity: 'block',
      confidence: 'read',
      source: '16 CFR 255.5',
      reference: 'https://www.law.cornell.edu/cfr/text/16/255.5',
      ...always,
      verifiedOn: READ,
      when: {
        all: [
          { is: 'contest.isHeld' },
          { hasAny: ['contest.entryActions', 'post', 'share'] },
          { not: { is: 'contest.asksEntrantDisclosure' } },
        ],
      },
      message: {
        fr: 'Participer demande de publier : les participants doivent dire que c’est pour un jeu. Demandez-le dans le règlement.',
        en: 'Entering needs a post: entrants must say that it is for a contest. Ask for it in the rules.',
      },
      fixtures: {
        fires: { contest: { isHeld: true, entryActions: ['post'], asksEntrantDisclosure: false } },
        clear: { contest: { isHeld: true, entryActions: ['form'] } },
        unknown: { contest: { isHeld: true, entryActions: ['post'] } },
      },
    },
    {
      id: 'US-04',
      about: ['contest'],
      severity: 'block',
      confidence: 'secondary',
      source: 'New York General Business Law § 369-e; Florida Statutes § 849.094',
      ...always,
      when: {
        all: [
          { is: 'contest.isHeld' },
          { gt: ['contest.prizesUsdCents', 500_000] },
          { is: 'contest.includesNyOrFl' },
          { not: { is: 'contest.isRegisteredAndBonded' } },
        ],
      },
      message: {
        fr: 'Plus de 5 000 $ de lots, New York ou Floride comprises : enregistrez et cautionnez (30 et 7 jours avant), ou excluez-les.',
        en: 'Prizes above $5,000 and New York or Florida included: register and bond (30 and 7 days before), or exclude them.',
      },
      fixtures: {
        fires: {
          contest: {
            isHeld: true,
            prizesUsdCents: 500_001,
            includesNyOrFl: true,
            isRegisteredAndBonded: false,
          },
        },
        clear: { contest: { isHeld: true, prizesUsdCents: 500_000 } },
        unknown: { contest: { isHeld: true, prizesUsdCents: 900_000, includesNyOrFl: true } },
      },
    },
    {
      id: 'US-05',
      about: ['contest'],
      severity: 'block',
      confidence: 'stable-memory',
      source: 'State lottery laws (no purchase necessary)',
      ...always,
      when: {
        all: [
          { is: 'contest.isHeld' },
          { in: ['contest.decidedBy', 'chance'] },
          { is: 'contest.isPurchaseNeeded' },
          { not: { is: 'contest.hasFreeRoute' } },
        ],
      },
      message: {
        fr: 'Un achat est exigé et le hasard décide : ouvrez une voie sans achat.',
        en: 'A purchase is needed and chance decides: open a route without purchase.',
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
        unknown: { contest: { isHeld: true, decidedBy: 'chance' } },
      },
    },
  ],
};
