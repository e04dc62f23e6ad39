import { catalogue } from '#web/catalogue.ts';

const othersFr = [
  'Personne d’autre du registre n’est disponible.',
  'Une autre personne, disponible :',
  'Deux autres, disponibles :',
];
const othersEn = [
  'Nobody else of the register is available.',
  'One other, available:',
  'Two others, available:',
];

/** Choosing a creator for an operation. */
export const choosing = catalogue({
  fr: {
    addTitle: 'Ajouter un créateur',
    addLead:
      'Choisissez-le pour ce qu’il écrit. Rien ne part : il sera sollicité par une lettre qu’un référent envoie.',
    find: 'Nom ou adresse du blog',
    findDo: 'Chercher',
    foundNone: 'Personne de ce nom dans le registre.',
    posts: (n: number) => (n === 1 ? '1 billet lu' : `${n} billets lus`),
    choose: 'Choisir',
    other: 'En choisir un autre',
    isIn: 'Déjà dans cette opération.',
    beyond: (n: number, others: number) =>
      `La règle de rotation est dépassée : ${n} ${n > 1 ? 'opérations' : 'opération'} en douze mois, ou trop récente. ${othersFr[others] ?? 'Trois autres, disponibles :'}`,
    beyondReason: 'Pourquoi malgré tout',
    beyondHint: 'Cette raison est imprimée dans la recommandation et le bilan.',
    why: 'Pourquoi cette personne',
    whyHint: 'Elle le lira. Une phrase simple.',
    quotes: 'Ce que nous avons lu chez elle',
    quotesHint: 'Deux billets, une phrase de chacun, mot pour mot.',
    quoteOf: (title: string) => `Phrase de « ${title} »`,
    ask: 'Ce qui est demandé',
    askHint: 'Laissez vide pour ne rien demander.',
    dueOn: 'Au plus tard le',
    keep: 'Retenir',
  },
  en: {
    addTitle: 'Add a creator',
    addLead:
      'Choose them for what they write. Nothing leaves: they are asked by a letter that a senior sends.',
    find: 'Name or address of the blog',
    findDo: 'Search',
    foundNone: 'Nobody of that name in the register.',
    posts: (n) => (n === 1 ? '1 post read' : `${n} posts read`),
    choose: 'Choose',
    other: 'Choose another one',
    isIn: 'In this operation already.',
    beyond: (n, others) =>
      `The rule of rotation is passed: ${n} ${n > 1 ? 'operations' : 'operation'} in twelve months, or too recent. ${othersEn[others] ?? 'Three others, available:'}`,
    beyondReason: 'Why all the same',
    beyondHint: 'This reason is printed in the recommendation and the report.',
    why: 'Why this person',
    whyHint: 'They will read it. One plain sentence.',
    quotes: 'What we read on their blog',
    quotesHint: 'Two posts, one sentence of each, word for word.',
    quoteOf: (title) => `Sentence of “${title}”`,
    ask: 'What is asked',
    askHint: 'Leave empty to ask for nothing.',
    dueOn: 'At the latest on',
    keep: 'Choose them',
  },
});
