import { catalogue } from '../../lib/language.ts';
import { describeMoment } from './words.ts';

type Waiting = {
  count: number;
  /** The version of the brand kit that waits too. */
  kit: number | null;
  contact: string;
  since: Date;
  firstDueAt: Date | null;
  timeZone: string;
};
type Lost = { since: string; waiting: number; first: string | null };

/** The sentences of Today. */
export const today = catalogue({
  fr: {
    sections: {
      'to-sign': 'À signer',
      blocking: 'Bloquant',
      'came-back': 'Vos relectures',
      'to-prepare': 'À préparer',
      'to-validate': 'À valider',
      deadlines: 'Échéances',
    },
    nothing: 'Rien ne vous attend.',
    count: (n: number, age: string | null) => {
      const what = n === 1 ? '1 chose vous attend' : `${n} choses vous attendent`;
      if (age === null) return `${what}.`;
      return n === 1 ? `${what}, depuis ${age}.` : `${what}. La plus ancienne depuis ${age}.`;
    },
    in: (time: string) => `dans ${time}`,
    due: (moment: string) => `Sortie prévue : ${moment}.`,
    undated: 'Sans date de sortie.',
    quote: (text: string) => `«\u00a0${text}\u00a0»`,
    paused: (client: string) => `${client} est en pause`,
    pausedWhy: (waiting: number, first: string | null) =>
      waiting === 0
        ? 'Rien ne part, et rien n’attend pour l’instant.'
        : `Rien ne part. ${waiting} ${waiting === 1 ? 'publication attend' : 'publications attendent'}, la première ${first ?? 'sans date'}.`,
    reconnect: (network: string, client: string) =>
      `Le compte ${network} de ${client} doit être reconnecté`,
    reconnectWhy: ({ since, waiting, first }: Lost) =>
      waiting === 0
        ? `Accès refusé depuis ${since}. Rien n’attend pour l’instant.`
        : `Accès refusé depuis ${since}. ${waiting} ${waiting === 1 ? 'publication attend' : 'publications attendent'}, la première ${first}.`,
    firstClient: {
      title: 'Votre premier client',
      reason: 'Tout commence par lui : son nom, qui en répond, qui signe, ses comptes.',
    },
    incomplete: (client: string) => `${client} : il manque de quoi publier`,
    incompleteWhy: (missing: readonly string[]) =>
      `Sans cela, rien ne peut sortir : ${missing.join(', ')}.`,
    operation: (creator: string, what: string) => `${creator} : ${what}`,
    operationOf: (name: string) => `Opération «\u00a0${name}\u00a0».`,
    operationMore: (n: number, name: string) =>
      `«\u00a0${name}\u00a0»\u00a0: ${n} autres lignes attendent`,
    operationMoreWhy: 'Toutes sont sur le tableau de l’opération.',
    creatorRequests: (n: number) =>
      n > 1
        ? `${n} demandes de créateurs sur leurs données`
        : 'Une demande d’un créateur sur ses données',
    creatorRequestsWhy: (day: string) =>
      `La loi donne un mois : jusqu’au ${day} pour la plus ancienne.`,
    creatorErasures: (n: number) =>
      n > 1 ? `${n} créateurs seront effacés du registre` : 'Un créateur sera effacé du registre',
    creatorErasuresWhy: (day: string) =>
      `Trente-six mois sans échange : effacé de lui-même à partir du ${day}. Lui écrire d’ici là le garde.`,
    crawlEnded: 'La lecture est finie. Tout peut être cherché.',
    crawlEndedWithFailures:
      'La lecture est finie. Le reste peut être cherché ; chaque échec dit pourquoi.',
    missing: {
      accountable: 'un référent responsable',
      signer: 'un interlocuteur qui signe',
      channel: 'un compte connecté',
      kit: 'une charte de marque',
    },
    kit: (client: string, n: number) => `Charte de ${client}, version ${n} : à signer`,
    kitWhy: 'Tant qu’elle n’est pas signée, ses règles ne portent aucun nom.',
    kitToSend: (client: string, n: number) =>
      `Charte de ${client}, version ${n} : à faire signer au client`,
    kitExpired: (name: string, client: string, n: number) =>
      `${name} n’a pas répondu sur la charte de ${client}, version ${n}`,
    kitExpiredWhy: (when: string) => `Le lien a expiré ${when}. À envoyer à nouveau.`,
    kitCameBack: (by: string, decision: 'changes' | 'refused', client: string, n: number) =>
      decision === 'changes'
        ? `${by} demande un changement sur la charte de ${client}, version ${n}`
        : `${by} refuse la charte de ${client}, version ${n}`,
    kitCameBackWhy: 'Rien n’est signé. À reprendre, puis à envoyer à nouveau.',
    kitAsked: (n: number) => `Votre charte, version ${n}, attend votre signature`,
    kitAskedWhy: 'Ce que dit votre marque, et ce qu’elle ne dit jamais. Rien ne change d’ici là.',
    postAsked: (title: string) => `«\u00a0${title}\u00a0» attend votre signature`,
    postAskedWhy: (due: string) => `${due} Sans votre bon à tirer, rien ne part.`,
    toReview: (title: string, author: string) => `«\u00a0${title}\u00a0», par ${author}, à relire`,
    toSend: (title: string) => `«\u00a0${title}\u00a0» est relu : à envoyer au client`,
    silent: (title: string, contact: string) => `«\u00a0${title}\u00a0» attend ${contact}`,
    late: (title: string) => `«\u00a0${title}\u00a0» a dépassé son heure`,
    lateWhy: (due: string) => `${due} Rien ne part sans vous : publier, ou abandonner.`,
    refused: (title: string) => `«\u00a0${title}\u00a0» a été refusé par un réseau`,
    refusedWhy: 'Rien n’est perdu. La raison et la suite sont sur la page du contenu.',
    unknown: (title: string) => `«\u00a0${title}\u00a0» : vérification en cours`,
    unknownWhy:
      'La réponse du réseau s’est perdue. Nous le lui demandons ; aucun second envoi d’ici là.',
    willMiss: (title: string, network: string | null) =>
      network
        ? `«\u00a0${title}\u00a0» : ${network} le refusera`
        : `«\u00a0${title}\u00a0» ne pourra pas sortir ainsi`,
    cameBack: (title: string, by: string) =>
      `${by} demande un changement sur «\u00a0${title}\u00a0»`,
    clientRefused: (title: string, by: string) =>
      `${by} ne veut pas publier «\u00a0${title}\u00a0»`,
    clientRefusedWhy: 'Rien ne partira. À reprendre autrement, ou à abandonner.',
    heldBack: (why: string) => `Retenu : ${why}`,
    toSubmit: 'À envoyer en relecture.',
    toFinish: (title: string) => `Brouillon «\u00a0${title}\u00a0»`,
    waiting: ({ count, kit, contact, since, firstDueAt, timeZone }: Waiting) => {
      const posts = count === 1 ? '1 publication' : `${count} publications`;
      const parts = [count === 0 ? '' : posts, kit === null ? '' : `la charte (version ${kit})`];
      const what = `${capital(parts.filter((part) => part !== '').join(' et '))} chez`;
      const from = describeMoment(since, new Date(0), timeZone, 'fr');
      const first = firstDueAt
        ? ` Premier passage ${describeMoment(firstDueAt, new Date(0), timeZone, 'fr')}.`
        : '';
      return `${what} ${contact} depuis ${from}.${first}`;
    },
    mailNotSetUp: {
      title: 'Le courrier n’est pas réglé',
      reason:
        'Les liens ne partent pas : ils se copient à la main dans Réglages. Réglez SMTP_URL pour les envoyer.',
    },
    actions: {
      reconnect: 'Reconnecter',
      complete: 'Compléter',
      create: 'Créer',
      read: 'Relire',
      send: 'Envoyer',
      open: 'Ouvrir',
      decide: 'Décider',
      correct: 'Corriger',
      finish: 'Finir',
    },
  },
  en: {
    sections: {
      'to-sign': 'To sign',
      blocking: 'Blocking',
      'came-back': 'Your reviews',
      'to-prepare': 'To prepare',
      'to-validate': 'To approve',
      deadlines: 'Deadlines',
    },
    nothing: 'Nothing waits for you.',
    count: (n, age) => {
      const what = n === 1 ? '1 thing waits for you' : `${n} things wait for you`;
      if (age === null) return `${what}.`;
      return n === 1 ? `${what}, for ${age}.` : `${what}. The oldest for ${age}.`;
    },
    in: (time) => `in ${time}`,
    due: (moment) => `Due out: ${moment}.`,
    undated: 'No date yet.',
    quote: (text) => `“${text}”`,
    paused: (client) => `${client} is paused`,
    pausedWhy: (waiting, first) =>
      waiting === 0
        ? 'Nothing goes out, and nothing waits yet.'
        : `Nothing goes out. ${waiting} ${waiting === 1 ? 'post waits' : 'posts wait'}, the first ${first ?? 'undated'}.`,
    reconnect: (network, client) => `The ${network} account of ${client} must be reconnected`,
    reconnectWhy: ({ since, waiting, first }) =>
      waiting === 0
        ? `Access refused since ${since}. Nothing waits for it yet.`
        : `Access refused since ${since}. ${waiting} ${waiting === 1 ? 'post waits' : 'posts wait'}, the first ${first}.`,
    firstClient: {
      title: 'Your first client',
      reason: 'Everything starts there: the name, who answers for it, who signs, its accounts.',
    },
    incomplete: (client) => `${client}: something is missing before anything can go out`,
    incompleteWhy: (missing) => `Nothing can go out without: ${missing.join(', ')}.`,
    operation: (creator, what) => `${creator}: ${what}`,
    operationOf: (name) => `Operation “${name}”.`,
    operationMore: (n, name) => `“${name}”: ${n} more lines wait`,
    operationMoreWhy: 'All of them are on the operation’s board.',
    creatorRequests: (n: number) =>
      n > 1 ? `${n} creators asked about their data` : 'A creator asked about their data',
    creatorRequestsWhy: (day: string) => `The law gives a month: until ${day} for the oldest.`,
    creatorErasures: (n: number) =>
      n > 1
        ? `${n} creators will be erased from the register`
        : 'A creator will be erased from the register',
    creatorErasuresWhy: (day: string) =>
      `Thirty-six months without a word: erased by itself from ${day} on. Writing to them before keeps them.`,
    crawlEnded: 'The reading has ended. Everything can be searched.',
    crawlEndedWithFailures:
      'The reading has ended. The rest can be searched; each failure says why.',
    missing: {
      accountable: 'an accountable senior',
      signer: 'a contact who signs',
      channel: 'a connected account',
      kit: 'a brand kit',
    },
    kit: (client, n) => `Brand kit of ${client}, version ${n}: to be signed`,
    kitWhy: 'Until it is signed, nobody’s name stands behind its rules.',
    kitToSend: (client, n) => `Brand kit of ${client}, version ${n}: to be signed by the client`,
    kitExpired: (name, client, n) =>
      `${name} has not answered on the brand kit of ${client}, version ${n}`,
    kitExpiredWhy: (when) => `The link expired ${when}. To be sent again.`,
    kitCameBack: (by, decision, client, n) =>
      decision === 'changes'
        ? `${by} asks for a change to the brand kit of ${client}, version ${n}`
        : `${by} refuses the brand kit of ${client}, version ${n}`,
    kitCameBackWhy: 'Nothing is signed. Take it up again, then send it again.',
    kitAsked: (n) => `Your brand kit, version ${n}, waits for your signature`,
    kitAskedWhy: 'What your brand says, and what it never says. Nothing changes until then.',
    postAsked: (title) => `“${title}” waits for your signature`,
    postAskedWhy: (due) => `${due} Without your approval nothing goes out.`,
    toReview: (title, author) => `“${title}” by ${author}, to review`,
    toSend: (title) => `“${title}” is reviewed: send it to the client`,
    silent: (title, contact) => `“${title}” waits for ${contact}`,
    late: (title) => `“${title}” has missed its hour`,
    lateWhy: (due) => `${due} Nothing goes out without you: publish or drop.`,
    refused: (title) => `A network refused “${title}”`,
    refusedWhy: 'Nothing is lost. The reason and what to do are on its page.',
    unknown: (title) => `“${title}”: being checked`,
    unknownWhy: 'The network’s answer was lost. We are asking it; nothing is sent again before.',
    willMiss: (title, network) =>
      network ? `“${title}”: ${network} will refuse it` : `“${title}” cannot go out like this`,
    cameBack: (title, by) => `${by} asks for a change to “${title}”`,
    clientRefused: (title, by) => `${by} does not want “${title}” published`,
    clientRefusedWhy: 'Nothing will go out. Take it up another way, or drop it.',
    heldBack: (why) => `Held back: ${why}`,
    toSubmit: 'To be sent for review.',
    toFinish: (title) => `Draft “${title}”`,
    waiting: ({ count, kit, contact, since, firstDueAt, timeZone }) => {
      const posts = count === 1 ? '1 post' : `${count} posts`;
      const parts = [
        count === 0 ? '' : posts,
        kit === null ? '' : `the brand kit (version ${kit})`,
      ];
      const what = `${capital(parts.filter((part) => part !== '').join(' and '))} with`;
      const from = describeMoment(since, new Date(0), timeZone, 'en');
      const first = firstDueAt
        ? ` First due ${describeMoment(firstDueAt, new Date(0), timeZone, 'en')}.`
        : '';
      return `${what} ${contact} since ${from}.${first}`;
    },
    mailNotSetUp: {
      title: 'Mail is not set up',
      reason: 'Links are not sent: copy them by hand in Settings. Set SMTP_URL to send them.',
    },
    actions: {
      reconnect: 'Reconnect',
      complete: 'Complete',
      create: 'Create',
      read: 'Review',
      send: 'Send',
      open: 'Open',
      decide: 'Decide',
      correct: 'Correct',
      finish: 'Finish',
    },
  },
});

function capital(text: string): string {
  return `${text.slice(0, 1).toLocaleUpperCase('fr')}${text.slice(1)}`;
}
