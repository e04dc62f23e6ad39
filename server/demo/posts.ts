import type { CastName, ClientName } from './cast.ts';

/** Where a post of the demo stands on Tuesday 8 December at 9:30. */
export type Ending =
  | 'draft'
  | 'in-review'
  | 'changes-requested'
  | 'reviewed'
  | 'with-client'
  | 'signed'
  | 'published';

export type DemoPost = {
  readonly client: ClientName;
  readonly author: CastName;
  readonly title: string;
  readonly pillar: string;
  readonly text: string;
  readonly channels: readonly string[];
  /** Paris time. */
  readonly dueAt: string;
  readonly ending: Ending;
  /** `isDescribed`: whether it has its alternative text (`describePicture`). */
  readonly picture: {
    readonly name: string;
    readonly isDescribed: boolean;
    readonly bytes?: number;
  } | null;
  /** When it came to this ending. */
  readonly since: string;
  readonly review?: {
    readonly reasonKind: 'too-long' | 'tone' | 'fact';
    readonly reason: string;
    readonly quote: string;
    readonly body: string;
  };
};

const ombrelune = {
  client: 'ombrelune',
  author: 'ines',
  channels: ['bluesky', 'mastodon', 'facebook'],
} as const;
const bielleroux = {
  client: 'bielleroux',
  author: 'yanis',
  channels: ['facebook', 'mastodon'],
} as const;
const mediatheques = {
  client: 'mediatheques',
  author: 'yanis',
  channels: ['mastodon', 'bluesky'],
} as const;

/** Weeks 50 and 51. */
export const posts: readonly DemoPost[] = [
  {
    ...ombrelune,
    title: 'Rösti, yaourt, ciboulette',
    pillar: 'Recettes',
    text: 'Rösti, yaourt, ciboulette. Râper deux pommes de terre, presser, dorer huit minutes par face. Une cuillère de brassé froid dessus, la ciboulette à la fin.',
    dueAt: '2026-12-07T08:30:00+01:00',
    since: '2026-12-07T08:30:00+01:00',
    ending: 'published',
    picture: {
      name: 'rosti',
      isDescribed: true,
    },
  },
  {
    ...ombrelune,
    title: 'Ce que mange une vache en décembre',
    pillar: 'Coulisses',
    text: 'Ce que mange une vache en décembre : du foin de juin, un peu de betterave, et l’eau du puits à 9 °C. Anselme pèse chaque ration. Le lait le dit dès le lendemain.',
    dueAt: '2026-12-09T09:00:00+01:00',
    since: '2026-12-07T14:20:00+01:00',
    ending: 'with-client',
    picture: {
      name: 'ratelier',
      isDescribed: true,
    },
  },
  {
    ...ombrelune,
    title: 'Votre dessert du dimanche ?',
    pillar: 'Questions',
    text: 'Le dimanche, chez vous, c’est plutôt riz au lait, tarte ou rien du tout ? On lit toutes les réponses, on en citera trois vendredi prochain, avec votre accord bien sûr, et on dira aussi ce que nous avons essayé et raté en cuisine cette semaine.',
    dueAt: '2026-12-11T17:00:00+01:00',
    since: '2026-12-07T17:40:00+01:00',
    ending: 'changes-requested',
    picture: null,
    review: {
      reasonKind: 'too-long',
      reason: 'Trop long pour une question : la fin détourne de la réponse attendue.',
      quote: 'et on dira aussi ce que nous avons essayé et raté en cuisine cette semaine',
      body: 'À garder pour un billet des coulisses ; ici, une seule question.',
    },
  },
  {
    ...ombrelune,
    title: 'Givre sur la prairie du bas',
    pillar: 'Saison',
    text: 'Moins quatre ce matin sur la prairie du bas.',
    dueAt: '2026-12-12T09:00:00+01:00',
    since: '2026-12-07T18:05:00+01:00',
    ending: 'draft',
    picture: null,
  },
  {
    ...bielleroux,
    title: 'Joint torique, joint d’étanchéité',
    pillar: 'Conseil',
    text: 'Joint torique, joint d’étanchéité : le premier se mesure au diamètre et à la section, le second à la pièce. Apportez l’ancien, même cassé : on lit la référence dessus.',
    dueAt: '2026-12-08T12:30:00+01:00',
    since: '2026-12-07T11:15:00+01:00',
    ending: 'signed',
    picture: {
      name: 'joints',
      isDescribed: true,
    },
  },
  {
    ...bielleroux,
    title: 'Un démarreur de 1996 sur le banc',
    pillar: 'Atelier',
    text: 'Un démarreur de 1996 sur le banc : charbons usés, induit sain. Deux heures de travail, et il repart pour un an de garantie, comme toutes nos pièces de réemploi.',
    dueAt: '2026-12-10T07:30:00+01:00',
    since: '2026-12-07T16:50:00+01:00',
    ending: 'in-review',
    picture: {
      name: 'demarreur',
      isDescribed: true,
    },
  },
  {
    ...bielleroux,
    title: 'Ce qu’on vous demande le plus en décembre',
    pillar: 'Comptoir',
    text: 'Essuie-glaces, batteries, ampoules : dans cet ordre.',
    dueAt: '2026-12-12T10:00:00+01:00',
    since: '2026-12-07T17:10:00+01:00',
    ending: 'draft',
    picture: null,
  },
  {
    ...mediatheques,
    title: 'Albums de neige',
    pillar: 'Livres',
    text: 'Albums de neige : sept histoires à lire sous une couverture, à partir de trois ans. Le prêt est gratuit, la carte aussi.',
    dueAt: '2026-12-08T10:00:00+01:00',
    since: '2026-12-07T10:30:00+01:00',
    ending: 'signed',
    picture: {
      name: 'albums',
      bytes: 1_400_000,
      isDescribed: true,
    },
  },
  {
    ...mediatheques,
    title: 'Heure du conte, samedi 10 h',
    pillar: 'Agenda',
    text: 'Heure du conte samedi 10 h à Aubrelle, pour les 3-6 ans. Entrée libre, 20 places, salle du rez-de-chaussée accessible.',
    dueAt: '2026-12-10T11:00:00+01:00',
    since: '2026-12-07T15:00:00+01:00',
    ending: 'signed',
    picture: {
      name: 'conte',
      isDescribed: true,
    },
  },
  {
    ...mediatheques,
    title: 'Où dorment les livres en réserve',
    pillar: 'Coulisses',
    text: 'Où dorment les livres en réserve : 4 200 titres, un monte-charge, et Fanny qui les connaît presque tous. Demandez : ils montent en dix minutes.',
    dueAt: '2026-12-11T16:00:00+01:00',
    since: '2026-12-07T18:00:00+01:00',
    // Its picture has no alternative text: the rules hold it back.
    ending: 'draft',
    picture: { name: 'reserve', isDescribed: false },
  },
  {
    ...ombrelune,
    title: 'Gratin de poireaux, yaourt et noisette',
    pillar: 'Recettes',
    text: 'Gratin de poireaux. Fondre quatre poireaux, lier d’un pot de brassé et d’un œuf, noisettes par-dessus, vingt minutes à 180 °C. La croûte se fait sans fromage.',
    dueAt: '2026-12-14T08:30:00+01:00',
    since: '2026-12-07T14:30:00+01:00',
    ending: 'in-review',
    picture: {
      name: 'gratin',
      isDescribed: true,
    },
  },
  {
    ...ombrelune,
    title: 'Ce qui change dans un pot de décembre',
    pillar: 'Coulisses',
    text: 'En décembre, le lait est plus riche et la cuve plus lente. Nos brassés sont meilleurs pour la santé que les desserts industriels. Anselme laisse dix minutes de plus.',
    dueAt: '2026-12-16T09:00:00+01:00',
    since: '2026-12-07T14:35:00+01:00',
    // The rules hold it back: it can't be submitted while the claim stands.
    ending: 'draft',
    picture: {
      name: 'cuve',
      isDescribed: true,
    },
  },
  {
    ...ombrelune,
    title: 'Brassé ou ferme, le retour',
    pillar: 'Questions',
    text: 'En septembre vous étiez 61 à choisir le brassé, 38 le ferme. Avez-vous changé de camp depuis ?',
    dueAt: '2026-12-18T17:00:00+01:00',
    since: '2026-12-07T14:40:00+01:00',
    ending: 'in-review',
    picture: null,
  },
  {
    ...ombrelune,
    title: 'Première neige sur les prés',
    pillar: 'Saison',
    text: 'Première neige sur les prés. Les génisses restent dedans, les pots sortent quand même : tournée à 6 heures.',
    dueAt: '2026-12-19T09:00:00+01:00',
    since: '2026-12-07T14:45:00+01:00',
    ending: 'in-review',
    picture: {
      name: 'neige',
      isDescribed: true,
    },
  },
];
