import type { Rule } from '../pack.ts';

const READ = '2026-11-25';
const always = { verifiedOn: READ, validFrom: null, validTo: null } as const;
const hasBenefit = { not: { in: ['relation.benefit', 'none'] } } as const;

export const frInfluence: readonly Rule[] = [
  {
    id: 'FR-INF-01',
    about: ['post'],
    severity: 'block',
    confidence: 'read',
    source: 'Loi n° 2023-451 du 9 juin 2023, art. 5-2 ; code de la consommation, art. L121-3',
    reference: 'LEGIARTI000050457275',
    ...always,
    when: { all: [hasBenefit, { not: { discloses: 'FR' } }] },
    message: {
      fr: 'Contrepartie sans mention : écrivez « Publicité » ou « Collaboration commerciale avec … » (ou « Produit offert par … » pour un cadeau sans aucune condition).',
      en: 'A benefit without disclosure: write “Publicité” or “Collaboration commerciale avec …” (or “Produit offert par …” for a gift without any condition).',
    },
    note: {
      fr: 'Le texte n’exige la mention que si l’intention commerciale ne ressort pas déjà du contexte. Nous la demandons toujours.',
      en: 'The text asks for it only where the commercial intent isn’t already clear from the context. We always ask.',
    },
    fixtures: {
      fires: {
        relation: { benefit: 'gift-in-exchange' },
        post: { labels: ['Produit offert par une marque'] },
      },
      clear: { relation: { benefit: 'gift' }, post: { labels: ['Produit offert par une marque'] } },
      unknown: { post: { labels: [] } },
    },
  },
  {
    id: 'FR-INF-02',
    about: ['post'],
    severity: 'warn',
    confidence: 'secondary',
    source:
      'Loi n° 2023-451, art. 5-2 (mention claire, lisible et compréhensible) ; ARPP, Communication publicitaire numérique',
    ...always,
    when: {
      all: [
        hasBenefit,
        { discloses: 'FR' },
        {
          any: [
            { in: ['post.mentionPlace', 'hashtags', 'comments'] },
            { gt: ['post.mentionOffset', { param: 'mentionWithin' }] },
            { not: { in: ['post.mentionLanguage', 'fr'] } },
          ],
        },
      ],
    },
    message: {
      fr: 'Mention présente, mais peu visible ou pas en français : placez-la au début du texte.',
      en: 'The mention is there, but hard to see or not in French: put it at the start of the text.',
    },
    fixtures: {
      fires: {
        relation: { benefit: 'paid' },
        post: {
          labels: ['Publicité'],
          mentionPlace: 'hashtags',
          mentionOffset: 900,
          mentionLanguage: 'fr',
        },
      },
      clear: {
        relation: { benefit: 'paid' },
        post: {
          labels: ['Publicité'],
          mentionPlace: 'start',
          mentionOffset: 0,
          mentionLanguage: 'fr',
        },
      },
      unknown: {
        relation: { benefit: 'paid' },
        post: { labels: ['Publicité'], mentionPlace: 'start' },
      },
    },
  },
  {
    id: 'FR-INF-03',
    about: ['post'],
    severity: 'block',
    confidence: 'read',
    source: 'Code de la consommation, art. L121-2, 3° ; loi n° 2004-575, art. 20',
    ...always,
    when: { all: [hasBenefit, { discloses: 'FR' }, { not: { is: 'post.namesAdvertiser' } }] },
    message: {
      fr: 'La mention ne dit pas pour qui : nommez l’annonceur.',
      en: 'The mention doesn’t say for whom: name the advertiser.',
    },
    fixtures: {
      fires: {
        relation: { benefit: 'paid' },
        post: { labels: ['Publicité'], namesAdvertiser: false },
      },
      clear: {
        relation: { benefit: 'paid' },
        post: { labels: ['Publicité'], namesAdvertiser: true },
      },
      unknown: { relation: { benefit: 'paid' }, post: { labels: ['Publicité'] } },
    },
  },
  {
    id: 'FR-INF-04',
    about: ['post'],
    severity: 'block',
    confidence: 'read',
    source: 'Loi n° 2023-451, art. 5, I, 1°',
    reference: 'LEGIARTI000050468897',
    ...always,
    when: {
      all: [
        { is: 'media.isBodyRetouched' },
        {
          not: {
            says: [
              'post.labels',
              'images retouchées',
              'image retouchée',
              'photographie retouchée',
              'photo retouchée',
            ],
          },
        },
      ],
    },
    message: {
      fr: 'Silhouette ou visage modifié : ajoutez « Images retouchées ».',
      en: 'A figure or a face was changed: add “Images retouchées”.',
    },
    note: {
      fr: 'Une mention équivalente adaptée au format suffit au texte ; nous ne reconnaissons que les tournures usuelles.',
      en: 'The text accepts an equivalent mention that suits the format; we know the usual wordings only.',
    },
    fixtures: {
      fires: { media: { isBodyRetouched: true }, post: { labels: ['Publicité'] } },
      clear: { media: { isBodyRetouched: true }, post: { labels: ['Images retouchées'] } },
      unknown: { post: { labels: [] } },
    },
  },
  {
    id: 'FR-INF-05',
    about: ['post'],
    severity: 'block',
    confidence: 'read',
    source: 'Loi n° 2023-451, art. 5, I, 2°',
    reference: 'LEGIARTI000050468897',
    ...always,
    when: {
      all: [
        { is: 'media.isFaceByAi' },
        {
          not: {
            says: [
              'post.labels',
              'images virtuelles',
              'image virtuelle',
              'image créée par une intelligence artificielle',
            ],
          },
        },
      ],
    },
    message: {
      fr: 'Visage ou silhouette produit par une intelligence artificielle : ajoutez « Images virtuelles ».',
      en: 'A face or figure made by artificial intelligence: add “Images virtuelles”.',
    },
    fixtures: {
      fires: { media: { isFaceByAi: true }, post: { labels: [] } },
      clear: { media: { isFaceByAi: false } },
      unknown: { media: { isFaceByAi: true } },
    },
  },
  {
    id: 'FR-INF-06',
    about: ['relation'],
    severity: 'block',
    confidence: 'secondary',
    source: 'Loi n° 2023-451, art. 8, I et II ; décret n° 2025-1137 du 28 novembre 2025, art. 1',
    reference:
      'https://www.ddg.fr/actualite/influence-commerciale-le-seuil-de-contractualisation-enfin-fixe',
    verifiedOn: READ,
    validFrom: '2026-01-01',
    validTo: null,
    when: {
      all: [
        hasBenefit,
        { gte: ['relation.yearTotalCents', 100_000] },
        { not: { is: 'relation.hasSignedContract' } },
      ],
    },
    message: {
      fr: 'Seuil de 1 000 € HT atteint dans l’année pour ce créateur, cet annonceur et cet objectif : sans contrat écrit, l’accord est nul. Faites signer le contrat d’abord.',
      en: 'The threshold of €1,000 a year without VAT is reached for this creator, advertiser and objective: without a written contract the agreement is void. Have the contract signed first.',
    },
    note: {
      fr: 'Le décret ne compte que ce qui est donné en contrepartie d’une prestation. Nous comptons aussi les cadeaux sans condition.',
      en: 'The decree counts only what is given in return for a service. We count gifts without condition too.',
    },
    fixtures: {
      fires: { relation: { benefit: 'gift', yearTotalCents: 100_000, hasSignedContract: false } },
      clear: { relation: { benefit: 'gift', yearTotalCents: 99_999, hasSignedContract: false } },
      unknown: { relation: { benefit: 'gift', hasSignedContract: false } },
    },
  },
  {
    id: 'FR-INF-07',
    about: ['relation'],
    severity: 'warn',
    confidence: 'secondary',
    source: 'Décret n° 2025-1137, art. 1 ; seuil d’alerte de la maison',
    sourceEn: 'Décret n° 2025-1137, art. 1; threshold of the house',
    verifiedOn: READ,
    validFrom: '2026-01-01',
    validTo: null,
    when: {
      all: [
        hasBenefit,
        { gte: ['relation.yearTotalCents', { param: 'contractWarning' }] },
        { lt: ['relation.yearTotalCents', 100_000] },
        { not: { is: 'relation.hasSignedContract' } },
      ],
    },
    message: {
      fr: 'Le contrat écrit devient obligatoire à 1 000 € HT dans l’année : préparez-le.',
      en: 'A written contract becomes mandatory at €1,000 a year without VAT: prepare it.',
    },
    fixtures: {
      fires: { relation: { benefit: 'paid', yearTotalCents: 85_000, hasSignedContract: false } },
      clear: { relation: { benefit: 'paid', yearTotalCents: 79_999, hasSignedContract: false } },
      unknown: { relation: { benefit: 'paid', yearTotalCents: 85_000 } },
    },
  },
  {
    id: 'FR-INF-08',
    about: ['relation'],
    severity: 'block',
    confidence: 'secondary',
    source: 'Loi n° 2023-451, art. 8, I',
    reference:
      'https://horizon-63.cerfrance.fr/actualites/au-dessus-de-1-000-eur-ht-le-contrat-entre-un-influenceur-et-un-annonceur-devra-etre-redige-par-ecrit',
    ...always,
    when: {
      all: [
        { is: 'relation.hasSignedContract' },
        {
          not: { hasAll: ['relation.clauses', 'identity', 'missions', 'benefit', 'rights', 'law'] },
        },
      ],
    },
    message: {
      fr: 'Il manque au contrat une des cinq clauses obligatoires : parties, missions, rémunération et avantages, droits et obligations, loi française.',
      en: 'The contract lacks one of its five mandatory clauses: parties, missions, payment and benefits, rights and duties, French law.',
    },
    fixtures: {
      fires: {
        relation: { hasSignedContract: true, clauses: ['identity', 'missions', 'benefit'] },
      },
      clear: {
        relation: {
          hasSignedContract: true,
          clauses: ['identity', 'missions', 'benefit', 'rights', 'law'],
        },
      },
      unknown: { relation: { hasSignedContract: true } },
    },
  },
  {
    id: 'FR-INF-09',
    about: ['relation'],
    severity: 'sign-off',
    confidence: 'secondary',
    source: 'Loi n° 2023-451, art. 8, III (responsabilité solidaire)',
    ...always,
    when: { all: [hasBenefit, { not: { is: 'relation.isReviewed' } }] },
    message: {
      fr: 'Annonceur, agence et créateur répondent ensemble du contenu : personne ne l’a relu. Qui relit ?',
      en: 'Advertiser, agency and creator answer for the content together, and nobody has read it. Who reviews it?',
    },
    fixtures: {
      fires: { relation: { benefit: 'paid', isReviewed: false } },
      clear: { relation: { benefit: 'paid', isReviewed: true } },
      unknown: { relation: { benefit: 'paid' } },
    },
  },
  {
    id: 'FR-INF-10',
    about: ['relation'],
    severity: 'block',
    confidence: 'read',
    source: 'Loi n° 2023-451, art. 7, II',
    reference:
      'https://juriblio.fr/lois/loi-no-2023-451-du-9-juin-2023/181880913/titre-ier/chapitre-iii',
    ...always,
    when: {
      all: [
        { is: 'relation.agencyRepresentsCreator' },
        { not: { is: 'relation.isConflictDisclosed' } },
      ],
    },
    message: {
      fr: 'L’agence représente ce créateur et le vend à son client : déclarez-le au client par écrit.',
      en: 'The agency represents this creator and sells them to its client: tell the client in writing.',
    },
    fixtures: {
      fires: { relation: { agencyRepresentsCreator: true, isConflictDisclosed: false } },
      clear: { relation: { agencyRepresentsCreator: false } },
      unknown: { relation: { isConflictDisclosed: false } },
    },
  },
  {
    id: 'FR-INF-11',
    about: ['relation', 'post'],
    severity: 'block',
    confidence: 'secondary',
    source: 'Loi n° 2023-451, art. 4',
    reference:
      'https://livv.eu/articles/adoption-ordonnance-6-novembre-2024-modifiant-loi-9-juin-2023-influence-commerciale',
    ...always,
    when: {
      all: [
        hasBenefit,
        {
          in: [
            'product.category',
            'aesthetic-act',
            'therapy-substitute',
            'nicotine',
            'wild-animal',
            'risky-finance',
            'sports-tips',
          ],
        },
      ],
    },
    message: {
      fr: 'Secteur interdit à l’influence commerciale. Cette opération ne peut pas avoir lieu.',
      en: 'A sector that commercial influence may not promote. This operation can’t take place.',
    },
    fixtures: {
      fires: { relation: { benefit: 'paid' }, product: { category: 'nicotine' } },
      clear: { relation: { benefit: 'paid' }, product: { category: 'raw-food' } },
      unknown: { relation: { benefit: 'paid' } },
    },
  },
  {
    id: 'FR-INF-12',
    about: ['relation', 'post'],
    severity: 'block',
    confidence: 'secondary',
    source: 'Loi n° 2023-451, art. 4 (jeux d’argent et de hasard)',
    ...always,
    when: {
      all: [
        hasBenefit,
        { in: ['product.category', 'gambling'] },
        { not: { is: 'platform.excludesMinors' } },
      ],
    },
    message: {
      fr: 'Jeu d’argent sur un réseau qui ne peut pas exclure les mineurs : changez de réseau.',
      en: 'Gambling on a network that can’t keep minors out: choose another network.',
    },
    fixtures: {
      fires: {
        relation: { benefit: 'paid' },
        product: { category: 'gambling' },
        platform: { excludesMinors: false },
      },
      clear: {
        relation: { benefit: 'paid' },
        product: { category: 'gambling' },
        platform: { excludesMinors: true },
      },
      unknown: { relation: { benefit: 'paid' }, product: { category: 'gambling' } },
    },
  },
  {
    id: 'FR-INF-13',
    about: ['relation', 'post'],
    severity: 'block',
    confidence: 'read',
    source: 'Code de la consommation, art. L121-4, 21° et 28°',
    ...always,
    when: { any: [{ is: 'relation.postsAsConsumer' }, { is: 'relation.hasBoughtIndicators' }] },
    message: {
      fr: 'Faux consommateur ou faux indicateurs : retirez ces comptes et ces commentaires.',
      en: 'A false consumer, or fake indicators: take those accounts and comments out.',
    },
    note: {
      fr: 'Le texte vise les faux avis et le faux consommateur ; y ranger l’achat d’abonnés est notre lecture.',
      en: 'The text names false reviews and the false consumer; that bought followers belong here is our reading.',
    },
    fixtures: {
      fires: { relation: { postsAsConsumer: true } },
      clear: { relation: { postsAsConsumer: false, hasBoughtIndicators: false } },
      unknown: { relation: { postsAsConsumer: false } },
    },
  },
  {
    id: 'FR-INF-14',
    about: ['relation', 'creator'],
    severity: 'warn',
    confidence: 'read',
    source: 'Code de la consommation, art. L121-4, 2° (certificat ou label sans autorisation)',
    ...always,
    when: {
      all: [{ is: 'relation.claimsCertificate' }, { not: { is: 'relation.isCertificateOnFile' } }],
    },
    message: {
      fr: 'Certificat annoncé et non vérifié : demandez-le, ou retirez l’annonce.',
      en: 'A certificate is claimed and unverified: ask for it, or take the claim out.',
    },
    fixtures: {
      fires: { relation: { claimsCertificate: true, isCertificateOnFile: false } },
      clear: { relation: { claimsCertificate: false } },
      unknown: { relation: { claimsCertificate: true } },
    },
  },
  {
    id: 'FR-CLI-01',
    about: ['report'],
    severity: 'block',
    confidence: 'read',
    source: 'Code de la consommation, art. L121-5 avec L121-2',
    ...always,
    when: { is: 'report.hasFigureWithoutEvidence' },
    message: {
      fr: 'Un chiffre du bilan n’a pas de preuve : prouvez-le, ou retirez-le.',
      en: 'A figure of the report has no evidence: prove it, or take it out.',
    },
    fixtures: {
      fires: { report: { hasFigureWithoutEvidence: true } },
      clear: { report: { hasFigureWithoutEvidence: false } },
      unknown: {},
    },
  },
  {
    id: 'FR-CLI-02',
    about: ['report'],
    severity: 'block',
    confidence: 'read',
    source: 'Code de la consommation, art. L121-5 avec L121-2',
    ...always,
    when: { gt: ['report.differingFigures', 0] },
    message: {
      fr: 'Un chiffre du bilan diffère de celui que donnent les captures : écrivez le chiffre recalculé.',
      en: 'A figure of the report differs from what the captures give: write the recomputed one.',
    },
    fixtures: {
      fires: { report: { differingFigures: 1 } },
      clear: { report: { differingFigures: 0 } },
      unknown: { report: { hasFigureWithoutEvidence: false } },
    },
  },
];
