import type { Pack } from '../pack.ts';

const always = { verifiedOn: null, validFrom: null, validTo: null } as const;
const held = { is: 'contest.isHeld' } as const;

export const platforms: Pack = {
  jurisdiction: 'platforms',
  rules: [
    {
      id: 'PF-META-01',
      about: ['contest'],
      severity: 'block',
      confidence: 'secondary',
      source: 'Meta, règles des promotions sur Facebook (à relire : elles changent)',
      sourceEn: 'Meta, rules for promotions on Facebook (to be read again: they change)',
      ...always,
      when: {
        all: [
          held,
          { in: ['post.network', 'facebook'] },
          { hasAny: ['contest.entryActions', 'share', 'tag'] },
        ],
      },
      message: {
        fr: 'Facebook interdit de faire participer en partageant sur son journal ou en identifiant un ami : choisissez une autre action.',
        en: 'Facebook forbids entering by sharing on one’s timeline or tagging a friend: choose another action.',
      },
      fixtures: {
        fires: { contest: { isHeld: true, entryActions: ['tag'] }, post: { network: 'facebook' } },
        clear: {
          contest: { isHeld: true, entryActions: ['comment'] },
          post: { network: 'facebook' },
        },
        unknown: { contest: { isHeld: true, entryActions: ['tag'] } },
      },
    },
    {
      id: 'PF-META-03',
      about: ['contest'],
      severity: 'warn',
      confidence: 'secondary',
      source: 'Meta, règles des promotions sur Instagram (les textes se contredisent)',
      sourceEn: 'Meta, rules for promotions on Instagram (its texts contradict each other)',
      ...always,
      when: {
        all: [
          held,
          { in: ['post.network', 'instagram'] },
          { hasAny: ['contest.entryActions', 'share', 'tag'] },
        ],
      },
      message: {
        fr: 'Instagram : identifier un ami pour participer est toléré et mal vu. Préférez un commentaire.',
        en: 'Instagram: tagging a friend to enter is tolerated and frowned upon. Prefer a comment.',
      },
      fixtures: {
        fires: { contest: { isHeld: true, entryActions: ['tag'] }, post: { network: 'instagram' } },
        clear: { contest: { isHeld: true, entryActions: ['tag'] }, post: { network: 'blog' } },
        unknown: { contest: { isHeld: true }, post: { network: 'instagram' } },
      },
    },
    {
      id: 'PF-META-02',
      about: ['contest'],
      severity: 'block',
      confidence: 'secondary',
      source: 'Meta, règles des promotions (décharge et absence de lien)',
      sourceEn: 'Meta, rules for promotions (release and no part in it)',
      ...always,
      when: {
        all: [
          held,
          { in: ['post.network', 'facebook', 'instagram'] },
          { not: { is: 'contest.hasPlatformRelease' } },
        ],
      },
      message: {
        fr: 'Le règlement doit décharger le réseau et dire qu’il n’est pas partie au jeu.',
        en: 'The rules must release the network and say that it has no part in the contest.',
      },
      fixtures: {
        fires: {
          contest: { isHeld: true, hasPlatformRelease: false },
          post: { network: 'instagram' },
        },
        clear: { contest: { isHeld: true }, post: { network: 'blog' } },
        unknown: { contest: { isHeld: true }, post: { network: 'facebook' } },
      },
    },
    {
      id: 'PF-X-01',
      about: ['contest'],
      severity: 'warn',
      confidence: 'secondary',
      source: 'X, guidelines for promotions',
      ...always,
      when: { all: [held, { in: ['post.network', 'x'] }, { is: 'contest.rewardsDuplicates' }] },
      message: {
        fr: 'X déconseille de récompenser plusieurs comptes ou des messages répétés : une participation par personne.',
        en: 'X discourages rewarding several accounts or repeated posts: one entry a person.',
      },
      fixtures: {
        fires: { contest: { isHeld: true, rewardsDuplicates: true }, post: { network: 'x' } },
        clear: { contest: { isHeld: true, rewardsDuplicates: true }, post: { network: 'blog' } },
        unknown: { contest: { isHeld: true }, post: { network: 'x' } },
      },
    },
    {
      id: 'PF-YT-01',
      about: ['contest', 'relation'],
      severity: 'block',
      confidence: 'secondary',
      source: 'YouTube, contest policies (lues dans un commentaire ancien)',
      sourceEn: 'YouTube, contest policies (read in an old commentary)',
      ...always,
      when: {
        all: [
          { in: ['post.network', 'youtube'] },
          {
            any: [
              { all: [held, { is: 'contest.rewardsIndicators' }] },
              { is: 'relation.hasBoughtIndicators' },
            ],
          },
        ],
      },
      message: {
        fr: 'YouTube interdit d’acheter ou de récompenser des vues, des mentions « j’aime » ou des abonnements.',
        en: 'YouTube forbids buying or rewarding views, likes or subscriptions.',
      },
      fixtures: {
        fires: { contest: { isHeld: true, rewardsIndicators: true }, post: { network: 'youtube' } },
        clear: { contest: { isHeld: true, rewardsIndicators: true }, post: { network: 'blog' } },
        unknown: {
          contest: { isHeld: true, rewardsIndicators: false },
          post: { network: 'youtube' },
        },
      },
    },
  ],
};
