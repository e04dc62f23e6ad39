import type { Rule } from '../pack.ts';

const READ = '2026-11-25';
const always = { verifiedOn: READ, validFrom: null, validTo: null } as const;

export const frFoodAlcohol: readonly Rule[] = [
  {
    id: 'FR-FOOD-01',
    about: ['post', 'relation'],
    severity: 'block',
    confidence: 'secondary',
    source:
      'Code de la santé publique, art. L2133-1 ; arrêté du 27 février 2007, art. 1 ; loi n° 2023-451, art. 3',
    reference: 'https://legalplanet.pro/?p=184172',
    ...always,
    when: {
      all: [
        { in: ['product.category', 'manufactured-food', 'sweetened-drink'] },
        { not: { is: 'advertiser.paysFoodContribution' } },
        {
          not: {
            says: [
              'post.text',
              'mangez au moins cinq fruits et légumes par jour',
              'pratiquez une activité physique régulière',
              'évitez de manger trop gras, trop sucré, trop salé',
              'évitez de grignoter entre les repas',
            ],
          },
        },
      ],
    },
    message: {
      fr: 'Aliment manufacturé ou boisson sucrée sans message sanitaire : ajoutez un des quatre messages, ou notez que l’annonceur verse la contribution.',
      en: 'Manufactured food or a sweetened drink without a health message: add one of the four, or note that the advertiser pays the contribution.',
    },
    note: {
      fr: 'Texte lu dans des reproductions antérieures à 2026. Le taux de la contribution n’a pas été vérifié : nous ne le calculons pas.',
      en: 'Read in copies older than 2026. The contribution’s rate wasn’t verified: we don’t compute it.',
    },
    fixtures: {
      fires: {
        product: { category: 'manufactured-food' },
        advertiser: { paysFoodContribution: false },
        post: { text: 'Le yaourt brassé à la châtaigne revient jeudi.' },
      },
      clear: {
        product: { category: 'manufactured-food' },
        advertiser: { paysFoodContribution: true },
      },
      unknown: {
        product: { category: 'manufactured-food' },
        post: { text: 'Le yaourt brassé à la châtaigne revient jeudi.' },
      },
    },
  },
  {
    id: 'FR-FOOD-02',
    about: ['post'],
    severity: 'warn',
    confidence: 'secondary',
    source: 'Arrêté du 27 février 2007, art. 1 (apparition égale des messages dans la campagne)',
    ...always,
    when: {
      all: [
        { in: ['product.category', 'manufactured-food', 'sweetened-drink'] },
        { not: { is: 'advertiser.paysFoodContribution' } },
        { gt: ['campaign.foodMessageSpread', 1] },
      ],
    },
    message: {
      fr: 'Les quatre messages sanitaires n’apparaissent pas autant : utilisez le moins employé.',
      en: 'The four health messages don’t appear equally often: use the rarest.',
    },
    note: {
      fr: 'L’usage admet un écart de 10 % par support ; nous demandons un message d’écart au plus.',
      en: 'Practice allows 10% a medium; we ask for one message at most.',
    },
    fixtures: {
      fires: {
        product: { category: 'sweetened-drink' },
        advertiser: { paysFoodContribution: false },
        campaign: { foodMessageSpread: 2 },
      },
      clear: {
        product: { category: 'sweetened-drink' },
        advertiser: { paysFoodContribution: false },
        campaign: { foodMessageSpread: 1 },
      },
      unknown: {
        product: { category: 'sweetened-drink' },
        advertiser: { paysFoodContribution: false },
      },
    },
  },
  {
    id: 'FR-FOOD-03',
    about: ['post'],
    severity: 'sign-off',
    confidence: 'secondary',
    source: 'Règlement (CE) n° 1924/2006 ; loi n° 2023-451, art. 3, 1°',
    reference:
      'https://juriblio.fr/lois/loi-no-2023-451-du-9-juin-2023/181880913/titre-ier/chapitre-ii/section-1',
    ...always,
    when: {
      all: [
        { in: ['product.category', 'manufactured-food', 'raw-food', 'sweetened-drink', 'alcohol'] },
        {
          says: [
            'post.text',
            'défenses naturelles',
            'défenses immunitaires',
            'bon pour la digestion',
            'facilite la digestion',
            'bon pour la santé',
            'bon pour le cœur',
            'renforce',
            'réduit le cholestérol',
            'réduit la fatigue',
            'détox',
            'brûle graisse',
            'probiotique',
            'probiotiques',
            'riche en calcium',
            'source de calcium',
          ],
        },
        { not: { is: 'product.hasClaimEntry' } },
      ],
    },
    message: {
      fr: 'Allégation nutritionnelle ou de santé : donnez son numéro sur la liste européenne, ou retirez-la.',
      en: 'A nutrition or health claim: give its number on the European list, or take it out.',
    },
    note: {
      fr: 'La liste de mots est la nôtre et n’est pas complète.',
      en: 'The list of words is ours, and not complete.',
    },
    fixtures: {
      fires: {
        product: { category: 'manufactured-food', hasClaimEntry: false },
        post: { text: 'Bon pour mes défenses naturelles !' },
      },
      clear: {
        product: { category: 'manufactured-food' },
        post: { text: 'Le brassé à la châtaigne.' },
      },
      unknown: {
        product: { category: 'manufactured-food' },
        post: { text: 'Bon pour mes défenses naturelles !' },
      },
    },
  },
  {
    id: 'FR-FOOD-04',
    about: ['relation', 'post'],
    severity: 'block',
    confidence: 'unverified',
    source: 'Loi n° 2023-451, art. 3 (fin de l’article non lue)',
    sourceEn: 'Loi n° 2023-451, art. 3 (the end of the article wasn’t read)',
    verifiedOn: null,
    validFrom: null,
    validTo: null,
    when: {
      all: [
        { in: ['product.category', 'manufactured-food', 'sweetened-drink'] },
        { lt: ['creator.age', 16] },
      ],
    },
    message: {
      fr: 'Créateur de moins de 16 ans et aliment manufacturé ou boisson sucrée : la promotion serait interdite. Faites vérifier.',
      en: 'A creator under 16, and manufactured food or a sweetened drink: said to be forbidden. Have it checked.',
    },
    note: {
      fr: 'Nous n’avons pas lu ce texte. Les travaux du Sénat montrent que cette interdiction a été retirée en commission : son sort final est à vérifier.',
      en: 'We haven’t read this text. The Senate’s papers show that the ban was taken out in committee: what became of it is to be verified.',
    },
    fixtures: {
      fires: { product: { category: 'sweetened-drink' }, creator: { age: 15 } },
      clear: { product: { category: 'sweetened-drink' }, creator: { age: 16 } },
      unknown: { product: { category: 'sweetened-drink' } },
    },
  },
  {
    id: 'FR-ALC-01',
    about: ['post'],
    severity: 'block',
    confidence: 'secondary',
    source: 'Code de la santé publique, art. L3323-2, 9°',
    reference:
      'https://www.paperblog.fr/2294839/alcool-publicite-internet-support-autorise-sous-conditions/',
    ...always,
    when: {
      all: [
        { in: ['product.category', 'alcohol'] },
        { any: [{ is: 'alcohol.isForYouthOrSport' }, { is: 'alcohol.isIntrusive' }] },
      ],
    },
    message: {
      fr: 'Publicité pour l’alcool sur un support interdit, ou sous une forme intrusive : changez de support.',
      en: 'Advertising alcohol on a forbidden medium, or intrusively: choose another medium.',
    },
    note: {
      fr: 'Pour le sport, le texte vise les services édités par des associations, sociétés et fédérations sportives ou ligues, et non tout site qui parle de sport.',
      en: 'As to sport, the text means services run by sports associations, companies, federations or leagues, not every site about sport.',
    },
    fixtures: {
      fires: { product: { category: 'alcohol' }, alcohol: { isForYouthOrSport: true } },
      clear: { product: { category: 'raw-food' } },
      unknown: { product: { category: 'alcohol' }, alcohol: { isForYouthOrSport: false } },
    },
  },
  {
    id: 'FR-ALC-02',
    about: ['post'],
    severity: 'block',
    confidence: 'secondary',
    source: 'Code de la santé publique, art. L3323-4',
    reference:
      'https://www.doctrine.fr/l/texts/codes/LEGITEXT000006072665/articles/LEGIARTI000006688013',
    ...always,
    when: {
      all: [
        { in: ['product.category', 'alcohol'] },
        {
          any: [
            { is: 'alcohol.hasFestiveCues' },
            { not: { says: ['post.text', 'l’abus d’alcool est dangereux pour la santé'] } },
          ],
        },
      ],
    },
    message: {
      fr: 'Alcool : tenez-vous à ce que la loi permet de dire, et ajoutez « L’abus d’alcool est dangereux pour la santé ».',
      en: 'Alcohol: keep to what the law lists, and add “L’abus d’alcool est dangereux pour la santé”.',
    },
    fixtures: {
      fires: { product: { category: 'alcohol' }, post: { text: 'Un cidre du pays.' } },
      clear: {
        product: { category: 'alcohol' },
        alcohol: { hasFestiveCues: false },
        post: { text: 'Un cidre du pays, 4 % vol. L’abus d’alcool est dangereux pour la santé.' },
      },
      unknown: {
        product: { category: 'alcohol' },
        post: { text: 'Un cidre. L’abus d’alcool est dangereux pour la santé.' },
      },
    },
  },
  {
    id: 'FR-ALC-03',
    about: ['event'],
    severity: 'block',
    confidence: 'read',
    source: 'Code de la santé publique, art. L3322-9 et L3351-6-2',
    reference:
      'https://juriblio.fr/codes/code-de-la-sante-publique/partie-legislative/troisieme-partie/livre-iii/titre-v/chapitre-ier/section-1/article-l3351-6-2',
    ...always,
    when: {
      all: [
        { is: 'event.hasAlcohol' },
        { is: 'event.isAlcoholUnlimited' },
        { not: { is: 'event.isTastingOrFair' } },
      ],
    },
    message: {
      fr: 'Alcool offert à volonté dans un but commercial : interdit. Fixez une quantité limitée par personne.',
      en: 'Free alcohol without limit, for a commercial purpose, is forbidden. Set a limited quantity for each person.',
    },
    fixtures: {
      fires: { event: { hasAlcohol: true, isAlcoholUnlimited: true, isTastingOrFair: false } },
      clear: { event: { hasAlcohol: true, isAlcoholUnlimited: false } },
      unknown: { event: { hasAlcohol: true, isTastingOrFair: false } },
    },
  },
  {
    id: 'FR-ALC-04',
    about: ['event'],
    severity: 'block',
    confidence: 'secondary',
    source: 'Code de la santé publique, art. L3342-1',
    ...always,
    verifiedOn: null,
    when: { all: [{ is: 'event.hasAlcohol' }, { not: { is: 'event.hasAgeControl' } }] },
    message: {
      fr: 'De l’alcool sans contrôle de l’âge : prévoyez-le à l’entrée.',
      en: 'Alcohol without age control: plan it at the door.',
    },
    fixtures: {
      fires: { event: { hasAlcohol: true, hasAgeControl: false } },
      clear: { event: { hasAlcohol: true, hasAgeControl: true } },
      unknown: { event: { hasAlcohol: true } },
    },
  },
  {
    id: 'FR-MIN-01',
    about: ['creator', 'relation'],
    severity: 'block',
    confidence: 'secondary',
    source: 'Code du travail, art. L7124-1 ; loi n° 2020-1266, art. 3',
    reference:
      'https://consultation.avocat.fr/barreau-brest/blog/dalila-madjid/article-2975099-embaucher-des-enfants-de-moins-de-16-ans-pour-certaines-activites-artistiques-ou-numeriques.html',
    ...always,
    when: {
      all: [
        { any: [{ lt: ['creator.age', 16] }, { is: 'creator.isSubjectUnder16' }] },
        { not: { is: 'creator.hasMinorApproval' } },
      ],
    },
    message: {
      fr: 'Enfant de moins de 16 ans : joignez l’agrément ou la déclaration avant toute chose.',
      en: 'A child under 16: attach the approval or the declaration before anything else.',
    },
    fixtures: {
      fires: { creator: { age: 12, hasMinorApproval: false } },
      clear: { creator: { age: 34, isSubjectUnder16: false } },
      unknown: { creator: { age: 34, hasMinorApproval: false } },
    },
  },
  {
    id: 'FR-MIN-02',
    about: ['post'],
    severity: 'block',
    confidence: 'read',
    source: 'Code de la consommation, art. L121-7, 5°',
    ...always,
    when: { is: 'post.urgesChildren' },
    message: {
      fr: 'Le texte pousse des enfants à acheter ou à convaincre leurs parents : réécrivez-le.',
      en: 'The text urges children to buy or to persuade their parents: rewrite it.',
    },
    fixtures: {
      fires: { post: { urgesChildren: true } },
      clear: { post: { urgesChildren: false } },
      unknown: { post: { text: 'Demande à maman !' } },
    },
  },
  {
    id: 'FR-LANG-01',
    about: ['post'],
    severity: 'warn',
    confidence: 'read',
    source: 'Loi n° 94-665 du 4 août 1994, art. 2',
    reference:
      'https://lexbase.fr/texte-de-loi/loi-n-94665-du-4-aout-1994-relative-a-lemploi-de-la-langue-francaise/L5290GUH.html',
    ...always,
    when: {
      all: [
        { not: { in: ['relation.benefit', 'none'] } },
        { not: { in: ['post.mentionLanguage', 'fr'] } },
      ],
    },
    message: {
      fr: 'Public français : la mention doit être en français.',
      en: 'A French audience: the mention must be in French.',
    },
    fixtures: {
      fires: { relation: { benefit: 'paid' }, post: { labels: ['Ad'], mentionLanguage: 'en' } },
      clear: {
        relation: { benefit: 'paid' },
        post: { labels: ['Publicité'], mentionLanguage: 'fr' },
      },
      unknown: { relation: { benefit: 'paid' }, post: { labels: ['Publicité'] } },
    },
  },
];
