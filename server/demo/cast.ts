/** The people of the demo. Every name is invented; every address ends in `.example`. */
export const agency = { name: 'Atelier Corvelle', timeZone: 'Europe/Paris' } as const;

/** The demo's hour: Tuesday 8 December 2026, 9:30 in Paris. */
export const NOW = new Date('2026-12-08T08:30:00.000Z');

/** When the story's first client signed up with the agency, long before the weeks shown. */
export const OPENED = new Date('2026-09-07T07:00:00.000Z');

const at = (name: string) => `${name}@corvelle.example`;

export const members = {
  helene: {
    name: 'Hélène Vauquerin',
    email: at('helene'),
    role: 'head',
    title: { fr: 'Dirigeante', en: 'Head of the agency' },
  },
  solene: {
    name: 'Solène Kermarzin',
    email: at('solene'),
    role: 'mentor',
    title: { fr: 'Référente', en: 'Account lead' },
  },
  ines: {
    name: 'Inès Taldir',
    email: at('ines'),
    role: 'trainee',
    tutor: 'solene',
    title: { fr: 'Stagiaire CM', en: 'Trainee community manager' },
  },
  yanis: {
    name: 'Yanis Bellacour',
    email: at('yanis'),
    role: 'junior',
    title: { fr: 'Alternant CM', en: 'Apprentice community manager' },
  },
  malo: {
    name: 'Malo Destrée',
    email: at('malo'),
    role: 'junior',
    title: { fr: 'Graphiste', en: 'Designer' },
  },
  ghislaine: {
    name: 'Ghislaine Porrot',
    email: 'porrot@sigillaire.example',
    role: 'dpo',
    title: { fr: 'Déléguée à la protection des données', en: 'Data-protection officer' },
  },
  /** She signs by her links, or from an account of her own. */
  clarisse: {
    name: 'Clarisse Montbazin',
    email: 'clarisse@ombrelune.example',
    role: 'client',
    title: { fr: 'Responsable marketing', en: 'Marketing manager' },
  },
} as const;
export type CastName = keyof typeof members;

export const clients = {
  ombrelune: {
    name: 'Laiterie Ombrelune',
    accountable: 'solene',
    team: ['ines', 'yanis', 'malo', 'clarisse'],
    contacts: [
      {
        key: 'clarisse',
        name: 'Clarisse Montbazin',
        email: 'clarisse@ombrelune.example',
        title: { fr: 'Responsable marketing', en: 'Marketing manager' },
        canSign: true,
      },
      {
        key: 'tobias',
        name: 'Tobias Errandon',
        email: 'tobias@ombrelune.example',
        title: { fr: 'Chef de produit', en: 'Product manager' },
        canSign: true,
      },
    ],
    channels: [
      { key: 'bluesky', network: 'Bluesky', handle: 'ombrelune' },
      { key: 'mastodon', network: 'Mastodon', handle: 'ombrelune' },
      { key: 'facebook', network: 'Facebook', handle: 'laiterie.ombrelune' },
      { key: 'wordpress', network: 'WordPress', handle: 'le-carnet-du-lait' },
    ],
    grantedBy: 'Clarisse Montbazin',
  },
  bielleroux: {
    name: 'Bielleroux Pièces Auto',
    accountable: 'solene',
    team: ['ines', 'yanis'],
    contacts: [
      {
        key: 'roland',
        name: 'Roland Bielleroux',
        email: 'roland@bielleroux.example',
        title: { fr: 'Gérant', en: 'Owner' },
        canSign: true,
      },
      {
        key: 'katia',
        name: 'Katia Sorlin',
        email: 'katia@bielleroux.example',
        title: { fr: 'Comptoir et après-vente', en: 'Counter and after-sales' },
        canSign: false,
      },
    ],
    channels: [
      { key: 'facebook', network: 'Facebook', handle: 'bielleroux' },
      { key: 'mastodon', network: 'Mastodon', handle: 'bielleroux' },
    ],
    grantedBy: 'Katia Sorlin',
  },
  mediatheques: {
    name: 'Réseau des médiathèques du Val d’Aubrelle',
    accountable: 'solene',
    team: ['ines', 'yanis', 'malo'],
    contacts: [
      {
        key: 'anne-sixtine',
        name: 'Anne-Sixtine Jourdheuil',
        email: 'jourdheuil@aubrelle.example',
        title: { fr: 'Directrice des médiathèques', en: 'Head of libraries' },
        canSign: true,
      },
    ],
    channels: [
      { key: 'mastodon', network: 'Mastodon', handle: 'mediatheques' },
      { key: 'bluesky', network: 'Bluesky', handle: 'mediatheques' },
    ],
    grantedBy: 'Anne-Sixtine Jourdheuil',
  },
} as const;
export type ClientName = keyof typeof clients;
