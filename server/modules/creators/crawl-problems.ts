import type { Locale } from '../../lib/language.ts';
import type { ProblemView } from './crawl-schema.ts';
import { keptProblem } from './crawl-store.ts';

type Sentence = {
  readonly fr: string;
  readonly en: string;
  readonly action: ProblemView['action'];
};

/** What happened, what is safe, what happens next by itself, the one action. */
const sentences = {
  'address-invalid': {
    fr: 'Cette adresse ne peut pas être ouverte. Les billets déjà lus restent. Nous ne réessaierons pas avant qu’elle change. Corrigez l’adresse.',
    en: 'This address cannot be opened. Posts that were read stay. We will not try again before it changes. Correct the address.',
    action: 'edit-address',
  },
  'address-private': {
    fr: 'Cette adresse mène à un réseau privé, où nous ne lisons rien. Les billets déjà lus restent. Nous ne réessaierons pas. Corrigez l’adresse, ou demandez à l’administrateur d’autoriser cet hôte.',
    en: 'This address leads to a private network, where we read nothing. Posts that were read stay. We will not try again. Correct the address, or ask the administrator to allow this host.',
    action: 'edit-address',
  },
  robots: {
    fr: 'Ce site demande aux robots de ne pas le lire, et nous ne le lisons pas. Les billets déjà lus restent. Nous redemanderons dans un mois. Vous pouvez le lire vous-même.',
    en: 'This site asks robots not to read it, and we do not. Posts that were read stay. We will ask again in a month. You can read it yourself.',
    action: 'none',
  },
  'owner-refuses': {
    fr: 'Cette personne ne veut pas être trouvée par les moteurs de recherche, et nous ne lisons pas son compte. Les billets déjà lus restent. Nous redemanderons dans un mois. Vous pouvez le lire vous-même.',
    en: 'This person does not want to be found by search engines, and we do not read the account. Posts that were read stay. We will ask again in a month. You can read it yourself.',
    action: 'none',
  },
  gone: {
    fr: 'Cette page n’existe pas ou plus. Les billets déjà lus restent. Nous réessaierons dans un mois. Vérifiez l’adresse.',
    en: 'This page does not exist, or no longer. Posts that were read stay. We will try again in a month. Check the address.',
    action: 'edit-address',
  },
  'no-such-host': {
    fr: 'Aucun site ne porte ce nom. Les billets déjà lus restent. Nous réessaierons demain. Vérifiez l’adresse.',
    en: 'No site has this name. Posts that were read stay. We will try again tomorrow. Check the address.',
    action: 'edit-address',
  },
  'no-such-account': {
    fr: 'Ce compte n’existe pas, ou plus, sur ce réseau. Les billets déjà lus restent. Nous réessaierons dans un mois. Vérifiez l’adresse.',
    en: 'This account does not exist on this network, or no longer. Posts that were read stay. We will try again in a month. Check the address.',
    action: 'edit-address',
  },
  'no-answer': {
    fr: 'Ce site ne répond pas. Ce qui est déjà lu reste. Nous réessaierons demain. Ouvrez-le dans votre navigateur : s’il répond, relancez la lecture.',
    en: 'This site does not answer. What was read stays. We will try again tomorrow. Open it in your browser: if it answers, start the reading again.',
    action: 'retry',
  },
  busy: {
    fr: 'Ce site demande de patienter. Ce qui est déjà lu reste. Nous reprendrons à l’heure qu’il donne. Rien à faire.',
    en: 'This site asks for patience. What was read stays. We will go on at the hour that it gives. Nothing to do.',
    action: 'none',
  },
  login: {
    fr: 'Ce site demande un mot de passe. Les billets déjà lus restent. Nous réessaierons demain. Demandez à cette personne une adresse publique.',
    en: 'This site asks for a password. Posts that were read stay. We will try again tomorrow. Ask the person for a public address.',
    action: 'edit-address',
  },
  'too-large': {
    fr: 'Ce que ce site envoie est trop lourd pour être lu. Les billets déjà lus restent. Nous réessaierons demain. Donnez l’adresse de son flux, s’il en a un.',
    en: 'What this site sends is too heavy to be read. Posts that were read stay. We will try again tomorrow. Give the address of its feed, if it has one.',
    action: 'edit-address',
  },
  redirects: {
    fr: 'Ce site renvoie sans fin d’une adresse à l’autre. Les billets déjà lus restent. Nous réessaierons demain. Copiez l’adresse où votre navigateur arrive.',
    en: 'This site leads from one address to another without end. Posts that were read stay. We will try again tomorrow. Copy the address where your browser arrives.',
    action: 'edit-address',
  },
  unreadable: {
    fr: 'Ce que ce site envoie ne peut pas être lu. Les billets déjà lus restent. Nous réessaierons demain. Donnez l’adresse de son flux, ou de sa page d’accueil.',
    en: 'What this site sends cannot be read. Posts that were read stay. We will try again tomorrow. Give the address of its feed, or of its first page.',
    action: 'edit-address',
  },
  'nothing-found': {
    fr: 'Nous n’avons trouvé aucun billet à cette adresse. Rien n’a changé. Nous réessaierons demain. Donnez l’adresse du flux, ou de la liste des billets.',
    en: 'We found no post at this address. Nothing has changed. We will try again tomorrow. Give the address of the feed, or of the list of posts.',
    action: 'edit-address',
  },
  objected: {
    fr: 'Cette personne ne veut plus être lue. Rien de plus n’a été lu. Nous ne la lirons plus. Rien à faire.',
    en: 'This person does not want to be read any more. Nothing more was read. We will not read them again. Nothing to do.',
    action: 'none',
  },
  surprise: {
    fr: 'Une erreur imprévue a interrompu la lecture. Ce qui est déjà lu reste. Nous réessaierons demain. Si elle revient, dites-le à votre administrateur.',
    en: 'An unforeseen error interrupted the reading. What was read stays. We will try again tomorrow. If it comes back, tell your administrator.',
    action: 'retry',
  },
  'address-missing': {
    fr: 'Il manque l’adresse. Rien n’a été écrit, les autres lignes sont intactes. Cette ligne ne sera pas importée. Ajoutez une adresse dans le fichier.',
    en: 'The address is missing. Nothing was written, the other lines are intact. This line will not be imported. Add an address in the file.',
    action: 'edit-address',
  },
  'address-unreadable': {
    fr: 'Cette adresse ne peut pas être lue. Rien n’a été écrit, les autres lignes sont intactes. Cette ligne ne sera pas importée. Corrigez l’adresse dans le fichier.',
    en: 'This address cannot be read. Nothing was written, the other lines are intact. This line will not be imported. Correct the address in the file.',
    action: 'edit-address',
  },
  twice: {
    fr: 'Cette adresse est déjà plus haut dans le fichier. Rien n’a été écrit. Seule la première ligne sera importée. Rien à faire.',
    en: 'This address stands further up in the file already. Nothing was written. Only the first line will be imported. Nothing to do.',
    action: 'none',
  },
  barred: {
    fr: 'La personne qui tient ce blog a demandé à ne plus y être. Rien n’a été écrit. Cette ligne ne sera pas importée. Retirez-la de votre fichier.',
    en: 'Whoever keeps this blog asked not to be here any more. Nothing was written. This line will not be imported. Take it out of your file.',
    action: 'none',
  },
  'email-unreadable': {
    fr: 'L’adresse de messagerie ne peut pas être lue. Le reste de la ligne est bon. Elle sera importée sans elle. Corrigez-la dans le fichier, ou plus tard sur la fiche.',
    en: 'The mail address cannot be read. The rest of the line is good. It will be imported without it. Correct it in the file, or later on the creator’s page.',
    action: 'none',
  },
} as const satisfies Record<string, Sentence>;

export type ProblemType = keyof typeof sentences;

/** A problem as it is kept, said in the reader's language; null where there is none. */
export function presentProblem(kept: unknown, locale: Locale): ProblemView | null {
  if (kept === null || kept === undefined) return null;
  const { type, detail } = keptProblem.parse(kept);
  const known = isKnown(type) ? type : 'surprise';
  const { action } = sentences[known];
  return { type: known, sentence: sentences[known][locale], detail, action };
}

function isKnown(type: string): type is ProblemType {
  return Object.hasOwn(sentences, type);
}
