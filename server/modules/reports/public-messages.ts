/** What the public page says of a file, where the verifier alone can't. */
export const publicWords = {
  fr: {
    notOurs: 'Ce bilan n’a pas été scellé ici',
    notOursMeaning:
      'Le fichier est cohérent avec lui-même, mais aucun bilan de cette maison n’a ce contenu. Ne vous y fiez pas : demandez à l’agence le bilan scellé.',
    isPdf: 'C’est le PDF du bilan, pas le fichier scellé',
    isPdfMeaning:
      'Rien n’a été vérifié : un PDF ne porte pas ses preuves. Déposez ici l’archive scellée (.zip) que l’agence vous a remise avec lui, ou collez plus bas l’empreinte SHA-256 imprimée à sa dernière page.',
    superseded: (n: number) => `Sceau valide, mais une version ${n} corrige celle-ci`,
  },
  en: {
    notOurs: 'This report was not sealed here',
    notOursMeaning:
      'The file agrees with itself, but no report of this house has this content. Don’t rely on it: ask the agency for the sealed report.',
    isPdf: 'This is the report’s PDF, not the sealed file',
    isPdfMeaning:
      'Nothing was checked: a PDF doesn’t carry its evidence. Drop the sealed archive (.zip) that the agency handed you with it, or paste below the SHA-256 fingerprint that is printed on its last page.',
    superseded: (n: number) => `The seal is valid, but a version ${n} corrects this one`,
  },
} as const;
