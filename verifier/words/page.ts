import type { InBoth } from './language.ts';

/** The words of the page, by the name that stands in `data-words`. */
export const pageWords = {
  title: { fr: 'Vérifier un fichier', en: 'Check a file' },
  lead: {
    fr: 'Cette page dit si un fichier de Compagnon est complet et inchangé – un journal, un tirage au sort, un rapport –, sans l’aide de l’agence. Rien ne quitte votre appareil : elle fonctionne sans réseau.',
    en: 'This page says whether a file of Compagnon’s is whole and unchanged – a log, a draw, a report –, without the agency’s help. Nothing leaves your device: it works without a network.',
  },
  drop: {
    fr: 'Déposez ici le fichier : .zip, .draw.json ou .list.json',
    en: 'Drop the file here: .zip, .draw.json or .list.json',
  },
  two: {
    fr: 'Une liste et son tirage se déposent ensemble.',
    en: 'A list and its draw are dropped together.',
  },
  file: { fr: 'Choisir un fichier', en: 'Choose a file' },
  held: {
    fr: 'Comparer avec ce que vous avez gardé',
    en: 'Compare with what you have kept',
  },
  heldWhy: {
    fr: 'Un fichier seul prouve qu’il n’a pas changé depuis sa signature. Une clé ou un point de contrôle que vous tenez d’ailleurs prouve qu’il est bien le vôtre, et que rien n’a été coupé.',
    en: 'A file alone proves that it hasn’t changed since it was signed. A key or a checkpoint that you got elsewhere proves that it is yours, and that nothing was cut off.',
  },
  key: {
    fr: 'Clé du journal, remise par l’agence',
    en: 'The log’s key, as the agency handed it to you',
  },
  witness: { fr: 'Clé de votre témoin', en: 'Your witness’s key' },
  outsider: {
    fr: 'Clé d’un témoin extérieur, qui n’est ni l’agence ni l’organisateur',
    en: 'Key of an outside witness, who is neither agency nor organiser',
  },
  mine: { fr: 'Votre participation à un tirage', en: 'Your entry in a draw' },
  code: { fr: 'Code', en: 'Code' },
  mineWhy: {
    fr: 'Le code la retrouve. L’adresse et le nombre de votre reçu prouvent qu’elle est à vous.',
    en: 'The code finds it. The address and the number on your receipt prove that it is yours.',
  },
  handle: { fr: 'Adresse donnée en participant', en: 'Address that you entered with' },
  nonce: {
    fr: 'Nombre du reçu (32 chiffres et lettres)',
    en: 'Number on the receipt (32 digits and letters)',
  },
  badNonce: {
    fr: 'Le nombre du reçu a 32 chiffres et lettres de a à f. Recopiez-le entier, avec l’adresse.',
    en: 'The number on the receipt has 32 digits and letters from a to f. Copy all of it, with the address.',
  },
  checkpoint: {
    fr: 'Point de contrôle que vous avez gardé (collez tout le courriel)',
    en: 'A checkpoint that you kept (paste the whole mail)',
  },
  badKey: {
    fr: 'Ce n’est pas une clé entière. Elle a la forme nom+8 chiffres+une longue suite.',
    en: 'This is not a whole key. It looks like name+8 digits+a long sequence.',
  },
  again: { fr: 'Vérifier de nouveau', en: 'Check again' },
  findings: { fr: 'Constats', en: 'Findings' },
  facts: { fr: 'Ce que contient le journal', en: 'What the log holds' },
  openings: { fr: 'Noms et textes montrés', en: 'Names and texts shown' },
  fault: { fr: 'faux', en: 'wrong' },
  weaker: { fr: 'réserve', en: 'reservation' },
  note: { fr: 'à savoir', en: 'note' },
  reading: { fr: 'Lecture du fichier…', en: 'Reading the file…' },
  checking: { fr: 'Vérification', en: 'Checking' },
  failed: {
    fr: 'La vérification s’est arrêtée sur une erreur de cette page. Rien n’est donc prouvé. Essayez la commande « compagnon-verify ».',
    en: 'The check stopped on an error of this page, so nothing is proven. Try the command “compagnon-verify”.',
  },
  tooLarge: {
    fr: 'Le navigateur n’a pas pu lire ce fichier. S’il est très gros, utilisez la commande « compagnon-verify ».',
    en: 'The browser could not read this file. If it is very large, use the command “compagnon-verify”.',
  },
  trust: {
    fr: 'Une page jointe à un fichier peut avoir été falsifiée avec lui. En cas de doute, prenez cette page ailleurs et comparez son empreinte à celle qui est publiée.',
    en: 'A page that comes with a file may have been forged with it. When in doubt, get this page elsewhere and compare its hash with the published one.',
  },
  language: { fr: 'English', en: 'Français' },
} as const satisfies Readonly<Record<string, InBoth>>;

export type PageWord = keyof typeof pageWords;

export function isPageWord(name: string): name is PageWord {
  return Object.hasOwn(pageWords, name);
}
