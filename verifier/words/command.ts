import type { InBoth } from './language.ts';

/** What the command says besides the verdict. */
export const usage: InBoth = {
  fr: `Vérifie un fichier de Compagnon, hors ligne : un journal (.zip), un tirage (.draw.json), sa liste
(.list.json) ou un rapport scellé (.zip).

  compagnon-verify FICHIER [--lang fr|en] [--json] [--key CLÉ] [--witness CLÉ] [--outsider CLÉ]
                   [--checkpoint FICHIER]

  --key CLÉ             la clé du journal, telle que l’agence vous l’a remise (répétable)
  --witness CLÉ         la clé de votre témoin (répétable)
  --outsider CLÉ        la clé d’un témoin qui n’est ni l’agence ni l’organisateur (répétable)
  --checkpoint FICHIER  un point de contrôle gardé, ou le courriel entier (répétable)
  --json                le verdict en JSON, pour un programme
  --lang fr|en          la langue (par défaut celle du système)

Pour un tirage :
  --list FICHIER        la liste que vous avez téléchargée, à comparer ligne par ligne
  --draw FICHIER        pour une liste : le tirage auquel la comparer
  --code CODE           retrouve une participation
  --address ADRESSE --nonce NOMBRE   prouve qu’une participation est la vôtre (sur votre reçu)
  --signature CHIFFRES  la signature de la balise, obtenue d’ailleurs

Code de sortie : 0 vérifié, 1 pas vérifié, 2 illisible ou mal appelé.
`,
  en: `Checks a file of Compagnon’s, offline: a log (.zip), a draw (.draw.json), its list (.list.json) or a
sealed report (.zip).

  compagnon-verify FILE [--lang fr|en] [--json] [--key VKEY] [--witness VKEY] [--outsider VKEY]
                   [--checkpoint FILE]

  --key VKEY         the log's key, as the agency handed it to you (may be repeated)
  --witness VKEY     your witness's key (may be repeated)
  --outsider VKEY    the key of a witness who is neither agency nor organiser (may be repeated)
  --checkpoint FILE  a checkpoint that you kept, or its whole mail (may be repeated)
  --json             the verdict as JSON, for a program
  --lang fr|en       the language (the system's by default)

For a draw:
  --list FILE        the list that you downloaded, to be compared line by line
  --draw FILE        for a list: the draw to compare it with
  --code CODE        finds an entry
  --address ADDRESS --nonce NUMBER   proves that an entry is yours (both on your receipt)
  --signature DIGITS the beacon's signature, got from elsewhere

Exit code: 0 verified, 1 not verified, 2 can't be read or wrongly called.
`,
};

export const refusals = {
  'no-such-file': {
    fr: (part: string) => `Le fichier ${part} n’existe pas ou ne s’ouvre pas.`,
    en: (part: string) => `The file ${part} doesn’t exist or can’t be opened.`,
  },
  'malformed-key': {
    fr: (part: string) =>
      `« ${part} » n’est pas une clé : elle a la forme NOM+8 chiffres+base64. Recopiez-la entière.`,
    en: (part: string) =>
      `“${part}” is not a key: it looks like NAME+8 digits+base64. Copy all of it.`,
  },
  'wrong-use': {
    fr: (part: string) => `Cette option n’existe pas ou il lui manque sa valeur : ${part}.`,
    en: (part: string) => `There is no such option, or its value is missing: ${part}.`,
  },
} as const;

/** The mark before each finding, in the command's output. */
export const marks = {
  fault: { fr: 'FAUX', en: 'WRONG' },
  weaker: { fr: 'RÉSERVE', en: 'RESERVATION' },
  note: { fr: 'À SAVOIR', en: 'NOTE' },
} as const;
