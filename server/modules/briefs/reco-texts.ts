/** Words that are written into rows in the client's language. */
export const recoTexts = {
  fr: {
    reserve: 'Imprévus',
    ceilingAnswer: (sum: string) => `Plafond : ${sum} hors taxes.`,
  },
  en: {
    reserve: 'Contingency',
    ceilingAnswer: (sum: string) => `Ceiling: ${sum} before tax.`,
  },
} as const;
