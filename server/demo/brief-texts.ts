/** What the two clients asked for, in their own words, and what they answered. */
export const ombreluneBrief = {
  title: 'Brassé de Lune',
  subject: 'yaourt, fermentation, dessert lacté',
  text: 'Bonjour, on lance Brassé de Lune (poire-sarrasin, coing, châtaigne) le 9 novembre. On voudrait des ambassadeurs pour promouvoir la marque sur les réseaux, une belle soirée, du buzz, et qu’on atteigne 5 000 fans. Le budget on verra, proposez. Idéalement avant Noël. Clarisse',
  receivedAt: '2026-10-05T09:12:00+02:00',
  enteredAt: '2026-10-05T10:05:00+02:00',
  askedAt: '2026-10-05T15:10:00+02:00',
  answeredAt: '2026-10-07T10:40:00+02:00',
  signedAt: '2026-10-08T09:30:00+02:00',
  sentAt: '2026-10-08T09:35:00+02:00',
  approvedAt: '2026-10-09T08:50:00+02:00',
  asked: ['change', 'audience', 'budget', 'product', 'existing', 'means', 'success', 'sales'],
  answers: [
    {
      question: 'change',
      kind: 'text',
      body: 'On ne sort pas de nos clients habituels : 71 % de nos ventes se font dans 14 magasins.',
    },
    { question: 'audience', kind: 'text', body: 'Ceux qui cuisinent.' },
    {
      question: 'budget',
      kind: 'text',
      body: '9 000 euros HT tout compris, et personne ne peut dépasser.',
    },
    {
      question: 'product',
      kind: 'text',
      body: '600 pots par semaine, au froid entre 2 et 6 °C, 21 jours de conservation.',
    },
    {
      question: 'existing',
      kind: 'text',
      body: 'Farine et Filet d’Air a reçu 620 euros en avril pour une recette.',
    },
    {
      question: 'means',
      kind: 'text',
      body: 'Je valide. Absente du 2 au 6 novembre : Tobias Errandon.',
    },
    {
      question: 'success',
      kind: 'text',
      body: 'Que des gens qui aiment le yaourt y goûtent, et un retour honnête.',
    },
    { question: 'sales', kind: 'no', body: '' },
  ],
  past: [{ name: 'Farine et Filet d’Air', cents: 62_000 }],
} as const;

export const biellerouxBrief = {
  title: 'Contrôle d’hiver',
  subject: 'plaquettes, batterie, entretien',
  text: 'Roland Bielleroux, au téléphone : il voudrait que les gens viennent faire vérifier leur voiture avant l’hiver, à partir du 11 janvier. Il pense à un jeu et à des fans en plus. Budget : 3 000 euros HT tout compris, il n’ira pas au-delà. C’est pour ceux qui gardent leur voiture et la réparent. Il valide lui-même.',
  receivedFrom: 'Roland Bielleroux',
  receivedAt: '2026-11-30T14:20:00+01:00',
  enteredAt: '2026-11-30T14:55:00+01:00',
  startedAt: '2026-12-03T10:10:00+01:00',
  savedAt: '2026-12-07T16:20:00+01:00',
  signedAt: '2026-12-07T16:40:00+01:00',
} as const;
