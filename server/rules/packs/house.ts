import type { Pack } from '../pack.ts';

/** Ours, by choice: no law is claimed for them, and they are as strong as they say. */
const own = { confidence: 'own', verifiedOn: null, validFrom: null, validTo: null } as const;

export const house: Pack = {
  jurisdiction: 'house',
  rules: [
    {
      id: 'FR-CTR-08',
      about: ['contest'],
      severity: 'sign-off',
      source: 'Règle de la maison : une condition que personne ne peut vérifier n’en est pas une',
      sourceEn: 'Rule of the house: a condition that nobody can verify is none',
      ...own,
      when: {
        all: [{ is: 'contest.isHeld' }, { hasAny: ['contest.entryActions', 'like', 'follow'] }],
      },
      message: {
        fr: '« Aimer » ou « s’abonner » ne peut pas être vérifié : retirez cette condition.',
        en: '“Like” or “follow” can’t be verified: take this condition out.',
      },
      fixtures: {
        fires: { contest: { isHeld: true, entryActions: ['follow', 'comment'] } },
        clear: { contest: { isHeld: true, entryActions: ['comment'] } },
        unknown: { contest: { isHeld: true } },
      },
    },
    {
      id: 'INT-07',
      about: ['trainee'],
      severity: 'block',
      source: 'Règle de la maison : personne ne publie seul au nom d’un client',
      sourceEn: 'Rule of the house: nobody publishes alone in a client’s name',
      ...own,
      when: { is: 'trainee.publishedAlone' },
      message: {
        fr: 'Publication par un stagiaire sans l’accord de son référent : faites-la valider.',
        en: 'A trainee published without the mentor’s approval: have it approved.',
      },
      fixtures: {
        fires: { trainee: { publishedAlone: true } },
        clear: { trainee: { publishedAlone: false } },
        unknown: { trainee: { isActive: true } },
      },
    },
    {
      id: 'INT-08',
      about: ['trainee'],
      severity: 'sign-off',
      source: 'Règle de la maison, d’après la directive (UE) 2019/1937',
      sourceEn: 'Rule of the house, after Directive (EU) 2019/1937',
      ...own,
      when: {
        any: [
          {
            all: [
              { olderThan: ['objection.raisedOn', { param: 'objectionWithin' }] },
              { not: { is: 'objection.isAnswered' } },
            ],
          },
          {
            all: [
              { is: 'objection.hasReprisal' },
              { not: { olderThan: ['objection.raisedOn', { param: 'reprisalWithin' }] } },
            ],
          },
        ],
      },
      message: {
        fr: 'Objection sans réponse, ou droits de son auteur réduits depuis : répondez par écrit, et justifiez.',
        en: 'An objection without an answer, or its author’s rights cut since: answer in writing, and give reasons.',
      },
      fixtures: {
        fires: { objection: { raisedOn: '2026-11-20', isAnswered: true, hasReprisal: true } },
        clear: { objection: { raisedOn: '2026-11-20', isAnswered: true, hasReprisal: false } },
        unknown: { objection: { raisedOn: '2026-11-01', hasReprisal: false } },
      },
    },
    {
      id: 'PF-ALL-01',
      about: ['post'],
      severity: 'warn',
      source: 'Règle de la maison : l’outil de partenariat du réseau, en plus de la mention',
      sourceEn: 'Rule of the house: the network’s partnership tool, besides the mention',
      ...own,
      when: {
        all: [
          { not: { in: ['relation.benefit', 'none'] } },
          { is: 'post.offersPlatformLabel' },
          { not: { is: 'post.hasPlatformLabel' } },
        ],
      },
      message: {
        fr: 'Activez l’outil de partenariat du réseau, en plus de la mention.',
        en: 'Switch on the network’s partnership tool, besides the mention.',
      },
      fixtures: {
        fires: {
          relation: { benefit: 'paid' },
          post: { offersPlatformLabel: true, hasPlatformLabel: false },
        },
        clear: { relation: { benefit: 'none' } },
        unknown: { relation: { benefit: 'paid' }, post: { offersPlatformLabel: true } },
      },
    },
  ],
};
