/** What the public page says of a file, where the verifier alone can't. */
export const publicWords = {
  fr: {
    notOurs: 'Ce bilan n’a pas été scellé ici',
    notOursMeaning:
      'Le fichier est cohérent avec lui-même, mais aucun bilan de cette maison n’a ce contenu. Ne vous y fiez pas : demandez à l’agence le bilan scellé.',
    superseded: (n: number) => `Sceau valide, mais une version ${n} corrige celle-ci`,
  },
  en: {
    notOurs: 'This report was not sealed here',
    notOursMeaning:
      'The file agrees with itself, but no report of this house has this content. Don’t rely on it: ask the agency for the sealed report.',
    superseded: (n: number) => `The seal is valid, but a version ${n} corrects this one`,
  },
} as const;
