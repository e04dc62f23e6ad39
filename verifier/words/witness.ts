import type { InBoth } from './language.ts';

export const witnessUsage: InBoth = {
  fr: `Le témoin d’un journal de Compagnon : à faire tourner chez le client, jamais par l’agence.

  witness init --log CLÉ --name NOM [--folder DOSSIER]
      crée la clé du témoin ; --log est la clé du journal, telle que l’agence la montre ;
      NOM est un nom sans espace, par exemple temoin.votre-domaine.fr
  witness once ADRESSE [--folder DOSSIER]
      vérifie et contre-signe le dernier point de contrôle
  witness watch ADRESSE [--every SECONDES] [--audit] [--folder DOSSIER]
      la même chose, encore et encore (toutes les 600 secondes par défaut)
  witness audit ADRESSE [--count NOMBRE] [--relay ADRESSE] [--signature CHIFFRES] [--folder DOSSIER]
      chaque jour, une balise publique choisit des feuilles (59 par défaut) du journal
      contresigné la veille ; le témoin les demande, les vérifie, garde le résultat et le
      fait inscrire au journal ;
      à lancer chaque jour, ou avec « watch --audit »
  witness check-audit FICHIER [--witness CLÉ] [--log CLÉ]
      vérifie le résultat gardé d’un contrôle
  witness trust CLÉ [--folder DOSSIER]
      accepte la prochaine clé du journal, une fois que l’agence l’a annoncée
  witness sign-successor CLÉ SECOURS [--folder DOSSIER]
  witness sign-successor CLÉ SECOURS --replaces CLÉ --secret FICHIER
      signe la clé du témoin qui remplace celui-ci, avec sa clé de secours publique ;
      la seconde forme quand la clé est perdue : FICHIER contient le secret de secours

  --lang fr|en  la langue        DOSSIER est « witness » par défaut

Code de sortie : 0 fait, 1 refusé (le journal se contredit : gardez les preuves), 2 pas pu.
`,
  en: `The witness of a Compagnon log: run by the client, never by the agency.

  witness init --log VKEY --name NAME [--folder DIR]
      makes the witness's key; --log is the log's key as the agency shows it;
      NAME is a name without spaces, such as witness.your-domain.example
  witness once URL [--folder DIR]
      checks and co-signs the latest checkpoint
  witness watch URL [--every SECONDS] [--audit] [--folder DIR]
      the same, again and again (every 600 seconds by default)
  witness audit URL [--count NUMBER] [--relay URL] [--signature DIGITS] [--folder DIR]
      each day a public beacon chooses leaves (59 by default) of the log that was co-signed
      the day before; the witness asks for them, checks them, keeps the result and has it
      recorded in the log;
      run it daily, or with "watch --audit"
  witness check-audit FILE [--witness VKEY] [--log VKEY]
      checks the kept result of an audit
  witness trust VKEY [--folder DIR]
      accepts the log's next key, once the agency announced it
  witness sign-successor VKEY RECOVERY [--folder DIR]
  witness sign-successor VKEY RECOVERY --replaces VKEY --secret FILE
      signs the key of the witness that replaces this one, with its public recovery key;
      the second form where the key is lost: FILE holds the recovery secret

  --lang fr|en  the language        DIR is "witness" by default

Exit code: 0 done, 1 refused (the log contradicts itself: keep the proofs), 2 could not.
`,
};

type Line = (detail: string) => string;

/** What the program says, by the `type` of an outcome or a refusal. */
export const witnessLines: Readonly<Record<string, { readonly fr: Line; readonly en: Line }>> = {
  'nothing-yet': {
    fr: () => 'Le journal n’a pas encore de point de contrôle. Rien n’a été signé.',
    en: () => 'The log has no checkpoint yet. Nothing was signed.',
  },
  signed: {
    fr: (size) => `Vérifié et contre-signé : ${size} feuilles.`,
    en: (size) => `Checked and co-signed: ${size} leaves.`,
  },
  'signed-already': {
    fr: (size) => `Rien de nouveau : ${size} feuilles, déjà contre-signées.`,
    en: (size) => `Nothing new: ${size} leaves, co-signed already.`,
  },
  trusted: {
    fr: (key) => `Clé acceptée pour la suite du journal : ${key}`,
    en: (key) => `Key accepted for the rest of the log: ${key}`,
  },
  'audit-settled': {
    fr: (at) => `Le prochain contrôle est fixé : la balise choisira le ${at}.`,
    en: (at) => `The next audit is settled: the beacon will choose at ${at}.`,
  },
  'audit-nothing': {
    fr: () => 'Rien n’est encore contresigné : lancez « witness once » d’abord.',
    en: () => 'Nothing is co-signed yet: run “witness once” first.',
  },
  'audit-kept': {
    fr: (place) => `Le résultat est gardé dans ${place}.`,
    en: (place) => `The result is kept in ${place}.`,
  },
  'audit-recorded': {
    fr: (name) => `Inscrit au journal : ${name}.`,
    en: (name) => `Recorded in the log: ${name}.`,
  },
  'audit-not-recorded': {
    fr: (why) =>
      `Pas encore inscrit au journal (${why}). Le résultat est gardé et sera présenté de nouveau.`,
    en: (why) =>
      `Not recorded in the log yet (${why}). The result is kept and will be offered again.`,
  },
  'no-beacon': {
    fr: () =>
      'Aucun relais ne donne la signature de la balise. Réessayez plus tard, ou donnez-la avec --signature.',
    en: () =>
      'No relay gives the beacon’s signature. Try again later, or give it with --signature.',
  },
  'beacon-wrong': {
    fr: () => 'Ce n’est pas la signature de la balise pour cette ronde. Rien n’a été fait.',
    en: () => 'This is not the beacon’s signature for this round. Nothing was done.',
  },
  'malformed-chain': {
    fr: (path) => `Le fichier ${path} ne décrit pas une balise.`,
    en: (path) => `The file ${path} describes no beacon.`,
  },
  kept: {
    fr: (place) => `Les deux textes sont gardés comme preuve dans ${place}. Ne les effacez pas.`,
    en: (place) => `Both texts are kept as proof in ${place}. Do not delete them.`,
  },
  'malformed-checkpoint': {
    fr: () => 'REFUSÉ. Ce que l’agence montre n’est pas un point de contrôle.',
    en: () => 'REFUSED. What the agency shows is not a checkpoint.',
  },
  'other-log': {
    fr: () => 'REFUSÉ. C’est le point de contrôle d’un autre journal.',
    en: () => 'REFUSED. It is the checkpoint of another log.',
  },
  unsigned: {
    fr: () =>
      'REFUSÉ. Le point de contrôle n’est signé par aucune clé acceptée. Si l’agence a annoncé une nouvelle clé, acceptez-la avec « witness trust ».',
    en: () =>
      'REFUSED. The checkpoint is signed by no accepted key. If the agency announced a new key, accept it with “witness trust”.',
  },
  smaller: {
    fr: (sizes) =>
      `REFUSÉ. Le journal est plus court qu’avant : des feuilles ont disparu. ${sizes}`,
    en: (sizes) => `REFUSED. The log is shorter than it was: leaves have gone. ${sizes}`,
  },
  'other-root': {
    fr: () => 'REFUSÉ. Le journal a la même taille et un autre contenu : il a été réécrit.',
    en: () => 'REFUSED. The log has the same size and another content: it was rewritten.',
  },
  inconsistent: {
    fr: () => 'REFUSÉ. Le journal ne prolonge pas celui que ce témoin a signé : il a été réécrit.',
    en: () =>
      'REFUSED. The log doesn’t continue the one that this witness signed: it was rewritten.',
  },
  'no-proof': {
    fr: (why) => `REFUSÉ. L’agence ne donne pas la preuve que le journal est prolongé. ${why}`,
    en: (why) => `REFUSED. The agency gives no proof that the log was continued. ${why}`,
  },
  unavailable: {
    fr: (why) => `L’agence ne répond pas (${why}). Rien n’a été signé ; réessayez plus tard.`,
    en: (why) => `The agency doesn’t answer (${why}). Nothing was signed; try again later.`,
  },
  'not-taken': {
    fr: (why) =>
      `L’agence n’a pas pris la contre-signature (${why}). Ce témoin y est-il inscrit ? Elle est gardée et sera présentée de nouveau.`,
    en: (why) =>
      `The agency didn’t take the co-signature (${why}). Is this witness enrolled there? It is kept and will be offered again.`,
  },
  'no-folder': {
    fr: (path) => `Il n’y a pas de témoin ici (${path}). Créez-le avec « witness init ».`,
    en: (path) => `There is no witness here (${path}). Make one with “witness init”.`,
  },
  exists: {
    fr: (path) => `Un témoin existe déjà dans ${path}. Choisissez un autre dossier.`,
    en: (path) => `There is a witness in ${path} already. Choose another folder.`,
  },
  damaged: {
    fr: (path) =>
      `La mémoire du témoin est abîmée (${path}). Rien n’est signé : remettez une copie de sauvegarde, ou faites inscrire un successeur.`,
    en: (path) =>
      `The witness’s memory is damaged (${path}). Nothing is signed: put back a copy, or have a successor enrolled.`,
  },
  busy: {
    fr: (path) => `Un autre témoin travaille dans ce dossier (${path}).`,
    en: (path) => `Another witness is at work in this folder (${path}).`,
  },
  'malformed-key': {
    fr: (text) => `« ${text} » n’est pas une clé de ce genre. Recopiez-la entière.`,
    en: (text) => `“${text}” is not a key of that kind. Copy all of it.`,
  },
  'malformed-name': {
    fr: () => 'Le nom ne doit contenir ni espace ni signe plus.',
    en: () => 'The name must have no space and no plus sign.',
  },
  'wrong-use': {
    fr: (what) => `Appel incorrect : ${what}.`,
    en: (what) => `Wrongly called: ${what}.`,
  },
};

/** What `init` prints: two keys to hand over, one secret to lock away. */
export const introductions = {
  fr: (
    witness: string,
    recovery: string,
    secret: string,
  ) => `Le témoin est prêt. Remettez ces deux clés à l’agence :

  Clé du témoin :      ${witness}
  Clé de secours :     ${recovery}

Imprimez ce secret et enfermez-le ; il ne sera plus montré. Il permet d’inscrire un successeur
si la clé du témoin est perdue :

  Secret de secours :  ${secret}
`,
  en: (
    witness: string,
    recovery: string,
    secret: string,
  ) => `The witness is ready. Hand these two keys to the agency:

  Witness key:      ${witness}
  Recovery key:     ${recovery}

Print this secret and lock it away; it is not shown again. With it a successor can be enrolled
if the witness's key is lost:

  Recovery secret:  ${secret}
`,
} as const;
