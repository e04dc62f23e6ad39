import type { InBoth } from './language.ts';

/** The words of the phone's page, by the name that stands in `data-words`. */
export const phoneWords = {
  title: { fr: 'Témoin de poche', en: 'Pocket witness' },
  lead: {
    fr: 'Cette page garde sur cet appareil la tête du journal de votre agence, et dit à chaque passage si le journal est prolongé, ou s’il a été raccourci ou réécrit.',
    en: 'This page keeps the head of your agency’s log on this device and says, each time that you look, whether the log was continued, or shortened or rewritten.',
  },
  limits: {
    fr: 'Elle ne regarde que lorsque vous l’ouvrez, et ne contresigne rien : le programme « compagnon-witness » est plus fort. Servie par l’agence, elle pourrait être changée par elle : enregistrez-la, et comparez son empreinte à celle qui est publiée.',
    en: 'It looks only when you open it, and co-signs nothing: the program “compagnon-witness” is stronger. Served by the agency, it could be changed by the agency: save it, and compare its hash with the published one.',
  },
  url: { fr: 'Adresse publique du journal', en: 'Public address of the log' },
  key: {
    fr: 'Clé du journal, remise par l’agence',
    en: 'The log’s key, as the agency handed it to you',
  },
  begin: { fr: 'Commencer', en: 'Begin' },
  look: { fr: 'Regarder maintenant', en: 'Look now' },
  looking: { fr: 'L’agence est interrogée…', en: 'Asking the agency…' },
  more: { fr: 'Ce qui est gardé', en: 'What is kept' },
  take: { fr: 'Emporter dans un fichier', en: 'Take away in a file' },
  bring: { fr: 'Remettre un fichier', en: 'Bring a file back' },
  nextKey: {
    fr: 'Prochaine clé du journal, annoncée par l’agence',
    en: 'The log’s next key, as the agency announced it',
  },
  trust: { fr: 'Accepter cette clé', en: 'Accept this key' },
  language: { fr: 'English', en: 'Français' },
  good: { fr: 'Prolongé, inchangé', en: 'Continued, unchanged' },
  first: { fr: 'Premier passage', en: 'First look' },
  bad: { fr: 'Refusé', en: 'Refused' },
  unknown: { fr: 'Rien de vérifié', en: 'Nothing checked' },
  refusedBefore: {
    fr: 'Refusé auparavant : gardez ces textes',
    en: 'Refused before: keep these texts',
  },
  unsigned: {
    fr: 'Le point de contrôle n’est signé par aucune clé acceptée. Si l’agence a annoncé une nouvelle clé, acceptez-la plus bas ; sinon, ce n’est pas votre journal.',
    en: 'The checkpoint is signed by no accepted key. If the agency announced a new key, accept it below; otherwise this is not your log.',
  },
  badUrl: {
    fr: 'Ce n’est pas une adresse : elle commence par https://',
    en: 'This is not an address: it begins with https://',
  },
  badKey: {
    fr: 'Ce n’est pas une clé entière. Elle a la forme nom+8 chiffres+une longue suite.',
    en: 'This is not a whole key. It looks like name+8 digits+a long sequence.',
  },
  otherKey: { fr: 'Cette clé est d’un autre journal.', en: 'This key is of another log.' },
  damaged: {
    fr: 'Ce qui était gardé est abîmé. Rien n’est vérifié : remettez le fichier que vous aviez emporté.',
    en: 'What was kept is damaged. Nothing is checked: bring back the file that you took away.',
  },
  olderFile: {
    fr: 'Ce fichier connaît le journal moins loin que cet appareil. Rien n’a été changé.',
    en: 'This file knows less of the log than this device does. Nothing was changed.',
  },
  keepsNothing: {
    fr: 'Ce navigateur ne garde rien d’une fois sur l’autre : emportez le fichier, et remettez-le la prochaine fois.',
    en: 'This browser keeps nothing from one time to the next: take the file away, and bring it back next time.',
  },
  failed: {
    fr: 'Cette page s’est arrêtée sur une erreur. Rien n’est donc vérifié.',
    en: 'This page stopped on an error, so nothing is checked.',
  },
} as const satisfies Readonly<Record<string, InBoth>>;

export type PhoneWord = keyof typeof phoneWords;

export function isPhoneWord(name: string): name is PhoneWord {
  return Object.hasOwn(phoneWords, name);
}

/** What a good look found; `before` is the size kept until then. */
export const phoneLines = {
  first: {
    fr: (size: string) =>
      `${size} feuilles. Cette tête est gardée : la prochaine devra la prolonger.`,
    en: (size: string) =>
      `${size} leaves. This head is kept: the next one will have to continue it.`,
  },
  same: {
    fr: (size: string) => `${size} feuilles, comme la dernière fois, et les mêmes.`,
    en: (size: string) => `${size} leaves, as the last time, and the same ones.`,
  },
  grown: {
    fr: (size: string, before: string) =>
      `${size} feuilles. Les ${before} d’avant y sont toutes, inchangées et dans le même ordre.`,
    en: (size: string, before: string) =>
      `${size} leaves. The ${before} from before are all there, unchanged and in the same order.`,
  },
} as const;
