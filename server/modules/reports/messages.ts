import type { RefusalTexts } from '../../http/refusal.ts';
import { writeMoment } from '../../lib/moments.ts';
import type { ReportsRefusal } from './refusals.ts';

/** Refusals in words: what happened, what is safe, what to do. */
export const refusals: RefusalTexts<ReportsRefusal> = {
  fr: {
    'not-found': () =>
      'Ce bilan n’existe pas, ou vous n’y avez pas accès. Rien n’a été changé. Revenez à la liste.',
    'not-allowed': () =>
      'Votre rôle ne permet pas cette action. Rien n’a été changé. Demandez à votre référent.',
    'link-unknown': () =>
      'Ce lien n’existe pas. Rien n’a été décidé. Vérifiez que l’adresse est complète, ou demandez un nouveau lien à l’agence.',
    'link-expired': () =>
      'Ce lien a expiré. Rien n’a été décidé par cette demande. Recevez-en un neuf par courriel.',
    'link-revoked': () =>
      'Ce lien a été fermé. Rien n’a été décidé par cette demande. Demandez un nouveau lien à l’agence.',
    'period-empty': () =>
      'Le dernier jour vient avant le premier. Rien n’a été créé. Corrigez la période.',
    'report-sealed': ({ version }) =>
      `La version ${version} est scellée : elle ne change plus. Rien n’a été enregistré. Ouvrez une correction.`,
    'figure-unknown': ({ figure }) =>
      `Le chiffre ${figure} ne vient d’aucun indicateur. Rien n’a été enregistré. Insérez-le depuis la liste des indicateurs.`,
    'edited-meanwhile': ({ by, at, timeZone }) =>
      `${by} a enregistré entre-temps (${writeMoment(new Date(at), 'fr', timeZone)}). Votre texte n’est pas perdu : il est encore à l’écran. Rechargez dans un autre onglet, comparez, puis reportez vos changements.`,
    'report-changed': () =>
      'Le bilan a changé depuis que vous l’avez lu. Rien n’a été signé ni scellé. Rechargez la page et relisez-le.',
    'report-incomplete': () =>
      'Il manque le titre, la question ou la réponse. Rien n’a été signé. Écrivez-les, puis signez.',
    'observations-left-out': ({ what }) =>
      `Des observations du même type que vos chiffres n’y sont pas comptées : ${what}. Rien n’a été signé. Insérez un chiffre qui les compte, ou retirez la restriction d’objet ou de période.`,
    'author-first': () =>
      'L’auteur n’a pas encore signé : les chiffres ne sont pas arrêtés. Rien n’a été signé. Demandez-lui de signer d’abord.',
    'four-eyes': () =>
      'Refusé : quatre yeux. Vous avez écrit dans ce bilan : une autre personne doit le signer. Rien n’a été signé. Demandez à un autre référent.',
    'already-signed': () => 'Vous avez déjà signé ce texte. Votre signature reste valable.',
    'signatures-missing': ({ author, senior }) =>
      `Il manque ${author ? '' : 'la signature de l’auteur'}${!author && !senior ? ' et ' : ''}${senior ? '' : 'celle d’un référent qui ne l’a pas écrit'}. Rien n’a été scellé. Faites signer cette version, puis scellez-la.`,
    'not-sealed': () => 'Cette version n’est pas scellée. Rien n’a été envoyé. Scellez-la d’abord.',
    'place-unknown': () =>
      'Cet endroit n’existe pas dans cette version. Votre note n’a pas été enregistrée. Choisissez un chapitre ou un chiffre.',
    'content-changed': ({ title }) =>
      `« ${title} » n’est pas la version de ce lien. Rien n’a été décidé. Rechargez la page.`,
  },
  en: {
    'not-found': () =>
      'This report does not exist, or you have no access to it. Nothing was changed. Go back to the list.',
    'not-allowed': () => 'Your role does not allow this. Nothing was changed. Ask your mentor.',
    'link-unknown': () =>
      'This link does not exist. Nothing was decided. Check that the address is complete, or ask the agency for a new link.',
    'link-expired': () =>
      'This link has expired. Nothing was decided by this request. Receive a fresh one by mail.',
    'link-revoked': () =>
      'This link was closed. Nothing was decided by this request. Ask the agency for a new link.',
    'period-empty': () =>
      'The last day comes before the first. Nothing was created. Correct the period.',
    'report-sealed': ({ version }) =>
      `Version ${version} is sealed: it no longer changes. Nothing was saved. Open a correction.`,
    'figure-unknown': ({ figure }) =>
      `Figure ${figure} comes from no indicator. Nothing was saved. Insert it from the list of indicators.`,
    'edited-meanwhile': ({ by, at, timeZone }) =>
      `${by} saved meanwhile (${writeMoment(new Date(at), 'en', timeZone)}). Your text is not lost: it is still on the screen. Reload in another tab, compare, then carry your changes over.`,
    'report-changed': () =>
      'The report has changed since you read it. Nothing was signed or sealed. Reload the page and read it again.',
    'report-incomplete': () =>
      'The title, the question or the answer is missing. Nothing was signed. Write them, then sign.',
    'observations-left-out': ({ what }) =>
      `Observations of the same kind as your figures are not counted in any: ${what}. Nothing was signed. Insert a figure that counts them, or lift the limit on object or period.`,
    'author-first': () =>
      'The author has not signed yet: the figures are not fixed. Nothing was signed. Ask the author to sign first.',
    'four-eyes': () =>
      'Refused: four eyes. You wrote in this report: somebody else must sign it. Nothing was signed. Ask another senior.',
    'already-signed': () => 'You have signed this text already. Your signature stands.',
    'signatures-missing': ({ author, senior }) =>
      `What is missing: ${author ? '' : 'the author’s signature'}${!author && !senior ? ' and ' : ''}${senior ? '' : 'that of a senior who did not write it'}. Nothing was sealed. Have this version signed, then seal it.`,
    'not-sealed': () => 'This version is not sealed. Nothing was sent. Seal it first.',
    'place-unknown': () =>
      'This place does not exist in this version. Your note was not saved. Choose a chapter or a figure.',
    'content-changed': ({ title }) =>
      `“${title}” is not the version of this link. Nothing was decided. Reload the page.`,
  },
};
