import type { Locale } from '../../lib/language.ts';
import { writeMoment } from '../../lib/moments.ts';

type Letter = { readonly subject: string; readonly text: string };
type Confirm = {
  firstName: string;
  contest: string;
  organiser: string;
  code: string;
  confirmUrl: string;
  until: Date;
  timeZone: string;
};
type NotKept = {
  firstName: string;
  contest: string;
  organiser: string;
  code: string;
  reason: string;
  controller: string;
  until: Date;
  timeZone: string;
};
type Won = {
  firstName: string;
  contest: string;
  organiser: string;
  code: string;
  prizeUrl: string;
  until: Date;
  timeZone: string;
};
type PlaceLost = {
  firstName: string;
  contest: string;
  organiser: string;
  code: string;
  reason: string;
  controller: string;
};
type Objection = {
  name: string;
  contest: string;
  organiser: string;
  words: string;
  answer: string;
  url: string;
};
type Sign = {
  name: string;
  clientName: string;
  senderName: string;
  contest: string;
  url: string;
  until: string;
};
type Texts = {
  confirm(of: Confirm): Letter;
  notKept(of: NotKept): Letter;
  won(of: Won): Letter;
  placeLost(of: PlaceLost): Letter;
  objection(of: Objection): Letter;
  sign(of: Sign): Letter;
};

/** Letters of a contest, in plain text. */
export const mailTexts: Readonly<Record<Locale, Texts>> = {
  fr: {
    confirm: (of) => ({
      subject: `Confirmez votre participation : ${of.contest}`,
      text: `Bonjour ${of.firstName},

Vous avez participé au jeu « ${of.contest} » organisé par ${of.organiser}. Votre code : ${of.code}.

Pour que votre participation compte, ouvrez cette page et confirmez, au plus tard le ${writeMoment(of.until, 'fr', of.timeZone)} :
${of.confirmUrl}

Si ce n’était pas vous, ne faites rien : sans confirmation, cette adresse ne participe pas.`,
    }),
    notKept: (of) => ({
      subject: `Votre participation n’est pas retenue : ${of.contest}`,
      text: `Bonjour ${of.firstName},

Votre participation ${of.code} au jeu « ${of.contest} » n’est pas retenue. Le motif : ${of.reason}.

Si vous pensez que c’est une erreur, répondez avant le ${writeMoment(of.until, 'fr', of.timeZone)} à ${of.controller}, en rappelant ce code : une personne regardera.

${of.organiser}`,
    }),
    won: (of) => ({
      subject: `Vous avez gagné : ${of.contest}`,
      text: `Bonjour ${of.firstName},

Votre code ${of.code} a été tiré au sort au jeu « ${of.contest} ».

Pour recevoir votre lot, dites-nous où l’envoyer avant le ${writeMoment(of.until, 'fr', of.timeZone)} :
${of.prizeUrl}

Rien n’est à payer. Sans réponse à cette date, le lot revient au suppléant suivant.

${of.organiser}`,
    }),
    placeLost: (of) => ({
      subject: `Votre lot ne peut pas vous être remis : ${of.contest}`,
      text: `Bonjour ${of.firstName},

Votre code ${of.code} avait été tiré au sort au jeu « ${of.contest} ». Après vérification, le lot ne peut pas vous être remis : ${of.reason}. Il revient au suppléant suivant.

Si vous pensez que c’est une erreur, écrivez à ${of.controller} en rappelant ce code : une personne regardera et vous répondra.

${of.organiser}`,
    }),
    objection: (of) => ({
      subject: `Réponse à votre contestation : ${of.contest}`,
      text: `Bonjour ${of.name},

Vous avez contesté le tirage du jeu « ${of.contest} » :

${quote(of.words)}

La réponse :

${of.answer}

Le tirage et ses preuves :
${of.url}

${of.organiser}`,
    }),
    sign: (of) => ({
      subject: `Un règlement à signer : ${of.contest}`,
      text: `Bonjour ${of.name},

${of.senderName} vous demande de relire et de signer le règlement du jeu « ${of.contest} » pour ${of.clientName}. Le jeu ne peut pas ouvrir sans votre signature, et le règlement ne changera plus ensuite.

${of.url}

Ce lien est à vous et reste ouvert jusqu’au ${of.until}.`,
    }),
  },
  en: {
    confirm: (of) => ({
      subject: `Confirm your entry: ${of.contest}`,
      text: `Hello ${of.firstName},

You entered the contest “${of.contest}” run by ${of.organiser}. Your code: ${of.code}.

For your entry to count, open this page and confirm, by ${writeMoment(of.until, 'en', of.timeZone)} at the latest:
${of.confirmUrl}

If it wasn’t you, do nothing: without a confirmation this address does not take part.`,
    }),
    notKept: (of) => ({
      subject: `Your entry is not kept: ${of.contest}`,
      text: `Hello ${of.firstName},

Your entry ${of.code} to the contest “${of.contest}” is not kept. The reason: ${of.reason}.

If you think that this is a mistake, write before ${writeMoment(of.until, 'en', of.timeZone)} to ${of.controller} and give this code: a person will look at it.

${of.organiser}`,
    }),
    won: (of) => ({
      subject: `You have won: ${of.contest}`,
      text: `Hello ${of.firstName},

Your code ${of.code} was drawn in the contest “${of.contest}”.

To get your prize, tell us where to send it before ${writeMoment(of.until, 'en', of.timeZone)}:
${of.prizeUrl}

There is nothing to pay. Without an answer by then, the prize goes to the next substitute.

${of.organiser}`,
    }),
    placeLost: (of) => ({
      subject: `Your prize can’t be handed to you: ${of.contest}`,
      text: `Hello ${of.firstName},

Your code ${of.code} was drawn in the contest “${of.contest}”. It was looked into, and the prize can’t be handed to you: ${of.reason}. It goes to the next substitute.

If you think that this is a mistake, write to ${of.controller} and give this code: a person will look and answer.

${of.organiser}`,
    }),
    objection: (of) => ({
      subject: `Answer to your objection: ${of.contest}`,
      text: `Hello ${of.name},

You objected to the draw of the contest “${of.contest}”:

${quote(of.words)}

The answer:

${of.answer}

The draw and its proofs:
${of.url}

${of.organiser}`,
    }),
    sign: (of) => ({
      subject: `Contest rules to sign: ${of.contest}`,
      text: `Hello ${of.name},

${of.senderName} asks you to read and sign the rules of the contest “${of.contest}” for ${of.clientName}. The contest can’t open without your signature, and the rules won’t change afterwards.

${of.url}

This link is yours and stays open until ${of.until}.`,
    }),
  },
};

function quote(text: string): string {
  return text
    .split('\n')
    .map((one) => `> ${one}`)
    .join('\n');
}
