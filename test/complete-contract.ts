/** A contract that has all five groups of clauses. */
export const completeContract = {
  advertiser: {
    name: 'Ombrelune',
    address: '1 place du Lait',
    email: 'c@ombrelune.example',
    taxCountry: 'France',
  },
  creator: {
    name: 'K. Le Bihan',
    address: '3 rue du Puits',
    email: 'k@blog.example',
    taxCountry: 'France',
  },
  agency: 'Corvelle',
  mission: 'Une recette.',
  freedom: 'Entière.',
  mention: 'Collaboration commerciale avec Ombrelune.',
  pay: '350 € HT, à trente jours.',
  benefitsInKind: 'Un coffret de 24 €.',
  duties: 'Placer la mention.',
  rights: 'Le créateur garde ses droits.',
  law: 'Droit français.',
};
