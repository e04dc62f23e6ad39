import { catalogue } from '#web/catalogue.ts';

const kinds = {
  fr: {
    visits: 'Visites',
    entries: 'Participations',
    spend: 'Dépense',
    mention: 'Mentions',
    capture: 'Captures prévues',
    reading: 'Chiffres du réseau',
    comments: 'Commentaires',
  },
  en: {
    visits: 'Visits',
    entries: 'Entries',
    spend: 'Spend',
    mention: 'Mentions',
    capture: 'Planned captures',
    reading: 'The network’s numbers',
    comments: 'Comments',
  },
} satisfies Record<string, Record<string, string>>;

/** What an operation's audience did, as our server saw it. */
export const audience = catalogue({
  fr: {
    title: 'Audience',
    lead: 'Ce qui a été vu, avec sa preuve. Les rapports ne calculent leurs chiffres qu’à partir d’ici.',
    back: 'L’opération',
    links: 'Liens suivis',
    noLinks:
      'Aucun lien. Créez-en un par publication ou par support imprimé, vous saurez lequel amène du monde.',
    create: 'Créer un lien',
    name: 'Nom',
    nameHint: 'Où il sera publié, par exemple le nom du blog.',
    target: 'Adresse d’arrivée',
    targetHint: 'Elle ne changera plus : ce qui est imprimé mène toujours au même endroit.',
    ownNetworks: 'Réseaux de l’agence et du client',
    ownNetworksHint:
      'Une adresse par ligne, comme 203.0.113.0/24. Leurs visites sont comptées à part.',
    leadsTo: 'Mène à',
    visits: (n: string) => `Visites : ${n}`,
    robots: (n: string) => `Robots : ${n}`,
    counting:
      'Une visite par jour, adresse et navigateur. Aucun cookie ; après minuit, rien ne mène plus à personne.',
    observed: 'Observations',
    observe: 'Observer maintenant',
    observeNote:
      'Participations, dépense, captures et visites sont relevées une fois par jour. Observez maintenant avant de signer un rapport.',
    recorded: (n: string) => `Nouvelles observations : ${n}.`,
    nothingNew: 'Rien de nouveau depuis la dernière observation.',
    none: 'Rien n’a encore été observé.',
    kind: (kind: string) => kinds.fr[kind as keyof typeof kinds.fr] ?? kind,
    records: (n: string) => `Enregistrements : ${n}`,
    erased: (n: string) => `effacés : ${n}`,
    index: (n: string) => `Feuille ${n}`,
    unnumbered: 'Numéro à venir',
    until: 'au',
  },
  en: {
    title: 'Audience',
    lead: 'What was seen, with its proof. Reports compute their figures from nothing else.',
    back: 'The operation',
    links: 'Counted links',
    noLinks: 'No link. Make one for each post or print, and you will know which brings people.',
    create: 'Make a link',
    name: 'Name',
    nameHint: 'Where it will be published, such as the name of the blog.',
    target: 'Where it leads',
    targetHint: 'It will never change: what is printed always leads to the same place.',
    ownNetworks: 'Networks of the agency and the client',
    ownNetworksHint: 'One address a line, such as 203.0.113.0/24. Their visits are counted apart.',
    leadsTo: 'Leads to',
    visits: (n: string) => `Visits: ${n}`,
    robots: (n: string) => `Robots: ${n}`,
    counting:
      'One visit a day for each address and browser. No cookie; after midnight nothing leads to anybody.',
    observed: 'Observations',
    observe: 'Observe now',
    observeNote:
      'Entries, spend, captures and visits are read once a day. Observe now before a report is signed.',
    recorded: (n: string) => `New observations: ${n}.`,
    nothingNew: 'Nothing new since the last observation.',
    none: 'Nothing was observed yet.',
    kind: (kind: string) => kinds.en[kind as keyof typeof kinds.en] ?? kind,
    records: (n: string) => `Records: ${n}`,
    erased: (n: string) => `erased: ${n}`,
    index: (n: string) => `Leaf ${n}`,
    unnumbered: 'Number to come',
    until: 'to',
  },
});
