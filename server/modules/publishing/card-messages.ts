/** The short alerts on a card of the calendar. */
export const cardTexts = {
  fr: {
    noAlt: 'Texte de remplacement manquant',
    disconnected: (network: string) => `${network} à reconnecter`,
    late: 'Heure passée',
    refused: 'Refusé par un réseau',
  },
  en: {
    noAlt: 'Alternative text missing',
    disconnected: (network: string) => `${network} to be reconnected`,
    late: 'Hour missed',
    refused: 'Refused by a network',
  },
} as const;
