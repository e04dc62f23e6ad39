import type { RefusalTexts } from '../../http/refusal.ts';
import type { CreatorsRefusal } from './refusals.ts';

/** What happened, what is safe, what to do. */
export const refusals: RefusalTexts<CreatorsRefusal> = {
  fr: {
    'not-found': () => 'Cette page n’existe pas, ou vous n’y avez pas accès. Rien n’a été changé.',
    'address-unreadable': () =>
      'Cette adresse ne peut pas être lue. Rien n’a été enregistré. Recopiez-la depuis la barre du navigateur.',
    'creator-known': () =>
      'Ce blog est déjà dans la base. Rien n’a été ajouté. Cherchez-le par son adresse.',
    'creator-barred': () =>
      'La personne qui tient ce blog a demandé à ne plus y être. Rien n’a été enregistré, et rien ne peut l’être.',
    'creator-objected': ({ name }) =>
      `${name} a refusé toute proposition. Rien n’a été envoyé. Choisissez quelqu’un d’autre.`,
    'creator-unaddressed': ({ name }) =>
      `Nous n’avons pas d’adresse pour écrire à ${name}. Rien n’a été envoyé. Ajoutez-la sur sa fiche.`,
    'link-unknown': () =>
      'Ce lien ne mène à rien : il manque peut-être un morceau. Rien n’a été changé. Ouvrez-le depuis le message reçu, ou demandez-en un autre.',
    'link-expired': () =>
      'Ce lien a expiré. Rien n’a été changé, et ce qui était demandé reste noté. Demandez-en un autre.',
    'already-erased': () => 'Tout est déjà effacé. Il n’y a plus rien à changer.',
    'already-answered': () =>
      'Une autre personne a déjà répondu. Votre réponse n’a pas été enregistrée. Rechargez la page.',
    'person-missing': () =>
      'Il manque la personne. Rien n’a été enregistré. Choisissez-la dans la liste, ou écrivez son nom.',
  },
  en: {
    'not-found': () =>
      'This page does not exist, or you have no access to it. Nothing was changed.',
    'address-unreadable': () =>
      'This address cannot be read. Nothing was saved. Copy it from the browser’s address bar.',
    'creator-known': () =>
      'This blog is in the base already. Nothing was added. Look for it by its address.',
    'creator-barred': () =>
      'Whoever keeps this blog asked not to be here any more. Nothing was saved, and nothing can be.',
    'creator-objected': ({ name }) =>
      `${name} refused every proposal. Nothing was sent. Choose somebody else.`,
    'creator-unaddressed': ({ name }) =>
      `We have no address to write to ${name}. Nothing was sent. Add it on their page.`,
    'link-unknown': () =>
      'This link leads nowhere: a piece of it may be missing. Nothing was changed. Open it from the message you received, or ask for another.',
    'link-expired': () =>
      'This link has expired. Nothing was changed, and what was asked is kept. Ask for another.',
    'already-erased': () => 'Everything is erased already. There is nothing left to change.',
    'already-answered': () =>
      'Somebody else has answered already. Your answer was not saved. Load the page again.',
    'person-missing': () =>
      'The person is missing. Nothing was saved. Choose one from the list, or write the name.',
  },
};
