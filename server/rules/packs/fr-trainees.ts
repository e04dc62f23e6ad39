import type { Rule } from '../pack.ts';

const READ = '2026-11-25';
const always = { verifiedOn: READ, validFrom: null, validTo: null } as const;
const decree =
  'https://www.legoux-associes.com/decret-nombre-maximal-de-stagiaires-organisme-daccueil-tuteur-sorti';

export const frTrainees: readonly Rule[] = [
  {
    id: 'INT-01',
    about: ['trainee'],
    severity: 'block',
    confidence: 'read',
    source: 'Code de l’éducation, art. L124-1',
    reference: 'http://archeo-lex.fr/codes/code_de_l%27%C3%A9ducation/2014-07-12/modifications',
    ...always,
    when: { all: [{ is: 'trainee.isActive' }, { not: { is: 'trainee.hasAgreement' } }] },
    message: {
      fr: 'Pas de convention de stage signée : fermez le compte, ou faites signer la convention.',
      en: 'No signed placement agreement: close the account, or have the agreement signed.',
    },
    fixtures: {
      fires: { trainee: { isActive: true, hasAgreement: false } },
      clear: { trainee: { isActive: true, hasAgreement: true } },
      unknown: { trainee: { isActive: true } },
    },
  },
  {
    id: 'INT-02',
    about: ['trainee'],
    severity: 'block',
    confidence: 'secondary',
    source: 'Code de l’éducation, art. L124-9 et R124-13',
    reference: decree,
    ...always,
    when: {
      all: [
        { is: 'trainee.isActive' },
        { any: [{ not: { is: 'trainee.hasTutor' } }, { gt: ['trainee.ofTutor', 3] }] },
      ],
    },
    message: {
      fr: 'Stagiaire sans tuteur, ou tuteur de plus de trois stagiaires : désignez quelqu’un d’autre.',
      en: 'A trainee without a tutor, or a tutor of more than three: name somebody else.',
    },
    fixtures: {
      fires: { trainee: { isActive: true, hasTutor: true, ofTutor: 4 } },
      clear: { trainee: { isActive: true, hasTutor: true, ofTutor: 3 } },
      unknown: { trainee: { isActive: true, ofTutor: 1 } },
    },
  },
  {
    id: 'INT-03',
    about: ['trainee'],
    severity: 'block',
    confidence: 'secondary',
    source: 'Code de l’éducation, art. L124-8 et R124-10',
    reference: decree,
    ...always,
    when: {
      any: [
        { all: [{ lt: ['trainee.headcount', 20] }, { gt: ['trainee.inWeek', 3] }] },
        {
          all: [
            { gte: ['trainee.headcount', 20] },
            { gt: ['trainee.inWeek', { percent: 15, of: 'trainee.headcount' }] },
          ],
        },
      ],
    },
    message: {
      fr: 'Trop de stagiaires cette semaine : 15 % de l’effectif arrondis au-dessus, ou trois sous 20 salariés.',
      en: 'Too many trainees this week: 15% of the staff rounded up, or three below 20 people.',
    },
    fixtures: {
      fires: { trainee: { headcount: 30, inWeek: 6 } },
      clear: { trainee: { headcount: 30, inWeek: 5 } },
      unknown: { trainee: { inWeek: 4 } },
    },
  },
  {
    id: 'INT-04',
    about: ['trainee'],
    severity: 'sign-off',
    confidence: 'secondary',
    source: 'Code de l’éducation, art. L124-7 et L124-11',
    reference:
      'https://www.optionfinance.fr/entreprise-expertise/succession-de-stages-avec-la-meme-entreprise-attention-a-la-duree-maximale-et-au-delai-de-carence.html',
    ...always,
    when: {
      any: [
        { gt: ['trainee.weeksAsSoleOwner', { param: 'soleOwnerWithin' }] },
        { is: 'trainee.replacesLeaverEarly' },
      ],
    },
    message: {
      fr: 'Un stagiaire tient un poste permanent : confiez la page à une personne de l’équipe.',
      en: 'A trainee holds a permanent post: give the page to somebody of the team.',
    },
    fixtures: {
      fires: { trainee: { weeksAsSoleOwner: 5, replacesLeaverEarly: false } },
      clear: { trainee: { weeksAsSoleOwner: 4, replacesLeaverEarly: false } },
      unknown: { trainee: { weeksAsSoleOwner: 2 } },
    },
  },
  {
    id: 'INT-05',
    about: ['trainee'],
    severity: 'block',
    confidence: 'secondary',
    source: 'Code de l’éducation, art. L124-6 (15 % du plafond horaire de la sécurité sociale)',
    reference:
      'https://lhotellerie-restauration.fr/sos-experts/calculer-le-montant-de-la-gratification-d-un-stagiaire-pour-2024',
    verifiedOn: READ,
    validFrom: '2024-01-01',
    validTo: null,
    when: { all: [{ gt: ['trainee.hours', 308] }, { lt: ['trainee.stipendCents', 435] }] },
    message: {
      fr: 'Plus de 308 heures de stage : une gratification est due, d’au moins 4,35 € de l’heure.',
      en: 'More than 308 hours: a stipend is due, of at least €4.35 an hour.',
    },
    note: {
      fr: '4,35 € est le taux vérifié de 2024. Celui de 2026 n’a pas été vérifié et peut être plus haut.',
      en: '€4.35 is the verified rate of 2024. That of 2026 wasn’t verified and may be higher.',
    },
    fixtures: {
      fires: { trainee: { hours: 309, stipendCents: 434 } },
      clear: { trainee: { hours: 308, stipendCents: 0 } },
      unknown: { trainee: { hours: 700 } },
    },
  },
  {
    id: 'INT-06',
    about: ['trainee'],
    severity: 'block',
    confidence: 'secondary',
    source: 'Code de l’éducation, art. L124-14 (durées maximales des salariés)',
    ...always,
    verifiedOn: null,
    when: {
      any: [
        { gt: ['trainee.hoursInDay', 10] },
        { gt: ['trainee.hoursInWeek', 48] },
        { is: 'trainee.worksAtNight' },
      ],
    },
    message: {
      fr: 'Durée dépassée : 10 h par jour, 48 h par semaine, pas de nuit.',
      en: 'Too long: 10 h a day, 48 h a week, no night.',
    },
    fixtures: {
      fires: { trainee: { hoursInDay: 11 } },
      clear: { trainee: { hoursInDay: 8, hoursInWeek: 35, worksAtNight: false } },
      unknown: { trainee: { hoursInDay: 8, hoursInWeek: 35 } },
    },
  },
];
