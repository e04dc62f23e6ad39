const euros = (cents: number, tag: string) =>
  new Intl.NumberFormat(tag, { maximumFractionDigits: cents % 100 === 0 ? 0 : 2 })
    .format(cents / 100)
    .replaceAll('\u202f', '\u00a0');

/** Today's sentences about briefs and recommendations. */
export const briefWords = {
  fr: {
    open: 'Ouvrir',
    unanswered: (title: string, n: number) =>
      `Brief « ${title} » : ${n} question${n > 1 ? 's' : ''} sans réponse du client`,
    unansweredWhy: 'Sans elles, la recommandation suppose.',
    over: (title: string, plan: string, cents: number) =>
      `Reco « ${title} » : le plan ${plan} dépasse de ${euros(cents, 'fr-FR')} euros`,
    overWhy: 'Envoyée ainsi, elle portera ce verdict imprimé.',
    returned: (title: string) => `Reco « ${title} » : renvoyée, à reprendre`,
    returnedWhy: 'Un référent dit pourquoi en tête de la page.',
    forSenior: (title: string) => `Reco « ${title} » : à relire et à signer`,
    forSeniorWhy: 'Son auteur l’a signée. Sans une seconde signature, elle ne part pas.',
    withClient: (title: string) => `Reco « ${title} » : chez le client`,
    withClientWhy: 'Aucun plan n’est encore accepté.',
  },
  en: {
    open: 'Open',
    unanswered: (title: string, n: number) =>
      `Brief “${title}”: ${n} question${n > 1 ? 's' : ''} not answered by the client`,
    unansweredWhy: 'Without them the recommendation guesses.',
    over: (title: string, plan: string, cents: number) =>
      `Reco “${title}”: plan ${plan} is over by €${euros(cents, 'en-GB')}`,
    overWhy: 'Sent like this it bears that verdict in print.',
    returned: (title: string) => `Reco “${title}”: sent back, to be reworked`,
    returnedWhy: 'A senior says why at the top of the page.',
    forSenior: (title: string) => `Reco “${title}”: to read and to sign`,
    forSeniorWhy: 'Its author has signed it. Without a second signature it does not go out.',
    withClient: (title: string) => `Reco “${title}”: with the client`,
    withClientWhy: 'No plan has been accepted yet.',
  },
} as const;
