import type { RefusalTexts } from '../../http/refusal.ts';
import type { ClauseGroup } from './clauses.ts';
import { stateTexts } from './journal-messages.ts';
import { stopTexts } from './launch-texts.ts';
import { writeMoney } from './money.ts';
import type { OperationsRefusal } from './refusals.ts';
import { CONTRACT_CENTS } from './threshold.ts';

const clauses: Record<'fr' | 'en', Record<ClauseGroup, string>> = {
  fr: {
    parties: 'les parties (nom, adresse, courriel, pays fiscal de chacune)',
    mission: 'la mission',
    pay: 'la rémunération et les avantages en nature',
    rights: 'les droits et obligations',
    law: 'le droit applicable',
  },
  en: {
    parties: 'the parties (name, address, e-mail, tax country of each)',
    mission: 'the mission',
    pay: 'pay and benefits in kind',
    rights: 'rights and duties',
    law: 'the law that applies',
  },
};

const day = (text: string, locale: 'fr' | 'en') =>
  new Intl.DateTimeFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${text}T12:00:00Z`));

/** What happened, what is safe, what to do. */
export const refusals: RefusalTexts<OperationsRefusal> = {
  fr: {
    'not-found': () => 'Cette page n’existe pas, ou vous n’y avez pas accès. Rien n’a été changé.',
    'dates-turned': () => 'La fin précède le début. Rien n’a été changé. Corrigez les dates.',
    'objective-settled': () =>
      'Des avantages ont déjà été comptés pour cette opération. Son objectif promotionnel ne change plus. Ouvrez une autre opération si l’objectif est vraiment distinct.',
    'already-closed': () => 'Cette opération est déjà close. Rien n’a été changé.',
    'evidence-missing': () =>
      'Une dépense payée à un tiers se prouve. Rien n’a été changé. Indiquez la facture ou la pièce.',
    'fees-not-on-record': ({ paidCents, recordedCents }) =>
      `Ces lignes disent ${writeMoney(paidCents, 'fr')} HT payés à des créateurs, et leurs places en comptent ${writeMoney(recordedCents, 'fr')}. Rien n’a été changé. Comptez d’abord les honoraires sur la place de chaque créateur : c’est là qu’ils comptent pour le seuil du contrat.`,
    'contract-missing': ({ givenCents, addedCents, year }) =>
      `Avec ces ${writeMoney(addedCents, 'fr')}, ce créateur aurait reçu ${writeMoney(givenCents + addedCents, 'fr')} HT de cet annonceur en ${year} : à partir de ${writeMoney(CONTRACT_CENTS, 'fr')}, la loi veut un contrat écrit. Rien n’est parti, rien n’est compté. Faites signer le contrat par les deux, puis recommencez.`,
    'not-accepted': () =>
      'Ce créateur n’a pas accepté. Rien n’est parti. Attendez son oui, ou notez-le s’il vous l’a donné autrement.',
    'benefit-settled': () => 'Cet avantage est déjà compté ou annulé. Rien n’a été changé.',
    'creator-objected': ({ name }) =>
      `${name} ne veut plus être sollicité. Rien n’a été envoyé ni changé. Choisissez quelqu’un d’autre.`,
    'creator-in-already': ({ name }) =>
      `${name} est déjà dans cette opération. Rien n’a été changé.`,
    'quote-not-theirs': ({ quote }) =>
      `« ${quote} » ne se trouve pas dans le billet lu. Rien n’a été changé. Recopiez des mots qui y sont.`,
    'rotation-reason-missing': ({ name, inYear }) =>
      `La règle de rotation est dépassée pour ${name} (${inYear} ${inYear > 1 ? 'opérations' : 'opération'} en douze mois, ou trop récente). Rien n’a été changé. Écrivez pourquoi c’est justifié, ou prenez quelqu’un d’autre.`,
    'already-accepted': () =>
      'Ce créateur a déjà accepté ce qui lui était demandé. Rien n’a été changé. Convenez-en avec lui par un accord.',
    'state-does-not-fit': ({ from, to }) =>
      `De « ${stateTexts.fr[from]} », on ne passe pas à « ${stateTexts.fr[to]} ». Rien n’a été changé. Choisissez une étape qui suit, ou rechargez la page si quelqu’un vient de l’avancer.`,
    'nothing-to-undo': () =>
      'La dernière étape ne peut plus être annulée : elle a plus d’une heure, ou n’est pas de vous. Rien n’a été changé.',
    'human-sentence-missing': () =>
      'Il manque une phrase écrite pour cette personne. Rien n’a été préparé. Dites ce que vous avez lu d’elle, en quinze caractères au moins.',
    'letter-waits-already': () =>
      'Une lettre de cette sorte attend déjà d’être envoyée. Rien n’a été changé. Relisez-la, ou écartez-la.',
    'already-proposed': () =>
      'La proposition est déjà partie. Rien n’a été changé. Vous pouvez relancer une fois, ou répondre.',
    'too-soon-to-remind': ({ days }) =>
      `Une relance ne part que ${days} jours après la proposition. Rien n’a été préparé.`,
    'already-reminded': () =>
      'Une relance a déjà été écrite, et une seule est permise. Rien n’a été préparé. Classez ce créateur « sans réponse ».',
    'already-answered': () =>
      'Ce créateur a déjà répondu. Rien n’a été préparé. Rechargez la page.',
    'nothing-published': () =>
      'Rien n’est publié : aucune mention n’est à demander. Rien n’a été préparé.',
    'writer-left': ({ name }) =>
      `Cette lettre est signée de ${name}, qui n’est plus de l’agence. Rien n’est parti. Écartez-la et écrivez-la en votre nom.`,
    'mention-there-already': () =>
      'Plus aucune mention ne manque : la dernière capture la montre, ou quelqu’un a clos l’incident. Rien n’est parti. Écartez cette lettre.',
    'letter-left-already': () => 'Cette lettre est déjà partie. Rien n’a été renvoyé.',
    'objection-open': ({ body }) =>
      `Quelqu’un de l’équipe s’y oppose : « ${body} ». Rien n’est parti. Un référent répond d’abord à l’objection, par écrit.`,
    'objection-answered': () =>
      'Cette objection a déjà sa réponse, qui reste telle quelle. Rien n’a été changé.',
    'four-eyes': () =>
      'On ne répond pas à sa propre objection. Rien n’a été changé. Un autre référent, ou la direction, répond.',
    'rules-stop': (error) => stopTexts.fr(error),
    'client-paused': () =>
      'Ce client est en pause : rien ne part en son nom. La lettre reste prête. Reprenez d’abord la diffusion.',
    'no-accountable': () =>
      'Aucun référent ne répond de ce client : rien ne part en son nom. La lettre reste prête. Désignez-en un sur la fiche du client.',
    'no-incident': () =>
      'Aucune mention ne manque à cette publication. Rien n’a été envoyé. Rechargez la page.',
    'mention-asked-already': () =>
      'La mention a déjà été demandée. Rien n’a été renvoyé. Une capture dira si elle est là.',
    'agreement-signed-by-both': () =>
      'Les deux ont signé : ce texte ne change plus. Rien n’a été changé.',
    'content-differs': ({ n }) =>
      `Le texte a changé : la version ${n} n’est pas celle que vous avez lue. Rien n’a été signé. Relisez-la, puis signez.`,
    'clauses-missing': ({ missing }) =>
      `Ce contrat ne peut pas être signé : il manque ${missing.map((group) => clauses.fr[group]).join(', ')}. Rien n’a été signé. Complétez-le.`,
    'already-signed': ({ n }) => `La version ${n} porte déjà cette signature. Elle reste valable.`,
    'not-signed-by-us': () =>
      'L’annonceur n’a pas encore signé ce texte. Rien n’a été signé. Il vous sera présenté dès qu’il l’aura fait.',
    'address-missing': () =>
      'L’adresse du colis manque. Rien n’est parti. Le créateur la donne sur sa page.',
    'already-sent': () => 'Ce colis est déjà parti. Rien n’a été changé.',
    'cold-before-weekend': ({ nextOn }) =>
      `Un produit froid ne part que du lundi au mercredi, pour ne pas passer la fin de semaine en entrepôt. Rien n’est parti. Prochain départ possible : ${day(nextOn, 'fr')}.`,
    'url-known': () => 'Cette adresse est déjà enregistrée. Rien n’a été changé.',
    'url-elsewhere': ({ host }) =>
      `Cette adresse est sur ${host}, qui n’est pas de ce créateur. Rien n’a été enregistré.`,
    'nothing-offered': () => 'Rien ne vous est proposé ici. Rien n’a été changé.',
    'link-unknown': () => 'Cette page n’existe pas. Vérifiez l’adresse reçue.',
    'link-closed': () =>
      'Cette page n’est plus ouverte. Rien n’a été changé. Répondez au courriel reçu pour en avoir une neuve.',
  },
  en: {
    'not-found': () =>
      'This page does not exist, or you have no access to it. Nothing was changed.',
    'dates-turned': () => 'The end is before the start. Nothing was changed. Correct the dates.',
    'objective-settled': () =>
      'Benefits were already counted for this operation. Its promotional purpose no longer changes. Open another operation if the purpose really is a distinct one.',
    'already-closed': () => 'This operation is closed already. Nothing was changed.',
    'evidence-missing': () =>
      'What was paid to others is shown by something. Nothing was changed. Name the invoice or the paper.',
    'fees-not-on-record': ({ paidCents, recordedCents }) =>
      `These lines say ${writeMoney(paidCents, 'en')} before tax was paid to creators, and their places count ${writeMoney(recordedCents, 'en')}. Nothing was changed. Count the fees on each creator’s place first: that is where they count towards the sum from which a contract is due.`,
    'contract-missing': ({ givenCents, addedCents, year }) =>
      `With these ${writeMoney(addedCents, 'en')} this creator would have had ${writeMoney(givenCents + addedCents, 'en')} before tax from this advertiser in ${year}: from ${writeMoney(CONTRACT_CENTS, 'en')} on the law wants a written contract. Nothing left, nothing is counted. Have the contract signed by both, then try again.`,
    'not-accepted': () =>
      'This creator has not accepted. Nothing left. Wait for their yes, or note it if they gave it another way.',
    'benefit-settled': () => 'This benefit is already counted or cancelled. Nothing was changed.',
    'creator-objected': ({ name }) =>
      `${name} does not want to be asked any more. Nothing was sent or changed. Choose somebody else.`,
    'creator-in-already': ({ name }) =>
      `${name} is in this operation already. Nothing was changed.`,
    'quote-not-theirs': ({ quote }) =>
      `“${quote}” is not in the post that was read. Nothing was changed. Copy words that are there.`,
    'rotation-reason-missing': ({ name, inYear }) =>
      `The rule of rotation is passed for ${name} (${inYear} ${inYear > 1 ? 'operations' : 'operation'} in twelve months, or too recent). Nothing was changed. Write why it is justified, or take somebody else.`,
    'already-accepted': () =>
      'This creator has already accepted what was asked. Nothing was changed. Settle it with them in an agreement.',
    'state-does-not-fit': ({ from, to }) =>
      `“${stateTexts.en[to]}” does not follow from “${stateTexts.en[from]}”. Nothing was changed. Choose a step that follows, or reload the page if somebody has just moved it on.`,
    'nothing-to-undo': () =>
      'The last step can no longer be undone: it is more than an hour old, or not yours. Nothing was changed.',
    'human-sentence-missing': () =>
      'A sentence written for this person is missing. Nothing was prepared. Say what you read of theirs, in fifteen characters at least.',
    'letter-waits-already': () =>
      'A letter of this kind already waits to be sent. Nothing was changed. Read it, or put it away.',
    'already-proposed': () =>
      'The proposal has already left. Nothing was changed. You may remind them once, or answer.',
    'too-soon-to-remind': ({ days }) =>
      `A reminder leaves ${days} days after the proposal at the earliest. Nothing was prepared.`,
    'already-reminded': () =>
      'A reminder was already written, and only one is allowed. Nothing was prepared. Close this creator as “no answer”.',
    'already-answered': () =>
      'This creator has already answered. Nothing was prepared. Reload the page.',
    'nothing-published': () =>
      'Nothing is published: there is no mention to ask for. Nothing was prepared.',
    'writer-left': ({ name }) =>
      `This letter is signed with the name of ${name}, who has left the agency. Nothing left. Put it away and write it in your own name.`,
    'mention-there-already': () =>
      'No mention is missing any more: the newest capture shows it, or somebody closed the incident. Nothing left. Put this letter away.',
    'letter-left-already': () => 'This letter has already left. Nothing was sent again.',
    'objection-open': ({ body }) =>
      `Somebody of the team objects: “${body}”. Nothing left. A senior answers the objection first, in writing.`,
    'objection-answered': () =>
      'This objection has its answer already, which stands. Nothing was changed.',
    'four-eyes': () =>
      'Nobody answers their own objection. Nothing was changed. Another senior, or the head, answers.',
    'rules-stop': (error) => stopTexts.en(error),
    'client-paused': () =>
      'This client is paused: nothing leaves in its name. The letter stays ready. Resume first.',
    'no-accountable': () =>
      'No senior answers for this client: nothing leaves in its name. The letter stays ready. Name one on the client’s card.',
    'no-incident': () => 'No mention is missing there. Nothing was sent. Reload the page.',
    'mention-asked-already': () =>
      'The mention was already asked for. Nothing was sent again. A capture will tell whether it is there.',
    'agreement-signed-by-both': () =>
      'Both have signed: this text no longer changes. Nothing was changed.',
    'content-differs': ({ n }) =>
      `The text has changed: version ${n} is not the one that you read. Nothing was signed. Read it, then sign.`,
    'clauses-missing': ({ missing }) =>
      `This contract cannot be signed: it lacks ${missing.map((group) => clauses.en[group]).join(', ')}. Nothing was signed. Complete it.`,
    'already-signed': ({ n }) => `Version ${n} carries this signature already. It stands.`,
    'not-signed-by-us': () =>
      'The advertiser has not signed this text yet. Nothing was signed. It will be shown to you once they have.',
    'address-missing': () =>
      'The parcel’s address is missing. Nothing left. The creator gives it on their page.',
    'already-sent': () => 'This parcel has already left. Nothing was changed.',
    'cold-before-weekend': ({ nextOn }) =>
      `Something cold leaves from Monday to Wednesday only, so that it does not spend the weekend in a warehouse. Nothing left. Next possible day: ${day(nextOn, 'en')}.`,
    'url-known': () => 'This address is recorded already. Nothing was changed.',
    'url-elsewhere': ({ host }) =>
      `This address is on ${host}, which is not this creator’s. Nothing was recorded.`,
    'nothing-offered': () => 'Nothing is offered to you here. Nothing was changed.',
    'link-unknown': () => 'This page does not exist. Check the address that you were sent.',
    'link-closed': () =>
      'This page is no longer open. Nothing was changed. Answer the mail you got to have a fresh one.',
  },
};
