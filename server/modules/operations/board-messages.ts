import type { Locale } from '../../lib/language.ts';
import type { AlertKind } from './board-line.ts';
import type { ParticipationState } from './schema.ts';

type Words = {
  readonly state: Readonly<Record<ParticipationState, (when: string) => string>>;
  readonly alert: Readonly<Record<AlertKind, (age: string, more: string) => string>>;
  readonly quote: (text: string) => string;
  readonly by: { readonly creator: string; readonly machine: string };
  readonly days: (n: number) => string;
  readonly hours: (n: number) => string;
  readonly minutes: (n: number) => string;
};

/** The board's sentences; dates come written out. */
export const boardTexts: Record<Locale, Words> = {
  fr: {
    state: {
      spotted: (when) => `repéré le ${when}`,
      kept: (when) => `retenu le ${when}`,
      contacted: (when) => `contacté le ${when}`,
      accepted: (when) => `accepte, le ${when}`,
      declined: (when) => `refuse, le ${when}`,
      silent: (when) => `sans réponse, classé le ${when}`,
      agreed: (when) => `accord signé le ${when}`,
      shipped: (when) => `colis parti le ${when}`,
      received: (when) => `colis reçu le ${when}`,
      published: (when) => `publié le ${when}`,
      'not-publishing': (when) => `ne publiera pas, dit le ${when}`,
      'mention-checked': (when) => `publié, mention vérifiée le ${when}`,
      measured: (when) => `mesuré le ${when}`,
      thanked: (when) => `remercié le ${when}`,
    },
    alert: {
      contested: (age) => `quelqu’un de l’équipe objecte depuis ${age} : rien ne part`,
      objected: (age) => `s’oppose à toute sollicitation depuis ${age} : à retirer`,
      'mention-absent': (age, more) =>
        more === ''
          ? `mention absente depuis ${age}`
          : `mention absente depuis ${age}, demandée ${more}`,
      'mention-unclear': () => 'mention à lire : la machine n’est pas sûre',
      'contract-needed': (_, more) => `${more} : contrat à signer avant tout envoi`,
      'answer-came': (age) => `a écrit il y a ${age}`,
      'release-waits': (age) => `lettre prête depuis ${age}, à envoyer par un référent`,
      bounced: (age) => `courriel revenu il y a ${age} : adresse à corriger`,
      sign: (age) => `accord rédigé depuis ${age}, à signer`,
      ship: () => 'colis à envoyer',
      'address-missing': (age) => `adresse attendue depuis ${age}`,
      'capture-missed': (_, more) => `capture manquante : ${more}`,
      thank: () => 'à remercier',
      overdue: (age) => `publication attendue depuis ${age}`,
      silent: (age) => `sans réponse depuis ${age}, une relance possible`,
    },
    quote: (text) => `« ${text} »`,
    by: { creator: 'le créateur', machine: 'Compagnon' },
    days: (n) => (n === 1 ? '1 jour' : `${n} jours`),
    hours: (n) => `${n} h`,
    minutes: (n) => `${n} min`,
  },
  en: {
    state: {
      spotted: (when) => `spotted on ${when}`,
      kept: (when) => `chosen on ${when}`,
      contacted: (when) => `written to on ${when}`,
      accepted: (when) => `accepted, on ${when}`,
      declined: (when) => `declined, on ${when}`,
      silent: (when) => `no answer, closed on ${when}`,
      agreed: (when) => `agreement signed on ${when}`,
      shipped: (when) => `parcel left on ${when}`,
      received: (when) => `parcel arrived on ${when}`,
      published: (when) => `published on ${when}`,
      'not-publishing': (when) => `will not publish, said on ${when}`,
      'mention-checked': (when) => `published, mention checked on ${when}`,
      measured: (when) => `measured on ${when}`,
      thanked: (when) => `thanked on ${when}`,
    },
    alert: {
      contested: (age) => `somebody of the team objects for ${age}: nothing leaves`,
      objected: (age) => `wants no proposals, for ${age}: to be taken out`,
      'mention-absent': (age, more) =>
        more === ''
          ? `mention missing for ${age}`
          : `mention missing for ${age}, asked for ${more}`,
      'mention-unclear': () => 'mention to be read: the machine is not sure',
      'contract-needed': (_, more) => `${more}: a contract must be signed before anything leaves`,
      'answer-came': (age) => `wrote ${age} ago`,
      'release-waits': (age) => `letter ready for ${age}, to be sent by a senior`,
      bounced: (age) => `mail came back ${age} ago: correct the address`,
      sign: (age) => `agreement written ${age} ago, to be signed`,
      ship: () => 'parcel to be sent',
      'address-missing': (age) => `address awaited for ${age}`,
      'capture-missed': (_, more) => `capture missing: ${more}`,
      thank: () => 'to be thanked',
      overdue: (age) => `publication awaited for ${age}`,
      silent: (age) => `no answer for ${age}, one reminder possible`,
    },
    quote: (text) => `“${text}”`,
    by: { creator: 'the creator', machine: 'Compagnon' },
    days: (n) => (n === 1 ? '1 day' : `${n} days`),
    hours: (n) => `${n} h`,
    minutes: (n) => `${n} min`,
  },
};

/** Why a capture isn't there. */
export const missedTexts: Record<Locale, Readonly<Record<string, string>>> = {
  fr: {
    robots: 'le site refuse les robots',
    address: 'l’adresse n’est pas publique',
    gone: 'la page n’existe plus',
    erased: 'la personne a fait effacer ses données',
    overtaken: 'ce serveur ne tournait pas à cette heure',
    timeout: 'le site n’a pas répondu à temps',
    'too-large': 'la page est trop lourde',
    network: 'le site est injoignable',
    encoding: 'la page est illisible',
    redirects: 'la page renvoie sans fin ailleurs',
    status: 'le site a répondu par une erreur',
    busy: 'le site demande d’attendre',
    'robots-unreachable': 'ses règles pour robots sont injoignables',
    budget: 'trop de lectures de ce site aujourd’hui',
    unreadable: 'la page est illisible',
    demo: 'la démonstration n’est reliée à aucun réseau, et n’a rien gardé de cette page',
  },
  en: {
    robots: 'the site turns robots away',
    address: 'the address is not public',
    gone: 'the page is gone',
    erased: 'the person had their data erased',
    overtaken: 'this server was not running at that hour',
    timeout: 'the site did not answer in time',
    'too-large': 'the page is too heavy',
    network: 'the site cannot be reached',
    encoding: 'the page cannot be read',
    redirects: 'the page sends elsewhere without end',
    status: 'the site answered with an error',
    busy: 'the site asks for patience',
    'robots-unreachable': 'its rules for robots cannot be reached',
    budget: 'too many readings of this site today',
    unreadable: 'the page cannot be read',
    demo: 'the demo is on no network, and nothing was kept of this page',
  },
};
