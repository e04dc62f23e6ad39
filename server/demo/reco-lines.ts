import type { BudgetLine, Family, Plan } from '../modules/briefs/reco-schema.ts';

type More = Partial<Omit<BudgetLine, 'id' | 'family' | 'label'>>;
type Row = readonly [family: Family, label: string, quantity: number, euros: number, more?: More];

/** A plan from its lines: quantity, and unit price in euros before tax. */
export function planOf(
  plan: Pick<Plan, 'key' | 'title' | 'actions' | 'startsOn' | 'endsOn'> & Partial<Plan>,
  rows: readonly Row[],
): Plan {
  return {
    reserveBasisPoints: 500,
    contestRules: null,
    isUnasked: false,
    ...plan,
    lines: rows.map(([family, label, quantity, euros, more], place) => ({
      id: `${plan.key.toLowerCase()}${place + 1}`,
      family,
      label,
      quantityHundredths: Math.round(quantity * 100),
      unitCents: Math.round(euros * 100),
      vatBasisPoints: 2000,
      isExternal: family !== 'fees',
      owner: 'Solène Kermarzin',
      dueOn: null,
      deliverable: '',
      priority: 2,
      brings: '',
      evidence: '',
      stockUnits: null,
      ...more,
    })),
  };
}

const ines = 'Inès Taldir';

export const soiree = planOf(
  {
    key: 'A',
    title: 'Une soirée',
    actions:
      'Une soirée de dégustation pour quarante personnes, le 12 novembre, avec traiteur, photographe et transport. Les invités publient s’ils le veulent.',
    startsOn: '2026-11-02',
    endsOn: '2026-12-04',
    isUnasked: false,
  },
  [
    ['fees', 'Conseil', 6, 520, { priority: 1, dueOn: '2026-11-02' }],
    ['fees', 'CM encadré', 8, 320, { priority: 1, owner: ines, dueOn: '2026-11-02' }],
    [
      'event',
      'Lieu et traiteur, 40 personnes',
      1,
      3900,
      {
        dueOn: '2026-11-12',
        brings: 'Quarante personnes présentes, dont peu cuisinent le yaourt.',
        evidence: '',
      },
    ],
    ['event', 'Transport, hébergement', 1, 1200, { dueOn: '2026-11-12', priority: 3 }],
    ['production', 'Photo, vidéo', 1, 900, { owner: 'Malo Destrée', dueOn: '2026-11-12' }],
    ['products', 'Produits', 1, 260, { dueOn: '2026-11-12', stockUnits: 120 }],
  ],
);

export const degustation = planOf(
  {
    key: 'B',
    title: 'Dégustation à domicile et jeu',
    actions:
      'Douze coffrets froids chez des gens qui écrivent vraiment sur le yaourt, libres de dire ce qu’ils en pensent ; un jeu du 9 au 22 novembre, dont le tirage se vérifie.',
    startsOn: '2026-10-26',
    endsOn: '2026-12-04',
    contestRules: 'planned',
  },
  [
    ['fees', 'Conseil', 4, 520, { priority: 1, dueOn: '2026-10-26' }],
    [
      'fees',
      'CM encadré',
      7,
      320,
      { priority: 1, owner: ines, dueOn: '2026-10-26', deliverable: 'Contacts, suivi, réponses' },
    ],
    [
      'fees',
      'Relecture juridique du règlement',
      1,
      450,
      { priority: 4, isExternal: true, dueOn: '2026-11-02', deliverable: 'Règlement relu' },
    ],
    [
      'production',
      'Photo et gabarits',
      1,
      600,
      { owner: 'Malo Destrée', dueOn: '2026-11-03', deliverable: 'Photos, textes de replacement' },
    ],
    [
      'creators',
      'Créateurs payés',
      3,
      350,
      {
        priority: 3,
        owner: ines,
        dueOn: '2026-11-16',
        deliverable: 'Billet développé, avec essais et photos',
        brings: 'Trois billets développés, avec essais et photos.',
        evidence: 'Une recette d’avril chez Farine et Filet d’Air, payée 620 euros ; un seul cas.',
      },
    ],
    [
      'products',
      'Coffrets',
      12,
      24,
      {
        owner: ines,
        dueOn: '2026-11-02',
        stockUnits: 12,
        deliverable: 'Coffret Brassé de Lune, trois pots',
        brings: 'Dix à douze billets de gens qui écrivent sur le sujet.',
        evidence: '',
      },
    ],
    ['logistics', 'Envois froids', 12, 18.5, { owner: ines, dueOn: '2026-11-02' }],
    [
      'prizes',
      'Dotation',
      10,
      39,
      { priority: 5, dueOn: '2026-11-24', brings: 'Des participations ; pas des lecteurs.' },
    ],
    ['logistics', 'Envoi des lots', 10, 18.5, { priority: 5, owner: ines, dueOn: '2026-12-02' }],
  ],
);

export const grandControle = planOf(
  {
    key: 'A',
    title: 'Contrôle, affiches et jeu',
    actions:
      'Un contrôle gratuit en dix points pendant trois semaines, annoncé en ligne et en magasin, avec un jeu doté de bons d’achat.',
    startsOn: '2027-01-11',
    endsOn: '2027-01-30',
    contestRules: 'planned',
  },
  [
    ['fees', 'Conseil', 2, 520, { priority: 1, dueOn: '2027-01-04' }],
    ['fees', 'CM encadré', 4, 320, { priority: 1, owner: ines, dueOn: '2027-01-04' }],
    ['production', 'Photo et gabarits', 1, 480, { owner: 'Malo Destrée', dueOn: '2027-01-06' }],
    ['production', 'Impression des fiches', 1, 187, { owner: 'Malo Destrée', dueOn: '2027-01-08' }],
    [
      'prizes',
      'Bons d’achat',
      12,
      40,
      {
        priority: 5,
        dueOn: '2027-01-11',
        brings: 'Des participations.',
        evidence: 'Concours « Brassé de Lune » : 147 participations sur 400 non retenues.',
      },
    ],
  ],
);

export const petitControle = planOf(
  {
    key: 'B',
    title: 'Contrôle et fiches',
    actions:
      'Le même contrôle gratuit, annoncé par des fiches « quand remplacer quoi » que l’on garde. Pas de jeu.',
    startsOn: '2027-01-11',
    endsOn: '2027-01-30',
  },
  [
    ['fees', 'Conseil', 1.5, 520, { priority: 1, dueOn: '2027-01-04' }],
    ['fees', 'CM encadré', 4, 320, { priority: 1, owner: ines, dueOn: '2027-01-04' }],
    ['production', 'Photo et gabarits', 1, 486, { owner: 'Malo Destrée', dueOn: '2027-01-06' }],
    [
      'production',
      'Impression des fiches',
      1,
      187,
      {
        owner: 'Malo Destrée',
        dueOn: '2027-01-08',
        brings: 'Des fiches emportées, comptées au comptoir.',
        evidence: '',
      },
    ],
  ],
);
