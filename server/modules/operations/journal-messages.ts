import type { Locale } from '../../lib/language.ts';
import { missedTexts } from './board-messages.ts';
import { writeMoney } from './money.ts';
import type { ParticipationState } from './schema.ts';

type Detail = Readonly<Record<string, unknown>>;
type Tell = (of: Detail) => string;

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const number = (value: unknown) => (typeof value === 'number' ? value : 0);

export const stateTexts: Record<Locale, Readonly<Record<ParticipationState, string>>> = {
  fr: {
    spotted: 'repéré',
    kept: 'retenu',
    contacted: 'contacté',
    accepted: 'accepte',
    declined: 'refuse',
    silent: 'sans réponse',
    agreed: 'accord signé',
    shipped: 'colis parti',
    received: 'reçu',
    published: 'publié',
    'not-publishing': 'ne publie pas',
    'mention-checked': 'mention vérifiée',
    measured: 'mesuré',
    thanked: 'remercié',
  },
  en: {
    spotted: 'spotted',
    kept: 'chosen',
    contacted: 'written to',
    accepted: 'accepted',
    declined: 'declined',
    silent: 'no answer',
    agreed: 'agreement signed',
    shipped: 'parcel left',
    received: 'received',
    published: 'published',
    'not-publishing': 'will not publish',
    'mention-checked': 'mention checked',
    measured: 'measured',
    thanked: 'thanked',
  },
};

const moments: Record<Locale, Readonly<Record<string, string>>> = {
  fr: {
    live: 'mise en ligne',
    'day-1': '24 h',
    'day-3': '72 h',
    'day-7': '7 jours',
    'day-30': '30 jours',
    asked: 'demandée',
  },
  en: {
    live: 'on publication',
    'day-1': '24 h',
    'day-3': '72 h',
    'day-7': '7 days',
    'day-30': '30 days',
    asked: 'asked for',
  },
};

const mentions: Record<Locale, Readonly<Record<string, string>>> = {
  fr: { present: 'mention présente', unclear: 'mention peu claire', absent: 'mention absente' },
  en: { present: 'mention present', unclear: 'mention unclear', absent: 'mention missing' },
};

const letters: Record<Locale, Readonly<Record<string, string>>> = {
  fr: {
    proposal: 'proposition',
    reminder: 'relance',
    mention: 'demande de mention',
    thanks: 'remerciement',
    answer: 'réponse',
  },
  en: {
    proposal: 'proposal',
    reminder: 'reminder',
    mention: 'request for a mention',
    thanks: 'thanks',
    answer: 'answer',
  },
};

const figures: Record<Locale, Readonly<Record<string, string>>> = {
  fr: {
    visits: 'visites depuis le lien',
    comments: 'commentaires',
    commenters: 'commentateurs distincts',
    conversations: 'conversations',
    views: 'vues',
  },
  en: {
    visits: 'visits from the link',
    comments: 'comments',
    commenters: 'distinct commenters',
    conversations: 'conversations',
    views: 'views',
  },
};

const figureOne: Record<Locale, Readonly<Record<string, string>>> = {
  fr: {
    visits: 'visite depuis le lien',
    comments: 'commentaire',
    commenters: 'commentateur distinct',
    conversations: 'conversation',
    views: 'vue',
  },
  en: {
    visits: 'visit from the link',
    comments: 'comment',
    commenters: 'distinct commenter',
    conversations: 'conversation',
    views: 'view',
  },
};

const countedFr = (kind: string, n: number) => (n > 1 ? figures.fr : figureOne.fr)[kind] ?? kind;
const countedEn = (kind: string, n: number) => (n === 1 ? figureOne.en : figures.en)[kind] ?? kind;

const lineStates: Record<Locale, Readonly<Record<string, string>>> = {
  fr: {
    planned: 'prévu',
    ordered: 'commandé',
    received: 'reçu',
    paid: 'payé',
    dropped: 'abandonné',
  },
  en: {
    planned: 'planned',
    ordered: 'ordered',
    received: 'received',
    paid: 'paid',
    dropped: 'dropped',
  },
};

/** « envoyé » for a thank-you, « envoyée » for any other letter. */
const agreesFr = (letter: string, participle: string) =>
  letter === 'thanks' ? participle : `${participle}e`;

const objectionsFr: Readonly<Record<string, string>> = {
  raised: 'objection',
  followed: 'objection suivie',
  'not-followed': 'objection non suivie',
};

const objectionsEn: Readonly<Record<string, string>> = {
  raised: 'objection',
  followed: 'objection followed',
  'not-followed': 'objection not followed',
};

const leftOut: Record<Locale, Readonly<Record<string, string>>> = {
  fr: {
    objected: 's’oppose à toute sollicitation',
    unknown: 'n’est pas au registre',
    rotation: 'au-delà de la règle de rotation, sans raison écrite',
  },
  en: {
    objected: 'objects to being asked',
    unknown: 'is not in the register',
    rotation: 'beyond the rule of rotation, without a written reason',
  },
};

/** Under an hour in minutes: « après 0 h » says nothing. */
const writeDelay = (minutes: number) =>
  minutes < 60 ? `${minutes}\u00a0min` : `${Math.round(minutes / 60)}\u00a0h`;

const tell: Record<Locale, Readonly<Record<string, Tell>>> = {
  fr: {
    opened: () => 'opération ouverte',
    countries: (of) => `pays : ${text(of.before)}, puis ${text(of.after)}`,
    objective: (of) => `objectif promotionnel distinct « ${text(of.name)} » : ${text(of.reason)}`,
    objection: (of) => `${objectionsFr[text(of.what)] ?? ''} : « ${text(of.body)} »`,
    closed: () => 'opération close',
    'left-out': (of) =>
      `créateur n° ${number(of.place)} de la recommandation laissé de côté : ${leftOut.fr[text(of.why)] ?? ''}`,
    line: (of) => `budget, « ${text(of.label)} » : ${lineStates.fr[text(of.to)] ?? text(of.to)}`,
    state: (of) => withNote(stateWord(of.to, 'fr'), of, 'fr'),
    undone: (of) => `annulé : retour à « ${stateWord(of.to, 'fr')} »`,
    answer: (of) =>
      withNote(
        {
          interested: 'répond que ça l’intéresse',
          no: 'répond non',
          never: 'ne veut plus jamais être sollicité',
        }[text(of.answer)] ?? 'répond',
        { note: of.comment },
        'fr',
      ),
    question: () => 'pose une question',
    letter: (of) =>
      `${letters.fr[text(of.letter)] ?? 'lettre'} ${of.what === 'to-hand' ? 'à remettre à la main' : agreesFr(text(of.letter), of.what === 'released' ? 'envoyé' : 'préparé')}`,
    benefit: (of) =>
      `${of.kind === 'fee' ? 'honoraires' : 'cadeau'} « ${text(of.label)} », ${writeMoney(number(of.valueCents), 'fr')} HT : ${{ planned: 'prévu', given: 'compté', cancelled: 'annulé' }[text(of.what)] ?? ''}`,
    agreement: (of) =>
      `${of.kind === 'contract' ? 'contrat' : 'accord'} rédigé, version ${number(of.n)}`,
    signed: (of) =>
      `${of.kind === 'contract' ? 'contrat' : 'accord'} version ${number(of.n)} signé`,
    address: () => 'adresse donnée',
    parcel: (of) =>
      of.what === 'lost'
        ? `colis perdu : ${text(of.reason)}`
        : of.what === 'sent'
          ? 'colis parti'
          : 'colis prévu',
    deliverable: (of) => `publication annoncée : ${text(of.url)}`,
    capture: (of) =>
      of.missed
        ? `capture (${moments.fr[text(of.moment)] ?? ''}) manquante : ${missedTexts.fr[text(of.missed)] ?? text(of.missed)}`
        : `capture (${moments.fr[text(of.moment)] ?? ''}) : ${mentions.fr[text(of.mention)] ?? ''}`,
    mention: (of) =>
      of.what === 'absent'
        ? 'mention absente : incident ouvert'
        : of.what === 'mended'
          ? `mention ajoutée, après ${writeDelay(number(of.minutes))}`
          : of.what === 'closed'
            ? `incident clos : ${text(of.reason)}`
            : `mention ${of.what === 'requested' ? 'demandée' : 'à demander'} : « ${text(of.words)} »`,
    figure: (of) => `relevé : ${number(of.value)} ${countedFr(text(of.kind), number(of.value))}`,
    mail: (of) => (of.what === 'bounced' ? 'courriel revenu' : 'courriel reçu'),
  },
  en: {
    opened: () => 'operation opened',
    countries: (of) => `countries: ${text(of.before)}, then ${text(of.after)}`,
    objective: (of) => `promotional purpose of its own, “${text(of.name)}”: ${text(of.reason)}`,
    objection: (of) => `${objectionsEn[text(of.what)] ?? ''}: “${text(of.body)}”`,
    closed: () => 'operation closed',
    'left-out': (of) =>
      `creator no. ${number(of.place)} of the recommendation left out: ${leftOut.en[text(of.why)] ?? ''}`,
    line: (of) => `budget, “${text(of.label)}”: ${lineStates.en[text(of.to)] ?? text(of.to)}`,
    state: (of) => withNote(stateWord(of.to, 'en'), of, 'en'),
    undone: (of) => `undone: back to “${stateWord(of.to, 'en')}”`,
    answer: (of) =>
      withNote(
        {
          interested: 'answers that they are interested',
          no: 'answers no',
          never: 'never wants to be asked again',
        }[text(of.answer)] ?? 'answers',
        { note: of.comment },
        'en',
      ),
    question: () => 'asks a question',
    letter: (of) =>
      `${letters.en[text(of.letter)] ?? 'letter'} ${of.what === 'to-hand' ? 'to be handed over' : of.what === 'released' ? 'sent' : 'prepared'}`,
    benefit: (of) =>
      `${of.kind === 'fee' ? 'fee' : 'gift'} “${text(of.label)}”, ${writeMoney(number(of.valueCents), 'en')} before tax: ${text(of.what)}`,
    agreement: (of) =>
      `${of.kind === 'contract' ? 'contract' : 'agreement'} written, version ${number(of.n)}`,
    signed: (of) =>
      `${of.kind === 'contract' ? 'contract' : 'agreement'} version ${number(of.n)} signed`,
    address: () => 'address given',
    parcel: (of) =>
      of.what === 'lost'
        ? `parcel lost: ${text(of.reason)}`
        : of.what === 'sent'
          ? 'parcel left'
          : 'parcel planned',
    deliverable: (of) => `publication announced: ${text(of.url)}`,
    capture: (of) =>
      of.missed
        ? `capture (${moments.en[text(of.moment)] ?? ''}) missing: ${missedTexts.en[text(of.missed)] ?? text(of.missed)}`
        : `capture (${moments.en[text(of.moment)] ?? ''}): ${mentions.en[text(of.mention)] ?? ''}`,
    mention: (of) =>
      of.what === 'absent'
        ? 'mention missing: incident opened'
        : of.what === 'mended'
          ? `mention added, after ${writeDelay(number(of.minutes))}`
          : of.what === 'closed'
            ? `incident closed: ${text(of.reason)}`
            : `mention ${of.what === 'requested' ? 'asked for' : 'to be asked for'}: “${text(of.words)}”`,
    figure: (of) => `reading: ${number(of.value)} ${countedEn(text(of.kind), number(of.value))}`,
    mail: (of) => (of.what === 'bounced' ? 'mail came back' : 'mail received'),
  },
};

/** One event in the reader's language. */
export function describeEvent(kind: string, detail: Detail, locale: Locale): string {
  return tell[locale][kind]?.(detail) ?? kind;
}

function stateWord(value: unknown, locale: Locale): string {
  const words: Readonly<Record<string, string>> = stateTexts[locale];
  return words[text(value)] ?? text(value);
}

function withNote(sentence: string, of: Detail, locale: Locale): string {
  const note = text(of.note) || text(of.exception);
  if (note === '') return sentence;
  return locale === 'fr' ? `${sentence} : « ${note} »` : `${sentence}: “${note}”`;
}
