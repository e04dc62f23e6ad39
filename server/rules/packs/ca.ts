import type { Pack } from '../pack.ts';

const always = { verifiedOn: null, validFrom: null, validTo: null } as const;

export const ca: Pack = {
  jurisdiction: 'CA',
  rules: [
    {
      id: 'CA-01',
      about: ['contest'],
      severity: 'block',
      confidence: 'stable-memory',
      source: 'Code criminel (Canada), art. 206',
      ...always,
      when: {
        all: [
          { is: 'contest.isHeld' },
          { in: ['contest.decidedBy', 'chance'] },
          { not: { is: 'contest.hasSkillQuestion' } },
        ],
      },
      message: {
        fr: 'Canada : posez au gagnant une question d’habileté.',
        en: 'Canada: ask the winner a skill-testing question.',
      },
      fixtures: {
        fires: { contest: { isHeld: true, decidedBy: 'chance', hasSkillQuestion: false } },
        clear: { contest: { isHeld: true, decidedBy: 'skill' } },
        unknown: { contest: { isHeld: true, decidedBy: 'chance' } },
      },
    },
  ],
};

export const qc: Pack = {
  jurisdiction: 'QC',
  rules: [
    {
      id: 'QC-01',
      about: ['contest'],
      severity: 'block',
      confidence: 'secondary',
      source: 'Charte de la langue française (Québec) ; commentaire de Gowling WLG',
      ...always,
      when: { all: [{ is: 'contest.isHeld' }, { not: { is: 'contest.hasFrenchRules' } }] },
      message: {
        fr: 'Participants québécois : le règlement doit exister en français.',
        en: 'Entrants from Quebec: there must be rules in French.',
      },
      fixtures: {
        fires: { contest: { isHeld: true, hasFrenchRules: false } },
        clear: { contest: { isHeld: true, hasFrenchRules: true } },
        unknown: { contest: { isHeld: true } },
      },
    },
    {
      id: 'QC-02',
      about: ['contest'],
      severity: 'info',
      confidence: 'secondary',
      source: 'Abrogation des règles sur les concours publicitaires, 27 octobre 2023',
      sourceEn: 'Repeal of the rules on publicity contests, 27 October 2023',
      verifiedOn: null,
      validFrom: '2023-10-27',
      validTo: null,
      when: { is: 'contest.asksRegieFiling' },
      message: {
        fr: 'Le dépôt auprès de la Régie est abrogé depuis le 27 octobre 2023.',
        en: 'Filing with the Régie was repealed on 27 October 2023.',
      },
      fixtures: {
        fires: { contest: { asksRegieFiling: true } },
        clear: { contest: { asksRegieFiling: false } },
        unknown: {},
      },
    },
  ],
};
