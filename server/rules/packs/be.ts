import type { Pack } from '../pack.ts';

const READ = '2026-11-25';
const always = { validFrom: null, validTo: null } as const;

export const be: Pack = {
  jurisdiction: 'BE',
  rules: [
    {
      id: 'BE-01',
      about: ['post'],
      severity: 'block',
      confidence: 'secondary',
      source: 'SPF Économie, lignes directrices pour les créateurs de contenu (25 avril 2022)',
      reference:
        'https://www.lalibre.be/dernieres-depeches/belga/2022/04/25/des-lignes-directrices-pour-encadrer-la-publicite-des-influenceurs-TQG2XEKOVZHFVGTJTR2WFDSIKA/',
      ...always,
      verifiedOn: READ,
      when: {
        all: [
          { not: { in: ['relation.benefit', 'none'] } },
          {
            any: [
              { not: { discloses: 'BE' } },
              { not: { same: ['post.mentionLanguage', 'post.language'] } },
            ],
          },
        ],
      },
      message: {
        fr: 'Public belge : écrivez « Publicité », « Réclame » ou « Annonce », bien visible, dans la langue du texte.',
        en: 'A Belgian audience: write “Publicité”, “Réclame” or “Annonce”, plainly, in the text’s language.',
      },
      fixtures: {
        fires: { relation: { benefit: 'gift' }, post: { labels: ['Collaboration commerciale'] } },
        clear: {
          relation: { benefit: 'gift' },
          post: { labels: ['Publicité'], mentionLanguage: 'fr', language: 'fr' },
        },
        unknown: { relation: { benefit: 'gift' }, post: { labels: ['Publicité'], language: 'fr' } },
      },
    },
    {
      id: 'BE-02',
      about: ['contest'],
      severity: 'block',
      confidence: 'secondary',
      source: 'Loi du 31 décembre 1851 sur les loteries ; code pénal, art. 301 (numéro à vérifier)',
      ...always,
      verifiedOn: null,
      when: { all: [{ is: 'contest.isHeld' }, { in: ['contest.decidedBy', 'chance'] }] },
      message: {
        fr: 'Loterie interdite en Belgique : faites un concours d’adresse avec une question subsidiaire, sans tirage entre ex æquo.',
        en: 'A lottery, forbidden in Belgium: hold a contest of skill with a tie-breaking question, and no draw among equals.',
      },
      fixtures: {
        fires: { contest: { isHeld: true, decidedBy: 'chance' } },
        clear: { contest: { isHeld: true, decidedBy: 'skill' } },
        unknown: { contest: { isHeld: true } },
      },
    },
    {
      id: 'BE-03',
      about: ['creator'],
      severity: 'warn',
      confidence: 'secondary',
      source: 'Code de droit économique ; SPF Économie',
      reference:
        'https://trends.levif.be/a-la-une/tech-medias/les-influenceurs-devront-payer-les-amendes-recues-lorsque-leur-adresse-netait-pas-publiee/',
      ...always,
      verifiedOn: READ,
      when: { not: { is: 'creator.hasBusinessDetails' } },
      message: {
        fr: 'Le créateur belge doit indiquer numéro d’entreprise, adresse et adresse électronique, sur son profil ou sur un site qu’il indique.',
        en: 'A Belgian creator must give enterprise number, address and e-mail address, on the profile or on a site that it links to.',
      },
      note: {
        fr: 'Depuis janvier 2024, un site facile à trouver depuis le profil suffit.',
        en: 'Since January 2024 a site that is easily found from the profile is enough.',
      },
      fixtures: {
        fires: { creator: { hasBusinessDetails: false } },
        clear: { creator: { hasBusinessDetails: true } },
        unknown: { creator: { age: 30 } },
      },
    },
  ],
};
