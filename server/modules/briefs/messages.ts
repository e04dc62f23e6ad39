import type { RefusalTexts } from '../../http/refusal.ts';
import type { Locale } from '../../lib/language.ts';
import { writeMoment } from '../../lib/moments.ts';
import type { BriefsRefusal } from './refusals.ts';

/** Refusals in words: what happened, what is safe, what to do. */
export const refusals: RefusalTexts<BriefsRefusal> = {
  fr: {
    'not-found': () =>
      'Ce brief ou cette recommandation n’existe pas, ou vous n’y avez pas accès. Rien n’a été changé. Revenez à la liste.',
    'not-allowed': () =>
      'Votre rôle ne permet pas cette action. Rien n’a été changé. Demandez à votre référent.',
    'link-unknown': () =>
      'Ce lien n’existe pas. Rien n’a été décidé. Vérifiez que l’adresse est complète, ou demandez un nouveau lien à l’agence.',
    'link-expired': () =>
      'Ce lien a expiré. Rien n’a été décidé par cette demande. Recevez-en un neuf par courriel.',
    'link-revoked': () =>
      'Ce lien a été fermé. Rien n’a été décidé par cette demande. Demandez un nouveau lien à l’agence.',
    'brief-ended': () =>
      'Ce brief a été mis de côté. Rien n’a été changé. Ouvrez-en un nouveau si la demande revient.',
    'answer-empty': () =>
      'Il manque la réponse. Rien n’a été enregistré. Écrivez-la, ou choisissez « non » ou « je ne sais pas ».',
    'contact-cannot-sign': () =>
      'Cette personne ne signe pas pour ce client. Rien n’a été envoyé. Choisissez un signataire, ou changez sa fiche.',
    'brief-not-signed': () =>
      'Ce brief n’est pas encore signé par un référent. Rien n’a été envoyé. Faites-le signer, puis envoyez-le.',
    'four-eyes': () =>
      'Refusé : quatre yeux. Vous avez écrit ce texte : une autre personne doit le signer. Rien n’a été signé. Demandez à un autre référent.',
    'brief-changed': () =>
      'Le brief a changé depuis que vous l’avez lu. Rien n’a été signé. Rechargez la page et relisez-le.',
    'reco-returned': () =>
      'Cette version a été renvoyée à son auteur. Rien n’a été signé. La suivante pourra l’être.',
    'already-signed': () => 'Vous avez déjà signé ce texte. Votre signature reste valable.',
    'nothing-answered': () =>
      'Aucune réponse n’est remplie. Rien n’a été enregistré. Répondez à une question au moins ; « non » et « je ne sais pas » sont des réponses.',
    'comment-missing': () =>
      'Il manque une phrase. Rien n’a été enregistré. Écrivez-la, puis envoyez à nouveau.',
    'content-changed': ({ title }) =>
      `« ${title} » a changé depuis ce lien. Rien n’a été décidé. L’agence vous envoie la nouvelle version.`,
    'already-decided': ({ by }) =>
      `${by} a déjà décidé. Cette décision reste. Pour en changer, écrivez à l’agence.`,
    'reco-closed': () =>
      'Cette recommandation est close. Rien n’a été changé. Écrivez-en une nouvelle si la demande revient.',
    'edited-meanwhile': ({ by, at, timeZone }) =>
      `${by} a enregistré entre-temps${when(at, 'fr', timeZone)}. Votre texte n’est pas perdu : il est encore à l’écran. Rechargez dans un autre onglet, comparez, puis reportez vos changements.`,
    'reco-changed': () =>
      'Cette version a changé depuis que vous l’avez lue. Rien n’a été signé ni envoyé. Rechargez la page et relisez-la.',
    'signatures-missing': ({ author, senior }) =>
      `Il manque ${author ? '' : 'la signature de l’auteur'}${!author && !senior ? ' et ' : ''}${senior ? '' : 'celle d’un référent qui ne l’a pas écrite'}. Rien n’a été envoyé. Faites signer cette version, puis envoyez-la.`,
    'plan-empty': ({ plan }) =>
      `Le plan ${plan} n’a aucune ligne de budget. Rien n’a été envoyé. Remplissez-le, ou retirez-le.`,
    'second-plan-needed': () =>
      'Le plafond n’est pas connu : il faut deux plans au moins. Rien n’a été envoyé. Ajoutez un second plan, ou demandez le plafond.',
    'verdict-unread': ({ plans }) =>
      `Le plan ${plans} ne tient pas, et son verdict sera imprimé. Rien n’a été envoyé. Lisez le verdict, puis confirmez l’envoi.`,
    'nothing-sent': () =>
      'Rien n’a encore été envoyé au client. Votre réponse n’a pas été enregistrée. Envoyez d’abord la recommandation.',
    'ceiling-missing': () =>
      'Il manque le montant du plafond. Rien n’a été enregistré. Écrivez une somme en euros, hors taxes.',
    'plan-not-feasible': ({ plan, verdict }) =>
      `Le plan ${plan} est ${verdict}. Rien n’a été accepté. Changez le plafond, ou posez une question à l’agence.`,
  },
  en: {
    'not-found': () =>
      'This brief or recommendation does not exist, or you have no access to it. Nothing was changed. Go back to the list.',
    'not-allowed': () => 'Your role does not allow this. Nothing was changed. Ask your mentor.',
    'link-unknown': () =>
      'This link does not exist. Nothing was decided. Check that the address is complete, or ask the agency for a new link.',
    'link-expired': () =>
      'This link has expired. This request decided nothing. Have a fresh one mailed to you.',
    'link-revoked': () =>
      'This link was closed. This request decided nothing. Ask the agency for a new link.',
    'brief-ended': () =>
      'This brief was set aside. Nothing was changed. Enter a new one if the request comes back.',
    'answer-empty': () =>
      'The answer is missing. Nothing was saved. Write it, or choose “no” or “I don’t know”.',
    'contact-cannot-sign': () =>
      'This person does not sign for this client. Nothing was sent. Choose a signer, or change their entry.',
    'brief-not-signed': () =>
      'No senior has signed this brief yet. Nothing was sent. Have it signed, then send it.',
    'four-eyes': () =>
      'Refused: four eyes. You wrote this text: another person has to sign it. Nothing was signed. Ask another senior.',
    'brief-changed': () =>
      'The brief has changed since you read it. Nothing was signed. Load the page again and read it.',
    'reco-returned': () =>
      'This version was sent back to its author. Nothing was signed. The next one can be.',
    'already-signed': () => 'You have signed this text already. Your signature stands.',
    'nothing-answered': () =>
      'No answer is filled in. Nothing was saved. Answer one question at least; “no” and “I don’t know” are answers.',
    'comment-missing': () => 'A sentence is missing. Nothing was saved. Write it, then send again.',
    'content-changed': ({ title }) =>
      `“${title}” has changed since this link. Nothing was decided. The agency sends you the new version.`,
    'already-decided': ({ by }) =>
      `${by} has decided already. That decision stands. To change it, write to the agency.`,
    'reco-closed': () =>
      'This recommendation is closed. Nothing was changed. Write a new one if the request comes back.',
    'edited-meanwhile': ({ by, at, timeZone }) =>
      `${by} saved meanwhile${when(at, 'en', timeZone)}. Your text is not lost: it is still on the screen. Open the page in another tab, compare, then carry your changes over.`,
    'reco-changed': () =>
      'This version has changed since you read it. Nothing was signed or sent. Load the page again and read it.',
    'signatures-missing': ({ author, senior }) =>
      `Missing: ${author ? '' : 'the author’s signature'}${!author && !senior ? ' and ' : ''}${senior ? '' : 'that of a senior who did not write it'}. Nothing was sent. Have this version signed, then send it.`,
    'plan-empty': ({ plan }) =>
      `Plan ${plan} has no budget line. Nothing was sent. Fill it in, or take it out.`,
    'second-plan-needed': () =>
      'The ceiling is not known: two plans at least are needed. Nothing was sent. Add a second plan, or ask for the ceiling.',
    'verdict-unread': ({ plans }) =>
      `Plan ${plans} does not hold, and its verdict will be printed. Nothing was sent. Read the verdict, then confirm.`,
    'nothing-sent': () =>
      'Nothing was sent to the client yet. Your reply was not saved. Send the recommendation first.',
    'ceiling-missing': () =>
      'The sum of the ceiling is missing. Nothing was saved. Write a sum in euros, before tax.',
    'plan-not-feasible': ({ plan, verdict }) =>
      `Plan ${plan} is ${verdict}. Nothing was accepted. Change the ceiling, or ask the agency a question.`,
  },
};

function when(at: string, locale: Locale, timeZone: string): string {
  const text = writeMoment(new Date(at), locale, timeZone);
  return ` (${text})`;
}
