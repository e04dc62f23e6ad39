import type { RefusalTexts } from '../../http/refusal.ts';
import type { HeldReason } from './delivery-store.ts';
import type { DeliveryCommandRefusal } from './withdraw.ts';

/** What a sentence about a delivery is made of; hours are written in the client's time zone. */
export type DeliveryFacts = {
  readonly network: string;
  readonly due: string;
  readonly next: string;
  readonly end: string;
  readonly accepted: string;
  readonly attempts: number;
  /** A lighter image than the signed one went out, accepted by a person. */
  readonly isLighter: boolean;
  readonly limit: number | null;
  readonly actual: number | null;
  readonly hasSmallerImage: boolean;
  readonly who: string;
  readonly detail: string;
};

const bytes = (locale: string, n: number | null) =>
  n === null
    ? '?'
    : `${new Intl.NumberFormat(locale).format(n)} ${locale === 'fr' ? 'octets' : 'bytes'}`;
const count = (locale: string, n: number | null) =>
  n === null ? '?' : new Intl.NumberFormat(locale).format(n);

type Say = (facts: DeliveryFacts) => string;
type Held = { readonly [R in HeldReason]: Say };

const heldFr: Held = {
  paused: (f) =>
    `Client en pause : rien ne part vers ${f.network}. L’envoi reprendra à la fin de la pause, jusqu’à ${f.end}.`,
  'no-accountable': (f) =>
    `Personne ne répond de ce client : rien ne part vers ${f.network}. Désignez un référent avant ${f.end}.`,
  reconnect: (f) =>
    `${f.network} ne reconnaît plus l’accès. Rien n’est perdu : l’envoi attend la reconnexion, jusqu’à ${f.end}.`,
  'not-approved': (f) =>
    `L’accord sur ce contenu ne vaut plus : rien ne part vers ${f.network}. Redemandez-le avant ${f.end}.`,
  'ask-person': (f) =>
    `Nous ne savons pas si ${f.network} a publié, et ne pouvons pas le lui demander. Rien n’est renvoyé. Regardez la page du compte, puis relancez si rien n’y est.`,
};
const heldEn: Held = {
  paused: (f) =>
    `The client is paused: nothing goes out to ${f.network}. Sending resumes when the pause ends, until ${f.end}.`,
  'no-accountable': (f) =>
    `Nobody answers for this client: nothing goes out to ${f.network}. Name a mentor before ${f.end}.`,
  reconnect: (f) =>
    `${f.network} no longer recognises the access. Nothing is lost: the post waits to be reconnected, until ${f.end}.`,
  'not-approved': (f) =>
    `The approval of this content no longer stands: nothing goes out to ${f.network}. Ask for it again before ${f.end}.`,
  'ask-person': (f) =>
    `We do not know whether ${f.network} has published, and cannot ask it. Nothing is sent again. Look at the account’s page, then try again if nothing is there.`,
};

/** One sentence for people about where a delivery stands. */
export const deliveryTexts = {
  fr: {
    held: heldFr,
    scheduled: (f: DeliveryFacts) => `Envoi vers ${f.network} à ${f.due}.`,
    waiting: (f: DeliveryFacts) => `${f.network} demande d’attendre. Envoi à ${f.next}.`,
    unavailable: (f: DeliveryFacts) =>
      `${f.network} ne répond pas (essais : ${f.attempts}). Prochain essai à ${f.next}. Sans réponse d’ici ${f.end}, un référent décidera.`,
    sending: (f: DeliveryFacts) => `Envoi vers ${f.network} en cours.`,
    pending: (f: DeliveryFacts) =>
      `${f.network} a reçu la publication et la prépare encore. Nous lui redemandons, sans second envoi.`,
    unknown: (f: DeliveryFacts) =>
      `Nous ne savons pas si ${f.network} a publié. Vérification en cours, pas de second envoi.`,
    accepted: (f: DeliveryFacts) =>
      `Publié sur ${f.network} à ${f.accepted}${f.isLighter ? ', avec l’image allégée qui a été acceptée' : ''}.`,
    withdrawing: (f: DeliveryFacts) => `Retrait de ${f.network} demandé par ${f.who}, en cours.`,
    withdrawn: (f: DeliveryFacts) => `Retiré de ${f.network}. La capture est gardée.`,
    cancelled: (f: DeliveryFacts) => `Envoi vers ${f.network} annulé : rien n’est parti.`,
    late: (f: DeliveryFacts) =>
      `L’heure est passée (${f.due}) sans envoi vers ${f.network}. Rien n’est parti. Un référent décide : publier maintenant, ou renoncer.`,
    rejected: {
      'text-too-long': (f: DeliveryFacts) =>
        `${f.network} refuse le texte : ${count('fr', f.actual)} signes, ${count('fr', f.limit)} au plus. Rien n’est parti. Raccourcissez-le ; il faudra un nouvel accord.`,
      'image-too-heavy': (f: DeliveryFacts) =>
        `${f.network} refuse l’image (${bytes('fr', f.actual)}, limite ${bytes('fr', f.limit)}). Rien n’est parti. ${f.hasSmallerImage ? 'Une version plus légère est prête : acceptez-la, ou changez d’image.' : 'Changez d’image.'}`,
      'image-type': (f: DeliveryFacts) =>
        `${f.network} n’accepte pas ce format d’image. Rien n’est parti. Changez d’image.`,
      duplicate: (f: DeliveryFacts) =>
        `${f.network} refuse ce texte, identique à un précédent. Rien n’est parti. Modifiez-le.`,
      unsupported: (f: DeliveryFacts) =>
        `${f.network} ne sait pas publier ce contenu. Rien n’est parti. Adaptez-le à ce réseau.`,
      other: (f: DeliveryFacts) =>
        `${f.network} refuse cette publication. Rien n’est parti. Lisez les détails techniques, corrigez, puis relancez.`,
    },
    journal: {
      prepared: (f: DeliveryFacts) => `Prépare l’envoi vers ${f.network}.`,
      sending: (f: DeliveryFacts) => `Envoi vers ${f.network}, essai ${f.attempts}.`,
      interrupted: (f: DeliveryFacts) =>
        `L’envoi vers ${f.network} a été interrompu ; le réseau est interrogé avant tout nouvel envoi.`,
      pending: (f: DeliveryFacts) => `${f.network} a reçu la publication et la prépare.`,
      unknown: (f: DeliveryFacts) =>
        `La réponse de ${f.network} s’est perdue ; le réseau est interrogé avant tout nouvel envoi.`,
      absent: (f: DeliveryFacts) => `${f.network} confirme que rien n’est paru.`,
      accepted: (f: DeliveryFacts) => `${f.network} a publié.`,
      refused: (f: DeliveryFacts) => `${f.network} a refusé la publication.`,
      waiting: (f: DeliveryFacts) => `${f.network} : nouvel essai plus tard.`,
      held: (f: DeliveryFacts) => `L’envoi vers ${f.network} attend.`,
      late: (f: DeliveryFacts) => `L’envoi vers ${f.network} a manqué son heure.`,
      'late-publish': (f: DeliveryFacts) => `Décide de publier malgré le retard : « ${f.detail} ».`,
      'late-drop': (f: DeliveryFacts) => `Renonce à publier en retard : « ${f.detail} ».`,
      retried: (f: DeliveryFacts) => `Relance l’envoi vers ${f.network}.`,
      'lighter-image': (f: DeliveryFacts) => `Une image plus légère est prête pour ${f.network}.`,
      cancelled: (f: DeliveryFacts) => `Envoi vers ${f.network} annulé.`,
      captured: (f: DeliveryFacts) => `Publication relue sur ${f.network}, telle que signée.`,
      'captured-other': (f: DeliveryFacts) =>
        `Publication relue sur ${f.network} : elle diffère de ce qui a été signé.`,
      'capture-failed': (f: DeliveryFacts) =>
        `La publication n’a pas pu être relue sur ${f.network}.`,
      'withdrawal-asked': (f: DeliveryFacts) =>
        `Demande le retrait de ${f.network} : « ${f.detail} ».`,
      'withdrawal-failed': (f: DeliveryFacts) =>
        `${f.network} n’a pas encore retiré la publication ; nouvel essai bientôt.`,
      withdrawn: (f: DeliveryFacts) => `Retiré de ${f.network}.`,
    },
  },
  en: {
    held: heldEn,
    scheduled: (f: DeliveryFacts) => `Goes out to ${f.network} at ${f.due}.`,
    waiting: (f: DeliveryFacts) => `${f.network} asks to wait. Goes out at ${f.next}.`,
    unavailable: (f: DeliveryFacts) =>
      `${f.network} does not answer (tries: ${f.attempts}). Next try at ${f.next}. Without an answer by ${f.end}, a mentor will decide.`,
    sending: (f: DeliveryFacts) => `Going out to ${f.network}.`,
    pending: (f: DeliveryFacts) =>
      `${f.network} has received the post and is preparing it. We ask again, and send nothing twice.`,
    unknown: (f: DeliveryFacts) =>
      `We do not know whether ${f.network} has published. We are finding out, and send nothing twice.`,
    accepted: (f: DeliveryFacts) =>
      `Published on ${f.network} at ${f.accepted}${f.isLighter ? ', with the lighter image that was accepted' : ''}.`,
    withdrawing: (f: DeliveryFacts) =>
      `${f.who} asked to withdraw it from ${f.network}; under way.`,
    withdrawn: (f: DeliveryFacts) => `Withdrawn from ${f.network}. The capture is kept.`,
    cancelled: (f: DeliveryFacts) =>
      `Not sent to ${f.network}: it was cancelled before anything went out.`,
    late: (f: DeliveryFacts) =>
      `The hour has passed (${f.due}) and nothing went out to ${f.network}. A mentor decides: publish now, or drop it.`,
    rejected: {
      'text-too-long': (f: DeliveryFacts) =>
        `${f.network} refuses the text: ${count('en', f.actual)} characters, at most ${count('en', f.limit)}. Nothing went out. Shorten it; it needs a new approval.`,
      'image-too-heavy': (f: DeliveryFacts) =>
        `${f.network} refuses the image (${bytes('en', f.actual)}, limit ${bytes('en', f.limit)}). Nothing went out. ${f.hasSmallerImage ? 'A lighter one is ready: accept it, or change the image.' : 'Change the image.'}`,
      'image-type': (f: DeliveryFacts) =>
        `${f.network} does not take this kind of image. Nothing went out. Change the image.`,
      duplicate: (f: DeliveryFacts) =>
        `${f.network} refuses this text, which equals an earlier one. Nothing went out. Change it.`,
      unsupported: (f: DeliveryFacts) =>
        `${f.network} cannot publish this content. Nothing went out. Adapt it to this network.`,
      other: (f: DeliveryFacts) =>
        `${f.network} refuses this post. Nothing went out. Read the technical details, correct, then try again.`,
    },
    journal: {
      prepared: (f: DeliveryFacts) => `Prepares the sending to ${f.network}.`,
      sending: (f: DeliveryFacts) => `Sends to ${f.network}, try ${f.attempts}.`,
      interrupted: (f: DeliveryFacts) =>
        `The sending to ${f.network} was interrupted; the network is asked before anything is sent again.`,
      pending: (f: DeliveryFacts) => `${f.network} has received the post and is preparing it.`,
      unknown: (f: DeliveryFacts) =>
        `The answer of ${f.network} was lost; the network is asked before anything is sent again.`,
      absent: (f: DeliveryFacts) => `${f.network} confirms that nothing came out.`,
      accepted: (f: DeliveryFacts) => `${f.network} has published.`,
      refused: (f: DeliveryFacts) => `${f.network} has refused the post.`,
      waiting: (f: DeliveryFacts) => `${f.network}: another try later.`,
      held: (f: DeliveryFacts) => `The sending to ${f.network} waits.`,
      late: (f: DeliveryFacts) => `The sending to ${f.network} missed its hour.`,
      'late-publish': (f: DeliveryFacts) =>
        `Decides to publish although it is late: “${f.detail}”.`,
      'late-drop': (f: DeliveryFacts) => `Drops what is late: “${f.detail}”.`,
      retried: (f: DeliveryFacts) => `Tries again to send to ${f.network}.`,
      'lighter-image': (f: DeliveryFacts) => `A lighter image is ready for ${f.network}.`,
      cancelled: (f: DeliveryFacts) => `The sending to ${f.network} was cancelled.`,
      captured: (f: DeliveryFacts) => `Read back on ${f.network}, as it was signed.`,
      'captured-other': (f: DeliveryFacts) =>
        `Read back on ${f.network}: it differs from what was signed.`,
      'capture-failed': (f: DeliveryFacts) => `The post could not be read back on ${f.network}.`,
      'withdrawal-asked': (f: DeliveryFacts) =>
        `Asks to withdraw it from ${f.network}: “${f.detail}”.`,
      'withdrawal-failed': (f: DeliveryFacts) =>
        `${f.network} has not withdrawn the post yet; another try soon.`,
      withdrawn: (f: DeliveryFacts) => `Withdrawn from ${f.network}.`,
    },
  },
} as const;

export const deliveryRefusals: RefusalTexts<DeliveryCommandRefusal> = {
  fr: {
    'not-found': () => 'Cette page n’existe pas, ou vous n’y avez pas accès. Rien n’a été changé.',
    'not-allowed': () =>
      'Seul un référent ou la direction peut le décider. Rien n’a été changé. Demandez à votre référent.',
    'delivery-not-out': () =>
      'Cette publication n’est pas en ligne : il n’y a rien à retirer. Rien n’a été changé.',
    'delivery-not-late': () =>
      'Cet envoi n’attend plus de décision. Rien n’a été changé. Rechargez la page.',
    'delivery-not-stopped': () =>
      'Cet envoi n’est pas arrêté : il est en cours, ou déjà parti. Rien n’a été changé. Rechargez la page.',
    'no-smaller-image': () =>
      'Aucune image plus légère n’est prête. Rien n’a été changé. Attendez un instant, ou changez d’image.',
  },
  en: {
    'not-found': () =>
      'This page does not exist, or you have no access to it. Nothing was changed.',
    'not-allowed': () =>
      'Only a mentor or the head can decide this. Nothing was changed. Ask your mentor.',
    'delivery-not-out': () =>
      'This post is not out: there is nothing to withdraw. Nothing was changed.',
    'delivery-not-late': () =>
      'This delivery no longer waits for a decision. Nothing was changed. Load the page again.',
    'delivery-not-stopped': () =>
      'This delivery has not stopped: it is under way, or out already. Nothing was changed. Load the page again.',
    'no-smaller-image': () =>
      'No lighter image is ready. Nothing was changed. Wait a moment, or change the image.',
  },
};
