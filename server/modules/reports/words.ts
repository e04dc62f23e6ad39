/** Words that a report's own text is made of, in the client's language. */
export const contentWords = {
  fr: {
    figures: 'Chiffres',
    chapters: {
      actions: 'Actions déployées',
      exposure: 'Exposition',
      transformation: 'Transformation',
      compliance: 'Conformité',
      told: 'Ce qu’en disent les trois parties',
      unknown: 'Ce que nous ne savons pas',
      failures: 'Ce qui n’a pas marché',
      complaints: 'Plaintes et erreurs',
      said: 'Ce que les gens ont dit',
      creators: 'Créateurs, un par un',
      next: 'Décisions proposées',
    },
  },
  en: {
    figures: 'Figures',
    chapters: {
      actions: 'Actions taken',
      exposure: 'Exposure',
      transformation: 'Transformation',
      compliance: 'Compliance',
      told: 'What the three parties say',
      unknown: 'What we don’t know',
      failures: 'What did not work',
      complaints: 'Complaints and errors',
      said: 'What people said',
      creators: 'Creators, one by one',
      next: 'Next decisions',
    },
  },
} as const;
