import type { Locale } from '../../lib/language.ts';
import type { ContestFact } from '../contests/public.ts';

type Words = Readonly<
  Record<
    ContestFact['kind'],
    { title: (name: string, count: number) => string; why: (moment: string) => string }
  >
>;

/** What waits in a contest: the title, and what happens if nothing is done. */
export const contestWords: Readonly<Record<Locale, Words>> = {
  fr: {
    unsigned: {
      title: (name) => `${name} : le règlement n’est pas signé`,
      why: () => 'Sans la signature du client, le jeu n’ouvre pas.',
    },
    'changes-asked': {
      title: (name) => `${name} : le client demande un changement du règlement`,
      why: () => 'Le jeu n’ouvre pas avec cette version : changez-la, puis demandez la signature.',
    },
    objections: {
      title: (name, n) =>
        n > 1
          ? `${name} : ${n} contestations attendent une réponse`
          : `${name} : une contestation attend une réponse`,
      why: () => 'La page du tirage promet qu’une personne répond.',
    },
    'to-open': {
      title: (name) => `${name} : le règlement est signé, le jeu reste à ouvrir`,
      why: () =>
        'Passée l’heure d’ouverture, il faut de nouvelles dates et une nouvelle signature.',
    },
    households: {
      title: (name, n) =>
        n > 1
          ? `${name} : ${n} participations peut-être d’un même foyer`
          : `${name} : une participation peut-être d’un même foyer`,
      why: (moment) =>
        `Une personne décide. Sans décision à la clôture (${moment}), elles restent.`,
    },
    'list-soon': {
      title: (name) => `${name} : la liste se clôt bientôt`,
      why: (moment) => `Elle se clôt seule, le ${moment}.`,
    },
    'draw-soon': {
      title: (name) => `${name} : le tirage approche`,
      why: (moment) => `Il se fait seul, le ${moment}, dès que le hasard public est connu.`,
    },
    'draw-late': {
      title: (name) => `${name} : le tirage n’est pas fait`,
      why: (moment) =>
        `Prévu le ${moment}. Les relais sont redemandés ; la valeur peut être saisie à la main.`,
    },
    'answer-due': {
      title: (name, n) =>
        n > 1
          ? `${name} : ${n} personnes tirées au sort n’ont pas répondu`
          : `${name} : une personne tirée au sort n’a pas répondu`,
      why: (moment) => `Sans réponse le ${moment}, le lot revient au suppléant suivant.`,
    },
    'prize-to-send': {
      title: (name, n) => (n > 1 ? `${name} : ${n} lots à envoyer` : `${name} : un lot à envoyer`),
      why: () => 'Notez l’envoi avec sa preuve : sans elle, le lot compte comme non remis.',
    },
    'prize-overdue': {
      title: (name, n) =>
        n > 1
          ? `${name} : ${n} lots sans preuve de remise`
          : `${name} : un lot sans preuve de remise`,
      why: () =>
        'Jeu fini depuis plus de 30 jours : un lot non remis est une pratique interdite (FR-CTR-02).',
    },
  },
  en: {
    unsigned: {
      title: (name) => `${name}: the rules aren’t signed`,
      why: () => 'Without the client’s signature the contest doesn’t open.',
    },
    'changes-asked': {
      title: (name) => `${name}: the client asks for a change of the rules`,
      why: () => 'The contest doesn’t open with this version: change it, then ask for a signature.',
    },
    objections: {
      title: (name, n) =>
        n > 1
          ? `${name}: ${n} objections wait for an answer`
          : `${name}: an objection waits for an answer`,
      why: () => 'The draw’s page promises that a person answers.',
    },
    'to-open': {
      title: (name) => `${name}: the rules are signed, the contest is still to be opened`,
      why: () => 'Once its opening hour has passed, it needs new dates and a new signature.',
    },
    households: {
      title: (name, n) =>
        n > 1
          ? `${name}: ${n} entries perhaps of one household`
          : `${name}: an entry perhaps of one household`,
      why: (moment) => `A person decides. Undecided when the list closes (${moment}), they stay.`,
    },
    'list-soon': {
      title: (name) => `${name}: the list closes soon`,
      why: (moment) => `It closes by itself, ${moment}.`,
    },
    'draw-soon': {
      title: (name) => `${name}: the draw is near`,
      why: (moment) => `It is made by itself, ${moment}, once the public chance is known.`,
    },
    'draw-late': {
      title: (name) => `${name}: the draw isn’t made`,
      why: (moment) => `Due ${moment}. Relays are asked again; the value can be typed in.`,
    },
    'answer-due': {
      title: (name, n) =>
        n > 1
          ? `${name}: ${n} drawn people haven’t answered`
          : `${name}: a drawn person hasn’t answered`,
      why: (moment) => `Without an answer, ${moment}, the prize goes to the next substitute.`,
    },
    'prize-to-send': {
      title: (name, n) => (n > 1 ? `${name}: ${n} prizes to send` : `${name}: a prize to send`),
      why: () => 'Note the sending with its proof: without it the prize counts as not given.',
    },
    'prize-overdue': {
      title: (name, n) =>
        n > 1
          ? `${name}: ${n} prizes without proof of delivery`
          : `${name}: a prize without proof of delivery`,
      why: () =>
        'Over for more than 30 days: a prize that isn’t given is a forbidden practice (FR-CTR-02).',
    },
  },
};
