import { catalogue } from '#web/catalogue.ts';

export const issues = catalogue({
  fr: {
    empty: 'Ce champ est vide.',
    tooShort: (n: number) => `Il faut au moins ${n} caractères.`,
    tooLong: (n: number) => `Il faut au plus ${n} caractères.`,
    email: 'Cette adresse ne se lit pas ; elle ressemble à prenom@exemple.fr.',
    zone: 'Ce fuseau horaire n’est pas connu.',
    unfit: 'Cette réponse ne convient pas ici.',
  },
  en: {
    empty: 'This field is empty.',
    tooShort: (n) => `At least ${n} characters are needed.`,
    tooLong: (n) => `At most ${n} characters are allowed.`,
    email: 'This address can’t be read; it looks like name@example.org.',
    zone: 'This time zone isn’t known.',
    unfit: 'This answer doesn’t fit here.',
  },
});
