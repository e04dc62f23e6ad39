import type { RefusalTexts } from '../../http/refusal.ts';
import type { Locale } from '../../lib/language.ts';
import { writeMoment } from '../../lib/moments.ts';
import { deliveryRefusals } from './delivery-messages.ts';
import type { PublishingRefusal } from './refusals.ts';

/** Refusals in words: what happened, what is safe, what to do. */
export const refusals: RefusalTexts<PublishingRefusal> = {
  fr: {
    ...deliveryRefusals.fr,
    'not-found': () =>
      'Ce contenu n’existe pas, ou vous n’y avez pas accès. Rien n’a été changé. Revenez au calendrier.',
    'not-allowed': () =>
      'Votre rôle ne permet pas cette action. Rien n’a été changé. Demandez à votre référent.',
    'four-eyes': () =>
      'Refusé : quatre yeux. Personne ne valide son propre contenu. Rien n’a été changé. Demandez à un autre référent.',
    'edited-meanwhile': ({ by, at, version, timeZone }) =>
      `${by} a enregistré la version ${version} (${hour(at, 'fr', timeZone)}). Votre texte n’est pas perdu : il est encore à l’écran. Comparez les deux, puis enregistrez à partir de la version ${version}.`,
    'already-sending': () =>
      'Cette publication est partie ou en train de partir : son contenu ne peut plus changer. Rien n’a été changé. Retirez-la des réseaux si elle doit disparaître.',
    'post-dropped': () =>
      'Ce contenu a été abandonné. Rien n’a été changé. Reprenez-le d’abord, puis modifiez-le.',
    'not-dropped': () => 'Ce contenu n’est pas abandonné. Rien n’a été changé. Rechargez la page.',
    'channel-unknown': () =>
      'Un des réseaux choisis n’est pas, ou plus, un accès de ce client. Rien n’a été enregistré. Choisissez parmi ceux de la liste.',
    'media-unknown': () =>
      'Une des images n’est pas de ce client. Rien n’a été enregistré. Ajoutez-la à nouveau.',
    'content-too-long': () =>
      'Un des textes est trop long pour être gardé. Rien n’a été enregistré ; votre texte est encore à l’écran. Raccourcissez-le.',
    'wrong-stage': () =>
      'Ce contenu n’en est plus à cette étape. Rien n’a été changé. Rechargez la page pour voir où il en est.',
    'checks-block': ({ checks }) =>
      `Envoi refusé par ${checks.length === 1 ? 'une vérification' : `${checks.length} vérifications`} : ${checks.map(({ message }) => message).join(' ')} Votre texte est enregistré. Corrigez, puis envoyez à nouveau.`,
    'reason-missing': () =>
      'Il manque la raison du changement. Rien n’a été changé. Dites en une phrase ce qui est à revoir.',
    'contact-cannot-sign': () =>
      'Cette personne ne signe pas pour ce client. Rien n’a été envoyé. Choisissez un signataire, ou changez sa fiche.',
    'not-reviewed': ({ title }) =>
      `« ${title} » n’est pas encore relu. Rien n’a été envoyé. Faites-le relire, ou retirez-le de l’envoi.`,
    'no-due-hour': ({ title }) =>
      `« ${title} » n’a pas d’heure de publication. Rien n’a été envoyé. Donnez-lui une heure.`,
    'unreadable-image': ({ why }) => unreadableFr[why],
    'link-unknown': () =>
      'Ce lien n’existe pas. Rien n’a été décidé. Vérifiez que l’adresse est complète, ou demandez un nouveau lien à l’agence.',
    'link-expired': () =>
      'Ce lien a expiré. Rien n’a été décidé par cette demande. Recevez-en un neuf par courriel.',
    'link-revoked': () =>
      'Ce lien a été fermé. Rien n’a été décidé par cette demande. Demandez un nouveau lien à l’agence.',
    'comment-missing': () =>
      'Il manque une phrase qui dise quoi changer. Rien n’a été enregistré. Écrivez-la, puis envoyez à nouveau.',
    'content-changed': ({ title }) =>
      `« ${title} » a changé depuis ce lien. Rien n’a été décidé. Une nouvelle demande vous montrera la différence.`,
    'not-asked-any-more': ({ title }) =>
      `« ${title} » n’attend plus votre décision. Rien n’a été décidé. L’agence vous écrira s’il revient.`,
    'already-decided': ({ title, by, at, timeZone }) =>
      `${by} a déjà décidé de « ${title} » (${hour(at, 'fr', timeZone)}). Cette décision reste. Pour en changer, écrivez à l’agence.`,
    'not-signer': () =>
      'Votre compte ne signe pas pour ce client. Rien n’a été décidé. Demandez à l’agence de vous inscrire comme signataire.',
    'not-asked-of-you': () =>
      'Rien ne vous est demandé sur ce contenu. Rien n’a été décidé. L’agence vous écrira si votre signature est attendue.',
    'request-expired': () =>
      'Cette demande a expiré. Rien n’a été décidé. Demandez à l’agence de vous l’envoyer à nouveau.',
    'brand-name-differs': ({ brandName }) =>
      `Le nom écrit n’est pas celui de la marque. Rien n’est suspendu. Écrivez exactement « ${brandName} ».`,
  },
  en: {
    ...deliveryRefusals.en,
    'not-found': () =>
      'This post does not exist, or you have no access to it. Nothing was changed. Go back to the calendar.',
    'not-allowed': () => 'Your role does not allow this. Nothing was changed. Ask your mentor.',
    'four-eyes': () =>
      'Refused: four eyes. Nobody approves their own post. Nothing was changed. Ask another senior.',
    'edited-meanwhile': ({ by, at, version, timeZone }) =>
      `${by} saved version ${version} (${hour(at, 'en', timeZone)}). Your text is not lost: it is still on the screen. Compare the two, then save on top of version ${version}.`,
    'already-sending': () =>
      'This post has gone out or is going out: its content can no longer change. Nothing was changed. Withdraw it from the networks if it must go.',
    'post-dropped': () =>
      'This post was dropped. Nothing was changed. Take it up again first, then edit it.',
    'not-dropped': () => 'This post is not dropped. Nothing was changed. Reload the page.',
    'channel-unknown': () =>
      'One of the networks is not, or no longer, an access of this client. Nothing was saved. Choose from the list.',
    'media-unknown': () =>
      'One of the images is not this client’s. Nothing was saved. Add it again.',
    'content-too-long': () =>
      'One of the texts is too long to be kept. Nothing was saved; your text is still on the screen. Shorten it.',
    'wrong-stage': () =>
      'This post is no longer at this stage. Nothing was changed. Reload the page to see where it is.',
    'checks-block': ({ checks }) =>
      `Not submitted, because of ${checks.length === 1 ? 'a check' : `${checks.length} checks`}: ${checks.map(({ message }) => message).join(' ')} Your text is saved. Correct it, then submit again.`,
    'reason-missing': () =>
      'The reason for the change is missing. Nothing was changed. Say in one sentence what to look at again.',
    'contact-cannot-sign': () =>
      'This person does not sign for this client. Nothing was sent. Choose a signer, or change their entry.',
    'not-reviewed': ({ title }) =>
      `“${title}” has not been reviewed yet. Nothing was sent. Have it reviewed, or leave it out.`,
    'no-due-hour': ({ title }) =>
      `“${title}” has no hour of publication. Nothing was sent. Give it one.`,
    'unreadable-image': ({ why }) => unreadableEn[why],
    'link-unknown': () =>
      'This link does not exist. Nothing was decided. Check that the address is complete, or ask the agency for a new link.',
    'link-expired': () =>
      'This link has expired. This request decided nothing. Have a fresh one mailed to you.',
    'link-revoked': () =>
      'This link was closed. This request decided nothing. Ask the agency for a new link.',
    'comment-missing': () =>
      'A sentence that says what to change is missing. Nothing was recorded. Write it, then send again.',
    'content-changed': ({ title }) =>
      `“${title}” has changed since this link. Nothing was decided. A new request will show you the difference.`,
    'not-asked-any-more': ({ title }) =>
      `“${title}” no longer waits for your decision. Nothing was decided. The agency will write to you if it comes back.`,
    'already-decided': ({ title, by, at, timeZone }) =>
      `${by} has already decided on “${title}” (${hour(at, 'en', timeZone)}). That decision stands. To change it, write to the agency.`,
    'not-signer': () =>
      'Your account does not sign for this client. Nothing was decided. Ask the agency to enter you as a signer.',
    'not-asked-of-you': () =>
      'Nothing is asked of you on this post. Nothing was decided. The agency will write if your signature is needed.',
    'request-expired': () =>
      'This request has expired. Nothing was decided. Ask the agency to send it to you again.',
    'brand-name-differs': ({ brandName }) =>
      `What you typed is not the brand’s name. Nothing is paused. Type exactly “${brandName}”.`,
  },
};

const hour = (at: string, locale: Locale, timeZone: string) =>
  writeMoment(new Date(at), locale, timeZone);

const unreadableFr = {
  kind: 'Ce fichier n’est pas une image JPEG, PNG, WebP ou GIF, quel que soit son nom. Rien n’a été ajouté. Enregistrez-la dans un de ces formats.',
  damaged:
    'Cette image est abîmée ou incomplète : elle ne peut pas être lue jusqu’au bout. Rien n’a été ajouté. Enregistrez-la à nouveau, puis ajoutez-la.',
  'too-large':
    'Cette image a trop de points (50 millions au plus). Rien n’a été ajouté. Réduisez-la, puis ajoutez-la.',
} as const;
const unreadableEn = {
  kind: 'This file is not a JPEG, PNG, WebP or GIF image, whatever its name. Nothing was added. Save it as one of these.',
  damaged:
    'This image is damaged or incomplete: it cannot be read to its end. Nothing was added. Save it again, then add it.',
  'too-large':
    'This image has too many pixels (50 million at most). Nothing was added. Make it smaller, then add it.',
} as const;
