/** Small numbers as words: one typed as digits would need a figure. */
const numbers = {
  fr: 'zéro un deux trois quatre cinq six sept huit neuf dix onze douze'.split(' '),
  en: 'zero one two three four five six seven eight nine ten eleven twelve'.split(' '),
};

function say(n: number, words: readonly string[]): string {
  return words[n] ?? String(n);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Words that a report's own text is made of, in the client's language. */
export const contentWords = {
  fr: {
    figures: 'Chiffres',
    answersTo: (question: string) => `Réponses reçues\u00a0: ${question}`,
    chapters: {
      actions: 'Actions déployées',
      exposure: 'Exposition',
      transformation: 'Transformation',
      compliance: 'Conformité',
      told: 'Ce qu’en disent les trois parties',
      unknown: 'Ce que nous ne savons pas',
      failures: 'Ce qui n’a pas marché',
      complaints: 'Plaintes et erreurs',
      said: 'Ce que les gens ont dit',
      creators: 'Créateurs, un par un',
      next: 'Décisions proposées',
    },
    against: {
      senior: 'un référent de l’agence',
      overruled: (rule: string, message: string, on: string) =>
        `La règle ${rule} arrêtait l’opération\u00a0: «\u00a0${message}\u00a0» Un référent est passé outre le ${on}, et dit pourquoi\u00a0:`,
      objections: (contest: string, n: number, open: number) =>
        `${n === 1 ? 'Un lecteur a contesté' : `${capital(say(n, numbers.fr))} lecteurs ont contesté`} le tirage de «\u00a0${contest}\u00a0»\u00a0; ${open === 0 ? (n === 1 ? 'il a eu sa réponse' : 'chacun a eu sa réponse') : open === 1 ? 'une réponse manque encore' : `${say(open, numbers.fr)} réponses manquent encore`}.`,
    },
  },
  en: {
    figures: 'Figures',
    answersTo: (question: string) => `Answers received: ${question}`,
    chapters: {
      actions: 'Actions taken',
      exposure: 'Exposure',
      transformation: 'Transformation',
      compliance: 'Compliance',
      told: 'What the three parties say',
      unknown: 'What we don’t know',
      failures: 'What did not work',
      complaints: 'Complaints and errors',
      said: 'What people said',
      creators: 'Creators, one by one',
      next: 'Next decisions',
    },
    against: {
      senior: 'a senior of the agency',
      overruled: (rule: string, message: string, on: string) =>
        `Rule ${rule} stopped the operation: “${message}” A senior went past it on ${on}, and says why:`,
      objections: (contest: string, n: number, open: number) =>
        `${n === 1 ? 'One reader' : `${capital(say(n, numbers.en))} readers`} objected to the draw of “${contest}”; ${open === 0 ? (n === 1 ? 'they have their answer' : 'each has their answer') : open === 1 ? 'one answer is still missing' : `${say(open, numbers.en)} answers are still missing`}.`,
    },
  },
} as const;
