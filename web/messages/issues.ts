import { catalogue } from '#web/catalogue.ts';

export const issues = catalogue({
  fr: {
    empty: 'Ce champ est vide.',
    tooShort: (n: number) => `Il faut au moins ${n} caractères.`,
    tooLong: (n: number) => `Il faut au plus ${n} caractères.`,
    email: 'Cette adresse ne se lit pas ; elle ressemble à prenom@exemple.fr.',
    zone: 'Ce fuseau horaire n’est pas connu.',
    unfit: 'Cette réponse ne convient pas ici.',
    unreadForm:
      'Un champ ne se lit pas. Rien n’a été enregistré, et ce que vous avez écrit est encore là. Corrigez le champ signalé.',
    unread: {
      amount: 'Une somme en chiffres, comme 9 000 ou 18,50.',
      whole: 'Un nombre entier, comme 300.',
      pairs: 'Une ligne par exemple : un nom, un point-virgule, une somme (« K10, avril ; 620 »).',
      day: 'Une date, comme 19/10/2026.',
      choice: 'Cochez au moins une question.',
    },
  },
  en: {
    empty: 'This field is empty.',
    tooShort: (n) => `At least ${n} characters are needed.`,
    tooLong: (n) => `At most ${n} characters are allowed.`,
    email: 'This address can’t be read; it looks like name@example.org.',
    zone: 'This time zone isn’t known.',
    unfit: 'This answer doesn’t fit here.',
    unreadForm:
      'One field can’t be read. Nothing was saved, and what you wrote is still there. Put right the field that is marked.',
    unread: {
      amount: 'A sum in digits, such as 9,000 or 18.50.',
      whole: 'A whole number, such as 300.',
      pairs: 'One example a line: a name, a semicolon, a sum (“K10, April; 620”).',
      day: 'A date, such as 19/10/2026.',
      choice: 'Tick at least one question.',
    },
  },
});
