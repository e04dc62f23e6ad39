/** What came of each of the twelve who were asked about "Brassé de Lune"; hours are Paris's. */
export type DemoCreator = {
  readonly key: string;
  readonly why: string;
  /** When Solène sent what Inès wrote, and what came back when. */
  readonly askedAt: string;
  readonly human: string;
  readonly answeredAt: string;
  readonly answer: 'interested' | 'no';
  readonly comment?: string;
  /** Offered 350 euros as well; refused: thanked and kept without. */
  readonly fee?: 'taken' | 'refused';
  readonly sentAt?: string;
  readonly receivedAt?: string;
  /** The first parcel was spoiled on its way. */
  readonly lost?: { readonly at: string; readonly reason: string; readonly againAt: string };
  readonly declinedAt?: string;
  readonly publishedAt?: string;
  readonly title?: string;
  readonly opinion?: string;
  /** Missing at first, and asked for. */
  readonly isMentionLate?: boolean;
  /** As the creator declares them. */
  readonly views?: number;
};

const paris = (day: string, hour: string) => `2026-${day}T${hour}:00+01:00`;
const summer = (day: string, hour: string) => `2026-${day}T${hour}:00+02:00`;

/** The story of the table, one line a creator. */
export const lune: readonly DemoCreator[] = [
  {
    key: 'K01',
    why: 'Vous racontez vos ratages autant que vos réussites, et vos lecteurs vous répondent.',
    human:
      'Votre yaourt au lait de brebis qui file nous a rappelé nos propres essais de septembre.',
    askedAt: summer('10-20', '10:00'),
    answeredAt: summer('10-21', '08:15'),
    answer: 'interested',
    comment: 'Avec plaisir, mais sans honoraires : je préfère.',
    fee: 'refused',
    sentAt: paris('11-02', '09:10'),
    receivedAt: paris('11-04', '12:00'),
    publishedAt: paris('11-09', '07:40'),
    title: 'Brassé à la châtaigne : ce qui tient, ce qui file',
    opinion: 'La châtaigne tient en bouche, le coing se fait discret.',
    views: 1420,
  },
  {
    key: 'K02',
    why: 'Vous comparez les laits et les textures avec une précision que peu de gens ont.',
    human: 'Trois textures pour un même lait : nous avons refait votre essai à la laiterie.',
    askedAt: summer('10-20', '10:20'),
    answeredAt: summer('10-20', '19:40'),
    answer: 'interested',
    sentAt: paris('11-02', '09:15'),
    receivedAt: paris('11-04', '13:00'),
    publishedAt: paris('11-10', '08:00'),
    title: 'Sarrasin torréfié dans un yaourt : bonne idée ?',
    opinion: 'Bonne idée sur le papier, un peu sèche à la troisième cuillère.',
    views: 860,
  },
  {
    key: 'K03',
    why: 'Votre match du goûter oppose les desserts sans en favoriser un.',
    human: 'Riz au lait contre yaourt brassé : ici aussi, la table a été partagée.',
    askedAt: summer('10-21', '10:00'),
    answeredAt: summer('10-22', '12:05'),
    answer: 'interested',
    sentAt: paris('11-02', '09:20'),
    receivedAt: paris('11-04', '11:00'),
    publishedAt: paris('11-11', '17:00'),
    title: 'Poire-sarrasin contre riz au lait : le match du goûter',
    opinion: 'Le riz au lait gagne d’une cuillère, mais il a eu peur.',
    views: 540,
  },
  {
    key: 'K04',
    why: 'Vous avez été crémière : vous saurez lire une étiquette.',
    human: 'Votre billet sur le mot « brassé » est affiché au-dessus de notre cuve.',
    askedAt: summer('10-21', '10:15'),
    answeredAt: summer('10-23', '07:50'),
    answer: 'interested',
    sentAt: paris('11-02', '09:25'),
    receivedAt: paris('11-04', '15:00'),
    publishedAt: paris('11-12', '09:30'),
    title: 'L’étiquette d’Ombrelune, ligne par ligne',
    opinion: 'Une étiquette courte, et tenue.',
    views: 310,
  },
  {
    key: 'K05',
    why: 'Vous avez goûté onze yaourts à la châtaigne : nous voulons votre avis sur le douzième.',
    human: 'Neuf sur onze trop sucrés : nous avons relu notre recette après vous avoir lue.',
    askedAt: summer('10-22', '10:00'),
    answeredAt: summer('10-22', '21:30'),
    answer: 'interested',
    sentAt: paris('11-03', '09:10'),
    receivedAt: paris('11-05', '10:00'),
    declinedAt: paris('11-11', '20:10'),
    comment: 'trop sucré à mon goût',
  },
  {
    key: 'K06',
    why: 'Vous cuisinez à quatre mains, avec un enfant qui dit ce qu’il pense.',
    human: 'Trois façons d’éviter le sucre : la deuxième a été adoptée chez nous.',
    askedAt: summer('10-22', '10:20'),
    answeredAt: summer('10-23', '16:00'),
    answer: 'interested',
    sentAt: paris('11-03', '09:15'),
    lost: {
      at: paris('11-06', '11:30'),
      reason: 'Transporteur en retard : coffret resté à 14 degrés. Remboursé par lui.',
      againAt: paris('11-09', '09:00'),
    },
    receivedAt: paris('11-11', '12:30'),
    publishedAt: paris('11-13', '12:00'),
    title: 'Nos trois pots préférés, et celui qui a fini au chien',
    opinion: 'Le coing n’a pas passé l’épreuve des six ans.',
  },
  {
    key: 'K07',
    why: 'Vos menus de la semaine tiennent leur budget, au centime.',
    human: 'Six soirs pour 42 euros : nous avons compté avec vous, et c’est juste.',
    askedAt: summer('10-23', '10:00'),
    answeredAt: summer('10-23', '13:20'),
    answer: 'interested',
    fee: 'taken',
    sentAt: paris('11-03', '09:20'),
    receivedAt: paris('11-05', '11:00'),
    publishedAt: paris('11-16', '07:00'),
    title: 'Gratin de poires et yaourt au sarrasin',
    opinion: 'Le gratin pardonne tout, même la cuisson de trop.',
    views: 1150,
  },
  {
    key: 'K08',
    why: 'Vous mettez du yaourt dans des plats salés, et personne ne le fait mieux.',
    human:
      'Votre potimarron au yaourt et au cumin est passé trois fois à la cantine de la laiterie.',
    askedAt: summer('10-23', '10:15'),
    answeredAt: summer('10-24', '09:00'),
    answer: 'interested',
    sentAt: paris('11-03', '09:25'),
    receivedAt: paris('11-05', '14:00'),
    publishedAt: paris('11-12', '18:20'),
    title: 'Soupe de châtaigne, cuillère de brassé',
    opinion: 'À servir très chaud, le pot sortant du froid.',
    isMentionLate: true,
  },
  {
    key: 'K09',
    why: 'Vos relevés de prix du marché sont les seuls que nous croyons.',
    human: 'Votre gâteau breton au lait ribot a fait l’unanimité un lundi matin.',
    askedAt: summer('10-23', '10:30'),
    answeredAt: summer('10-23', '22:10'),
    answer: 'no',
    comment: 'pas le temps',
  },
  {
    key: 'K10',
    why: 'Vous pesez tout : c’est ainsi que nous travaillons aussi.',
    human: 'Votre gâteau au yaourt pesé au pot près nous avait valu la recette d’avril.',
    askedAt: summer('10-23', '10:45'),
    answeredAt: summer('10-24', '11:30'),
    answer: 'interested',
    fee: 'taken',
    sentAt: paris('11-04', '09:10'),
    receivedAt: paris('11-06', '10:00'),
    publishedAt: paris('11-16', '09:00'),
    title: 'Un pot de brassé dans la pâte : 12 grammes qui changent tout',
    opinion: 'Douze grammes de sucre de moins suffisent.',
    views: 980,
  },
  {
    key: 'K11',
    why: 'Cinq à table, et rien ne se perd.',
    human: 'Trois desserts que trois enfants finissent : nous en avons essayé deux.',
    askedAt: summer('10-23', '11:00'),
    answeredAt: paris('10-26', '08:00'),
    answer: 'interested',
    sentAt: paris('11-04', '09:15'),
    receivedAt: paris('11-06', '12:00'),
    publishedAt: paris('11-18', '16:00'),
    title: 'Le goûter du mercredi, pesé et goûté à cinq',
    opinion: 'Deux voix pour, trois pour avec de la confiture.',
  },
  {
    key: 'K12',
    why: 'Vos desserts de la fin du mois sont faits avec presque rien.',
    human: 'Yaourt, miel, noix : nous l’avons mangé debout, un dimanche soir.',
    askedAt: summer('10-23', '11:15'),
    answeredAt: paris('10-27', '18:45'),
    answer: 'interested',
    sentAt: paris('11-04', '09:20'),
    receivedAt: paris('11-06', '13:00'),
    publishedAt: paris('11-20', '18:00'),
    title: 'Brassé de Lune : je reste sur ma faim',
    opinion: 'Trop cher pour un dimanche soir, et je le dis.',
  },
];

/** What each line of the plan cost in the end, by the beginning of its label; the rest is dropped. */
export const spent: readonly (readonly [label: string, euros: number, evidence: string])[] = [
  ['Conseil', 2080, 'quatre jours, feuille de novembre'],
  ['CM encadré', 2240, 'sept jours, feuille de novembre'],
  ['Relecture juridique', 450, 'facture 2026-114 du cabinet'],
  ['Photo', 640, 'facture 2026-87, une séance de plus'],
  ['Créateurs payés', 700, 'factures de deux créatrices ; la troisième a refusé ses honoraires'],
  ['Coffrets', 264, 'onze coffrets ; celui qui fut gâté est remboursé par le transporteur'],
  ['Envois froids', 222, 'douze envois, facture du transporteur'],
  ['Dotation', 390, 'dix paniers, bon de la laiterie'],
  ['Envoi des lots', 185, 'dix envois, facture du transporteur'],
];
