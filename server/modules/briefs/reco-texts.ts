/** Words that are written into rows in the client's language. */
export const recoTexts = {
  fr: {
    reserve: 'Imprévus',
    planFee: 'Collaboration rémunérée',
    planGift: 'Produits offerts',
    past: 'Déjà donné cette année, d’après le brief',
    ceilingAnswer: (sum: string) => `Plafond : ${sum} hors taxes.`,
  },
  en: {
    reserve: 'Contingency',
    planFee: 'Paid collaboration',
    planGift: 'Products as a gift',
    past: 'Given before this year, as the brief says',
    ceilingAnswer: (sum: string) => `Ceiling: ${sum} before tax.`,
  },
} as const;
