import type { RefusalTexts } from '../../http/refusal.ts';
import { writeDay, writeHour } from '../../lib/moments.ts';
import { kitRefusals } from './kit-refusal-messages.ts';
import { linkRefusals } from './link-refusal-messages.ts';
import type { ClientsRefusal } from './refusals.ts';

/** What happened, what is safe, what to do. */
export const refusals: RefusalTexts<ClientsRefusal> = {
  fr: {
    'not-found': () => 'Cette page n’existe pas, ou vous n’y avez pas accès. Rien n’a été changé.',
    'accountable-not-senior': () =>
      'Seul un référent ou la direction peut répondre de ce client. Rien n’a été changé. Choisissez une autre personne.',
    'already-paused': ({ reason }) =>
      `Ce client est déjà en pause, et rien ne part : « ${reason} ». Votre motif n’a pas été ajouté.`,
    'not-paused': () => 'Ce client n’est plus en pause. Rien n’a été changé.',
    'contact-exists': ({ email }) =>
      `Une personne a déjà l’adresse ${email} chez ce client. Rien n’a été changé. Modifiez sa fiche, ou prenez une autre adresse.`,
    'edited-meanwhile': ({ n, by, at, timeZone }) =>
      n === 0
        ? 'Ce client n’a encore aucune charte : la version sur laquelle vous écriviez n’existe pas. Votre texte n’a pas été enregistré. Copiez-le, puis rechargez la page.'
        : `${by ?? 'Quelqu’un'} a enregistré la version ${n} de la charte${when(at, 'fr', timeZone)}. Votre texte n’a pas été enregistré, et le sien est intact. Gardez le vôtre, lisez la version ${n}, puis reportez vos changements.`,
    'content-differs': ({ n }) =>
      `Ce que vous avez lu n’est pas la version ${n} de la charte. Rien n’a été signé. Rechargez la page et relisez-la.`,
    'four-eyes': () =>
      'Vous avez écrit cette version : une autre personne doit la signer. Rien n’a été signé. Demandez à un autre référent, ou envoyez-la à signer au client.',
    'already-signed': ({ n }) =>
      `Vous avez déjà signé la version ${n} de la charte. Votre signature reste valable.`,
    'unknown-connector': ({ connector }) =>
      `Ce serveur ne connaît pas le réseau « ${connector} ». Rien n’a été changé. Choisissez-en un dans la liste.`,
    'credentials-invalid': () =>
      'Certains accès ne peuvent pas être lus. Rien n’a été envoyé au réseau ni gardé. Corrigez les champs signalés.',
    'access-refused': ({ detail }) =>
      `Le réseau refuse ces accès : « ${quoted(detail)} ». Rien n’a été gardé. Vérifiez-les auprès de la personne qui les a donnés.`,
    'network-unavailable': ({ detail }) =>
      `Le réseau n’a pas pu répondre : « ${quoted(detail)} ». Rien n’a été changé, la connexion reste comme elle était. Réessayez dans quelques minutes.`,
    'already-connected': ({ handle }) =>
      `Le compte ${handle} est déjà relié à ce client. Rien n’a été changé. Pour renouveler ses accès, prenez « Reconnecter ».`,
    'other-account': ({ expected, found }) =>
      `Ces accès ouvrent le compte ${found}, et non ${expected}. Rien n’a été gardé. Donnez ceux de ${expected}, ou reliez ${found} à part.`,
    'channel-ended': () =>
      'Cette connexion est terminée et ses accès sont effacés. Rien n’a été changé. Reliez le compte à nouveau.',
    'secret-unreadable': () =>
      'Les accès de cette connexion ne peuvent pas être ouverts : la clé du coffre manque ou ne convient pas. Rien n’a été changé. Demandez à votre administrateur de remettre le fichier de clés, ou reconnectez le compte.',
    'witness-key-unreadable': () =>
      'Cette clé de témoin ne peut pas être lue. Rien n’a été changé. Recopiez en entier les deux lignes que le programme du témoin affiche.',
    'witness-known': () =>
      'Ce témoin est déjà inscrit pour ce client. Rien n’a été changé : ses signatures comptent toujours.',
    'witness-signature-wrong': () =>
      'La signature de l’ancien témoin ne convient pas. Rien n’a été changé, l’ancien témoin reste inscrit. Faites-la refaire avec sa clé ou sa clé de secours.',
    'reader-known': ({ email }) =>
      `Les points de contrôle partent déjà vers ${email}. Rien n’a été changé.`,
    'reader-stopped': ({ email }) =>
      `La personne à l’adresse ${email} a demandé à ne plus rien recevoir. Rien n’a été changé. Prenez une autre adresse du client.`,
    ...kitRefusals.fr,
    ...linkRefusals.fr,
  },
  en: {
    'not-found': () =>
      'This page does not exist, or you have no access to it. Nothing was changed.',
    'accountable-not-senior': () =>
      'Only a mentor or the head can answer for this client. Nothing was changed. Choose another person.',
    'already-paused': ({ reason }) =>
      `This client is paused already, and nothing goes out: “${reason}”. Your reason was not added.`,
    'not-paused': () => 'This client is no longer paused. Nothing was changed.',
    'contact-exists': ({ email }) =>
      `Somebody has the address ${email} at this client already. Nothing was changed. Edit that person, or take another address.`,
    'edited-meanwhile': ({ n, by, at, timeZone }) =>
      n === 0
        ? 'This client has no brand kit yet: the version you were editing does not exist. Your text was not saved. Copy it, then load the page again.'
        : `${by ?? 'Somebody'} saved version ${n} of the brand kit${when(at, 'en', timeZone)}. Your text was not saved, and theirs is untouched. Keep yours, read version ${n}, then carry your changes over.`,
    'content-differs': ({ n }) =>
      `What you read is not version ${n} of the brand kit. Nothing was signed. Load the page again and read it.`,
    'four-eyes': () =>
      'You wrote this version: another person has to sign it. Nothing was signed. Ask another mentor, or send it to the client to sign.',
    'already-signed': ({ n }) =>
      `You have signed version ${n} of the brand kit already. Your signature stands.`,
    'unknown-connector': ({ connector }) =>
      `This server does not know the network “${connector}”. Nothing was changed. Choose one from the list.`,
    'credentials-invalid': () =>
      'Some of the access details cannot be read. Nothing was sent to the network or kept. Please correct the fields shown.',
    'access-refused': ({ detail }) =>
      `The network refuses this access: “${quoted(detail)}”. Nothing was kept. Check it with the person who gave it.`,
    'network-unavailable': ({ detail }) =>
      `The network could not answer: “${quoted(detail)}”. Nothing was changed, the connection stays as it was. Try again in a few minutes.`,
    'already-connected': ({ handle }) =>
      `The account ${handle} is connected to this client already. Nothing was changed. To renew its access, take “Reconnect”.`,
    'other-account': ({ expected, found }) =>
      `This access opens the account ${found}, not ${expected}. Nothing was kept. Give that of ${expected}, or connect ${found} separately.`,
    'channel-ended': () =>
      'This connection has ended and its access is erased. Nothing was changed. Connect the account again.',
    'secret-unreadable': () =>
      'The access of this connection cannot be opened: the vault’s key is missing or does not fit. Nothing was changed. Ask your administrator to put the key file back, or reconnect the account.',
    'witness-key-unreadable': () =>
      'This witness key cannot be read. Nothing was changed. Copy in full the two lines that the witness program prints.',
    'witness-known': () =>
      'This witness is enrolled for this client already. Nothing was changed: its signatures still count.',
    'witness-signature-wrong': () =>
      'The old witness’s signature does not fit. Nothing was changed, the old witness stays enrolled. Have it made again with its key or its recovery key.',
    'reader-known': ({ email }) => `Checkpoints go to ${email} already. Nothing was changed.`,
    'reader-stopped': ({ email }) =>
      `The person at ${email} asked to get no more of them. Nothing was changed. Take another address of the client’s.`,
    ...kitRefusals.en,
    ...linkRefusals.en,
  },
};

function when(at: Date | null, locale: 'fr' | 'en', timeZone: string): string {
  if (!at) return '';
  const day = writeDay(at, locale, timeZone, { year: 'numeric' });
  const text = `${day}, ${writeHour(at, locale, timeZone)}`;
  return locale === 'fr' ? `, le ${text}` : `, on ${text}`;
}

/** The network's own words inside a sentence of ours: their full stop would end it twice. */
function quoted(detail: string): string {
  return detail.trim().replace(/[.\s]+$/, '');
}
