import type { RefusalTexts } from '../../http/refusal.ts';
import type { ContestsRefusal } from './refusals.ts';

/** What happened, what is safe, what to do. */
export const refusals: RefusalTexts<ContestsRefusal> = {
  fr: {
    'not-found': () => 'Cette page n’existe pas, ou vous n’y avez pas accès. Rien n’a été changé.',
    'not-allowed': () =>
      'Votre rôle ne permet pas cette action. Rien n’a été changé. Demandez à votre référent.',
    'contest-open': () => 'Le jeu est ouvert : son règlement ne change plus. Rien n’a été changé.',
    'edited-meanwhile': () =>
      'Quelqu’un a enregistré ce jeu entre-temps. Ce que vous avez écrit est encore à l’écran, rien n’a été écrasé. Copiez-le, rechargez la page, puis reprenez.',
    'rules-incomplete': ({ flaws }) =>
      `Le règlement n’est pas complet (${flaws}). Rien n’a été envoyé. Complétez ces parties, puis recommencez.`,
    'contact-cannot-sign': () =>
      'Cette personne n’est pas habilitée à signer. Rien n’a été envoyé. Choisissez un signataire.',
    'content-changed': ({ title }) =>
      `Le règlement de « ${title} » a changé depuis cette page. Rien n’a été signé. Demandez le nouveau lien.`,
    'comment-missing': () =>
      'Il manque une phrase. Rien n’a été envoyé. Écrivez ce qu’il faut changer, puis envoyez à nouveau.',
    'rules-unsigned': () =>
      'Le client n’a pas signé ce règlement tel qu’il est écrit. Le jeu reste fermé, rien n’a été changé. Demandez sa signature.',
    'opening-passed': () =>
      'L’heure d’ouverture écrite au règlement est passée. Le jeu reste fermé. Changez les dates, puis demandez une nouvelle signature.',
    'rules-stop': ({ rules }) =>
      `Une règle arrête ce jeu : ${rules} Il reste fermé, rien n’a été changé. Corrigez ce qu’elle dit, ou répondez aux questions de l’opération.`,
    'contest-not-open': () =>
      'Ce jeu n’est pas encore ouvert. Rien n’a été enregistré. Revenez à la date indiquée.',
    'contest-frozen': () =>
      'La liste de ce jeu est close. Rien n’a été changé. Le tirage et ses preuves sont sur la page du tirage.',
    'link-unknown': () =>
      'Ce lien n’est pas connu. Rien n’a été changé. Vérifiez qu’il est entier.',
    'link-expired': () => 'Ce lien a expiré. Rien n’a été changé. Demandez-en un autre à l’agence.',
    'link-revoked': () =>
      'Ce lien a été fermé. Rien n’a été changé. Demandez-en un autre à l’agence.',
    'confirmation-over': () =>
      'Les adresses ne peuvent plus être confirmées : la liste est close. Rien n’a été changé.',
    'too-early': () => 'L’heure prévue par le règlement n’est pas venue. Rien n’a été changé.',
    'not-frozen': () => 'La liste n’est pas encore close. Rien n’a été tiré.',
    'beacon-wrong': ({ reason }) =>
      `Cette valeur n’est pas celle du hasard public annoncé : ${wrongChance(reason, 'fr')}. Rien n’a été tiré. Vérifiez la manche et recopiez les 96 caractères.`,
    'beacon-silent': () =>
      'Aucun relais n’a donné la valeur publique. Rien n’a été tiré ; la même manche sera redemandée. Vous pouvez aussi la saisir à la main.',
    'reason-missing': () =>
      'Garder une participation contre une règle demande une raison écrite. Rien n’a été changé.',
    'entry-withdrawn': () =>
      'Cette personne a retiré sa participation : elle seule pouvait le décider. Rien n’a été changé.',
    'not-a-household': () =>
      'Cette participation ne ressemble pas à celle d’un foyer déjà inscrit. Rien n’a été changé.',
    'prize-passed-on': () =>
      'Le délai de réponse est passé : ce lot revient au suppléant suivant. Rien n’a été changé.',
    'not-answered': () =>
      'Cette personne n’a pas encore répondu. Rien n’a été noté. Attendez sa réponse.',
    'void-reason-missing': () =>
      'Retirer un lot demande une raison écrite. Rien n’a été changé. Écrivez ce qui a été constaté.',
    'not-called': () =>
      'Cette personne n’a pas de lot : son tour n’est pas venu. Rien n’a été changé.',
    'objections-full': () =>
      'Trop de contestations attendent une réponse. La vôtre n’a pas été enregistrée. Écrivez à l’adresse indiquée au règlement.',
    'objection-answered': () =>
      'Cette contestation a déjà sa réponse, envoyée par courriel. Rien n’a été changé.',
    'prize-left': () =>
      'Ce lot est déjà parti. Rien n’a été changé. Voyez avec la personne qui l’a reçu.',
  },
  en: {
    'not-found': () =>
      'This page does not exist, or you have no access to it. Nothing was changed.',
    'not-allowed': () => 'Your role does not allow this. Nothing was changed. Ask your mentor.',
    'contest-open': () =>
      'The contest is open: its rules don’t change any more. Nothing was changed.',
    'edited-meanwhile': () =>
      'Somebody saved this contest meanwhile. What you wrote is still on the screen, nothing was overwritten. Copy it, reload the page, and go on.',
    'rules-incomplete': ({ flaws }) =>
      `The rules are not complete (${flaws}). Nothing was sent. Fill in these parts and try again.`,
    'contact-cannot-sign': () =>
      'This person may not sign. Nothing was sent. Choose somebody who may.',
    'content-changed': ({ title }) =>
      `The rules of “${title}” have changed since this page. Nothing was signed. Ask for the new link.`,
    'comment-missing': () =>
      'A sentence is missing. Nothing was sent. Write what should change, then send again.',
    'rules-unsigned': () =>
      'The client hasn’t signed these rules as they are written. The contest stays closed, nothing was changed. Ask for their signature.',
    'opening-passed': () =>
      'The opening hour that the rules name has passed. The contest stays closed. Change the dates, then ask for a new signature.',
    'rules-stop': ({ rules }) =>
      `A rule stops this contest: ${rules} It stays closed, nothing was changed. Put right what it says, or answer the operation’s questions.`,
    'contest-not-open': () =>
      'This contest is not open yet. Nothing was saved. Come back on the date shown.',
    'contest-frozen': () =>
      'The list of this contest is closed. Nothing was changed. The draw and its proofs are on the draw’s page.',
    'link-unknown': () => 'This link is not known. Nothing was changed. Check that it is whole.',
    'link-expired': () => 'This link has expired. Nothing was changed. Ask the agency for another.',
    'link-revoked': () => 'This link was closed. Nothing was changed. Ask the agency for another.',
    'confirmation-over': () =>
      'Addresses can’t be confirmed any more: the list is closed. Nothing was changed.',
    'too-early': () => 'The hour that the rules name has not come. Nothing was changed.',
    'not-frozen': () => 'The list is not closed yet. Nothing was drawn.',
    'beacon-wrong': ({ reason }) =>
      `This value is not that of the announced public chance: ${wrongChance(reason, 'en')}. Nothing was drawn. Check the round and copy the 96 characters again.`,
    'beacon-silent': () =>
      'No relay gave the public value. Nothing was drawn; the same round will be asked for again. You may also type it in.',
    'reason-missing': () =>
      'Keeping an entry against a rule needs a written reason. Nothing was changed.',
    'entry-withdrawn': () =>
      'This person withdrew their entry: it was theirs alone to decide. Nothing was changed.',
    'not-a-household': () =>
      'This entry doesn’t look like one of a household that has entered. Nothing was changed.',
    'prize-passed-on': () =>
      'The time to answer is over: this prize goes to the next substitute. Nothing was changed.',
    'not-answered': () =>
      'This person hasn’t answered yet. Nothing was noted. Wait for their answer.',
    'void-reason-missing': () =>
      'Taking a prize back needs a written reason. Nothing was changed. Write what was found.',
    'not-called': () => 'This person has no prize: their turn hasn’t come. Nothing was changed.',
    'objections-full': () =>
      'Too many objections wait for an answer. Yours was not saved. Write to the address that the rules name.',
    'objection-answered': () =>
      'This objection has its answer already, sent by mail. Nothing was changed.',
    'prize-left': () =>
      'This prize has left already. Nothing was changed. Settle it with whoever got it.',
  },
};

const wrongBeacon: Readonly<Record<string, { readonly fr: string; readonly en: string }>> = {
  'not-48-bytes': {
    fr: 'elle n’a pas 96 caractères, chiffres et lettres de a à f',
    en: 'it hasn’t 96 characters, digits and letters from a to f',
  },
  'point-at-infinity': { fr: 'elle est vide', en: 'it is empty' },
  'not-canonical': {
    fr: 'la balise n’écrit aucune valeur ainsi',
    en: 'the beacon writes no value like this',
  },
  'signature-wrong': {
    fr: 'la balise ne l’a pas signée pour cette manche',
    en: 'the beacon didn’t sign it for this round',
  },
};

/** Why a value isn't the beacon's, as the end of a sentence. */
function wrongChance(reason: string, locale: 'fr' | 'en'): string {
  const other = {
    fr: 'elle ne va pas avec les reports annoncés',
    en: 'it doesn’t fit the postponements announced',
  };
  return (wrongBeacon[reason] ?? other)[locale];
}
