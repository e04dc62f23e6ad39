import type { Pack } from '../pack.ts';

const READ = '2026-11-25';
const always = { validFrom: null, validTo: null } as const;

export const eu: Pack = {
  jurisdiction: 'EU',
  rules: [
    {
      id: 'GDPR-01',
      about: ['person'],
      severity: 'block',
      confidence: 'read',
      source: 'RGPD, art. 14(3)',
      reference:
        'https://www.law-reg.org/gdpr-en/regulations/principles-of-providing-the-information-in-terms-of-the-article-14-paragraph-1-and-2-of-the-regulation',
      ...always,
      verifiedOn: READ,
      when: {
        all: [
          { any: [{ is: 'person.isContacted' }, { olderThan: ['person.collectedOn', 30] }] },
          { not: { is: 'person.isInformed' } },
        ],
      },
      message: {
        fr: 'Personne non informée de la source, de la finalité et de ses droits : dites-le au premier contact, et un mois après la collecte au plus tard.',
        en: 'The person wasn’t told the source, the purpose and their rights: say so at first contact, and a month after collection at the latest.',
      },
      fixtures: {
        fires: { person: { collectedOn: '2026-10-01', isInformed: false } },
        clear: { person: { isInformed: true } },
        unknown: { person: { isContacted: true } },
      },
    },
    {
      id: 'GDPR-02',
      about: ['person'],
      severity: 'block',
      confidence: 'read',
      source: 'RGPD, art. 21(2) et (3)',
      reference: 'https://gdprhub.eu/index.php?oldid=32851&title=Article_21_GDPR',
      ...always,
      verifiedOn: READ,
      when: { all: [{ is: 'person.isContacted' }, { is: 'person.hasObjected' }] },
      message: {
        fr: 'La personne s’est opposée : ne lui écrivez pas.',
        en: 'The person has objected: don’t write to them.',
      },
      fixtures: {
        fires: { person: { isContacted: true, hasObjected: true } },
        clear: { person: { isContacted: true, hasObjected: false } },
        unknown: { person: { isContacted: true } },
      },
    },
    {
      id: 'GDPR-03',
      about: ['person'],
      severity: 'block',
      confidence: 'stable-memory',
      source: 'RGPD, art. 5(1)(e) ; usage de la CNIL pour les prospects (3 ans)',
      ...always,
      verifiedOn: null,
      when: { olderThan: ['person.lastContactOn', 1096] },
      message: {
        fr: 'Plus de trois ans sans contact : supprimez ou anonymisez.',
        en: 'More than three years without contact: delete or anonymise.',
      },
      fixtures: {
        fires: { person: { lastContactOn: '2023-11-01' } },
        clear: { person: { lastContactOn: '2025-06-01' } },
        unknown: { person: { isContacted: true } },
      },
    },
    {
      id: 'GDPR-04',
      about: ['person'],
      severity: 'block',
      confidence: 'secondary',
      source:
        'Code des postes et des communications électroniques, art. L34-5 ; doctrine de la CNIL pour les professionnels',
      sourceEn:
        'Code des postes et des communications électroniques, art. L34-5; doctrine of the CNIL for professionals',
      reference: 'LEGITEXT000006070987',
      ...always,
      verifiedOn: READ,
      when: {
        all: [
          { is: 'person.isContacted' },
          { in: ['person.contactBy', 'email'] },
          { not: { is: 'person.isProfessional' } },
          { not: { is: 'person.hasConsented' } },
        ],
      },
      message: {
        fr: 'Courrier électronique à un particulier sans son consentement : demandez-le autrement, ou n’écrivez pas.',
        en: 'E-mail to a private person without consent: ask another way, or don’t write.',
      },
      note: {
        fr: 'Le texte protège toute personne physique ; l’exception pour un professionnel, au sujet de son activité, vient de la CNIL.',
        en: 'The text protects every natural person; the exception for a professional, about their trade, is the authority’s.',
      },
      fixtures: {
        fires: {
          person: {
            isContacted: true,
            contactBy: 'email',
            isProfessional: false,
            hasConsented: false,
          },
        },
        clear: { person: { isContacted: true, contactBy: 'email', isProfessional: true } },
        unknown: { person: { isContacted: true, contactBy: 'email', isProfessional: false } },
      },
    },
    {
      id: 'GDPR-05',
      about: ['contest', 'person'],
      severity: 'block',
      confidence: 'read',
      source: 'RGPD, art. 4(11) et 7(4), considérant 32',
      reference: 'https://deceptive-design-2023.webflow.io/laws/gdpr-recital-32',
      ...always,
      verifiedOn: READ,
      when: { all: [{ is: 'contest.isHeld' }, { is: 'contest.isOptInForced' }] },
      message: {
        fr: 'Accord coché d’avance ou exigé pour participer : décochez-le et rendez-le facultatif.',
        en: 'Consent ticked in advance or needed to enter: untick it and make it optional.',
      },
      fixtures: {
        fires: { contest: { isHeld: true, isOptInForced: true } },
        clear: { contest: { isHeld: false } },
        unknown: { contest: { isHeld: true } },
      },
    },
    {
      id: 'GDPR-06',
      about: ['person'],
      severity: 'warn',
      confidence: 'stable-memory',
      source: 'RGPD, art. 30',
      ...always,
      verifiedOn: null,
      when: { not: { is: 'person.isInRegister' } },
      message: {
        fr: 'Ce traitement manque au registre : inscrivez-le.',
        en: 'This processing isn’t in the register: enter it.',
      },
      fixtures: {
        fires: { person: { isInRegister: false } },
        clear: { person: { isInRegister: true } },
        unknown: {},
      },
    },
    {
      id: 'GDPR-07',
      about: ['contest'],
      severity: 'block',
      confidence: 'secondary',
      source: 'RGPD, art. 8 ; loi n° 78-17, art. 45',
      reference:
        'https://rapport-congresdesnotaires.fr/2021-rapport-du-117e-congres/le-role-des-titulaires-de-lautorite-parentale',
      ...always,
      verifiedOn: READ,
      when: {
        all: [
          { is: 'contest.isHeld' },
          { is: 'contest.hasEntrantsUnder15' },
          { not: { is: 'contest.hasJointConsent' } },
        ],
      },
      message: {
        fr: 'Participants de moins de 15 ans : recueillez leur consentement et celui d’un parent, ou fermez-leur le jeu.',
        en: 'Entrants under 15: collect their consent and a parent’s, or close the contest to them.',
      },
      fixtures: {
        fires: { contest: { isHeld: true, hasEntrantsUnder15: true, hasJointConsent: false } },
        clear: { contest: { isHeld: true, hasEntrantsUnder15: false } },
        unknown: { contest: { isHeld: true, hasEntrantsUnder15: true } },
      },
    },
    {
      id: 'GDPR-08',
      about: ['person'],
      severity: 'warn',
      confidence: 'stable-memory',
      source: 'RGPD, art. 4(4), 15 et 22',
      ...always,
      verifiedOn: null,
      when: { all: [{ is: 'person.isScored' }, { not: { is: 'person.isScoreExplained' } }] },
      message: {
        fr: 'Score montré sans ses données d’entrée ni son explication : gardez-les.',
        en: 'A score is shown without its inputs and explanation: keep them.',
      },
      fixtures: {
        fires: { person: { isScored: true, isScoreExplained: false } },
        clear: { person: { isScored: false } },
        unknown: { person: { isScored: true } },
      },
    },
    {
      id: 'MOD-01',
      about: ['moderation'],
      severity: 'sign-off',
      confidence: 'secondary',
      source: 'Règlement (UE) 2022/2065 (DSA), art. 6 ; délai : choix de la maison',
      sourceEn: 'Regulation (EU) 2022/2065 (DSA), art. 6; time: choice of the house',
      reference: 'https://www.eu-digital-services-act.com/Digital_Services_Act_Article_16.html',
      ...always,
      verifiedOn: READ,
      when: {
        any: [
          { gt: ['moderation.oldestNoticeHours', { param: 'noticeWithin' }] },
          {
            all: [
              { is: 'moderation.isTerrorOrAbuse' },
              { gt: ['moderation.oldestNoticeHours', 1] },
            ],
          },
        ],
      },
      message: {
        fr: 'Un signalement attend : traitez-le, ou dites par écrit pourquoi il attend.',
        en: 'A notice is waiting: deal with it, or say in writing why it waits.',
      },
      note: {
        fr: 'L’article vise les hébergeurs ; nous demandons la même diligence à qui tient une page.',
        en: 'The article is about hosts; we ask the same of whoever holds a page.',
      },
      fixtures: {
        fires: { moderation: { oldestNoticeHours: 25 } },
        clear: { moderation: { oldestNoticeHours: 1 } },
        unknown: { moderation: { oldestNoticeHours: 5 } },
      },
    },
    {
      id: 'MOD-02',
      about: ['moderation'],
      severity: 'warn',
      confidence: 'read',
      source: 'Règlement (UE) 2022/2065 (DSA), art. 17',
      reference:
        'https://digitaldecade.hannessnellman.com/digital-service-package/digital-services-act-dsa/chapter-3-due-diligence-obligations-for-a-transparent-and-safe-online-environment/?art=6',
      ...always,
      verifiedOn: READ,
      when: { is: 'moderation.removesWithoutReason' },
      message: {
        fr: 'Commentaire retiré sans motif : dites le motif à son auteur.',
        en: 'A comment was removed without a reason: tell its author why.',
      },
      note: {
        fr: 'L’article oblige les hébergeurs, et non qui tient une page ; c’est pour elle un usage loyal.',
        en: 'The article binds hosts, not page owners; for them it is fair practice.',
      },
      fixtures: {
        fires: { moderation: { removesWithoutReason: true } },
        clear: { moderation: { removesWithoutReason: false } },
        unknown: {},
      },
    },
    {
      id: 'MOD-03',
      about: ['moderation'],
      severity: 'block',
      confidence: 'read',
      source:
        'Directive 2005/29/CE, annexe I, 23 quater ; code de la consommation, art. L121-4, 28°',
      ...always,
      verifiedOn: READ,
      when: { is: 'moderation.hidesLawfulCriticism' },
      message: {
        fr: 'Des avis négatifs et licites sont masqués : rétablissez-les et répondez.',
        en: 'Lawful criticism is hidden: put it back, and answer it.',
      },
      fixtures: {
        fires: { moderation: { hidesLawfulCriticism: true } },
        clear: { moderation: { hidesLawfulCriticism: false } },
        unknown: {},
      },
    },
    {
      id: 'EU-AI-01',
      about: ['post'],
      severity: 'block',
      confidence: 'secondary',
      source: 'Règlement (UE) 2024/1689 (intelligence artificielle), art. 50(4) et (5)',
      reference: 'https://www.williamfry.com/?p=161081',
      verifiedOn: READ,
      validFrom: '2026-08-02',
      validTo: null,
      when: { all: [{ is: 'media.isRealisticByAi' }, { not: { is: 'media.hasAiNotice' } }] },
      message: {
        fr: 'Contenu réaliste produit par une intelligence artificielle, sans le dire : dites-le visiblement.',
        en: 'Realistic content made by artificial intelligence, and not said to be: say so visibly.',
      },
      fixtures: {
        fires: { media: { isRealisticByAi: true, hasAiNotice: false } },
        clear: { media: { isRealisticByAi: false } },
        unknown: { media: { isRealisticByAi: true } },
      },
    },
  ],
};
