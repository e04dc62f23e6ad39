import { catalogue } from '#web/catalogue.ts';

/** What entrants read: the form, the receipt, the status, the prize. */
export const contestPublic = catalogue({
  fr: {
    otherLanguage: 'English',
    by: (organiser: string) => `Organisé par ${organiser}`,
    win: (quantity: number, label: string) => (quantity > 1 ? `${quantity} × ${label}` : label),
    each: (value: string) => `d’une valeur de ${value} TTC`,
    terms: (household: boolean) =>
      `Gratuit, sans achat. ${household ? 'Un foyer, une participation.' : 'Une personne, une participation.'}`,
    dates: (from: string, to: string, zone: string) => `Du ${from} au ${to} (${zone}).`,
    who: (age: number, isFrance: boolean) =>
      `Ouvert à partir de ${age} ans${isFrance ? ', en France métropolitaine, Corse comprise' : ''}.`,
    notOpen: (at: string) => `Le jeu ouvre ${at}. Revenez à ce moment-là.`,
    late: (at: string) =>
      `Le jeu est clos depuis ${at}. Une participation envoyée maintenant ne sera pas retenue.`,
    lateComments: (at: string, until: string) =>
      `Le jeu est clos depuis ${at}. Seule une personne qui a commenté pendant le jeu l’une de ces publications peut encore s’inscrire et confirmer son adresse, jusqu’au ${until} : son commentaire garde son heure.`,
    closed: 'La liste est close. Les participations ne sont plus prises.',
    drawn: 'Le tirage a eu lieu.',
    toDraw: 'Voir le tirage',
    firstName: 'Prénom',
    firstNameWhy: 'Pour vous écrire, et sur la page du tirage si vous gagnez et l’acceptez.',
    familyName: 'Nom',
    familyNameWhy: 'Pour envoyer un lot, et pour tenir la règle d’une participation par foyer.',
    email: 'Adresse électronique',
    emailWhy: 'Pour confirmer votre participation et vous prévenir si vous gagnez. Rien d’autre.',
    postalCode: 'Code postal',
    postalCodeWhy: 'Parce que le jeu a un territoire.',
    birthYear: 'Année de naissance',
    birthYearWhy: (age: number) => `Parce qu’il faut avoir ${age} ans.`,
    hasRead: 'J’ai lu le règlement',
    readRules: 'Lire le règlement',
    optIn: (organiser: string) =>
      `Je veux bien recevoir la lettre de ${organiser} (facultatif, sans effet sur vos chances)`,
    enter: 'Participer',
    howToCheck: 'Comment vérifier ce jeu',
    failed: 'Rien n’a été enregistré, et ce que vous avez écrit est encore dans le formulaire.',
    mustRead: 'Cochez cette case : le jeu se tient à ce règlement.',
    badYear: 'Quatre chiffres, comme 1984.',
    data: (controller: string, until: string) =>
      `Vos données vont à ${controller} et à personne d’autre. Elles sont effacées le ${until}, ou dès que vous le demandez avec votre reçu.`,
    network: 'Aucun réseau social n’organise ni ne parraine ce jeu.',
    received: (n: string) => `${n} participations reçues à cette heure`,
    receipt: 'Votre reçu',
    commented: 'Si vous avez commenté',
    isTied:
      'Votre commentaire est relié à cette participation : il garde son heure tant qu’il reste en ligne.',
    toTie: (code: string) =>
      `Écrivez ${code} dans un commentaire, avec le même compte, sous la même publication :`,
    toTieMail:
      'Sous un blog qui demande une adresse électronique, confirmer la même adresse suffit.',
    tieLimits:
      'C’est utile seulement à qui s’inscrit après la fermeture, et ne donne aucune chance de plus. Chacun pourra voir que ce code est à votre compte.',
    openMail: 'Ouvrez le courriel reçu pour confirmer',
    openMailWhy: (until: string) =>
      `Sans confirmation avant ${until}, la participation ne compte pas. Rien reçu ? Regardez les courriers indésirables.`,
    code: 'Votre code',
    keep: 'Gardez cette page : imprimez-la, ou photographiez le carré. Elle seule permet de suivre, de retirer et d’effacer votre participation.',
    qr: 'Le code à photographier : il mène à cette page',
    states: {
      registered: 'Enregistrée',
      'to-confirm': 'À confirmer',
      'not-kept': 'Non retenue',
      'place-lost': 'Tirée, place perdue',
      withdrawn: 'Retirée et effacée',
      drawn: 'Tirée au sort',
      substitute: 'Suppléante',
      'not-drawn': 'Non tirée',
    },
    stateTexts: {
      registered:
        'Elle est confirmée. Le règlement est appliqué avant que la liste soit close : si elle n’est pas retenue, un courriel et cette page vous disent pourquoi. Sinon, le tirage dira la suite.',
      'to-confirm': 'Elle est arrivée ; il reste à la confirmer par le lien du courriel.',
      'not-kept': 'Elle n’est pas retenue.',
      'place-lost':
        'Votre code a été tiré, mais le lot est passé au suppléant suivant. Cela ne se défait pas.',
      withdrawn:
        'Vos données sont effacées. Le code reste dans la liste, il ne mène plus à personne.',
      drawn: 'Vous avez gagné. Un courriel vous dit comment recevoir votre lot.',
      substitute:
        'Vous êtes sur la liste des suppléants : vous recevez le lot si une personne avant vous ne répond pas.',
      'not-drawn': 'Votre code était dans la liste, il n’a pas été tiré.',
    },
    cameLate: (closed: string, byComment: boolean) =>
      `Elle est arrivée après la fermeture, ${closed} : ${byComment ? 'elle n’est retenue que si vous aviez commenté avant et reliez votre commentaire ci-dessous' : 'elle ne sera pas retenue'}. Vous pouvez la retirer et l’effacer sur cette page.`,
    reason: 'Le motif',
    object: (email: string, until: string) =>
      `Une erreur ? Écrivez à ${email} avant ${until}, avec ce code. Une personne regardera et vous répondra.`,
    listClosed:
      'La liste est close\u00a0: elle ne change plus. Une erreur\u00a0? Dites-le avec ce code.',
    objectLost: (email: string) =>
      `Une erreur ? Écrivez à ${email}, avec ce code. Une personne regardera et vous répondra.`,
    rank: (rank: number) => `Rang du tirage : ${rank}`,
    when: 'Reçue',
    withdraw: 'Retirer et effacer',
    withdrawText:
      'Votre participation est retirée et vos données effacées tout de suite. Cela ne se défait pas.',
    withdrawNow: 'Oui, retirer et effacer',
    proof: 'Pour vérifier vous-même',
    proofText:
      'Avec votre adresse et ce nombre, chacun peut recalculer votre code et le chercher dans la liste publiée : le programme de vérification le fait.',
    nonce: 'Nombre du reçu',
    commitment: 'Engagement',
    confirmTitle: 'Confirmer votre participation',
    confirmText: (code: string) =>
      `Un clic, et la participation ${code} est confirmée. Ouvrir cette page ne décide rien.`,
    confirm: 'Confirmer',
    confirmed: 'C’est confirmé',
    confirmedText: (at: string) =>
      `Votre participation est confirmée. Le règlement est appliqué avant que la liste soit close : si elle n’est pas retenue, un courriel vous dit pourquoi. Le tirage a lieu ${at}.`,
    rulesTitle: 'Règlement',
    rulesVersion: (n: number, at: string) => `Version ${n}, signée ${at}.`,
    rulesVersionOnly: (n: number) => `Version ${n}.`,
    rulesHash: 'Empreinte du règlement',
    back: 'Retour au jeu',
    prizeTitle: 'Vous avez gagné',
    prizeText: (prize: string, code: string) => `Le code ${code} a été tiré. Votre lot : ${prize}.`,
    prizeUntil: (at: string) =>
      `Répondez avant ${at}. Sans réponse, le lot revient au suppléant suivant.`,
    street: 'Adresse (numéro, rue)',
    city: 'Ville',
    mayPublish:
      'Mon prénom et mon département peuvent figurer sur la page du tirage (facultatif, sans effet sur le lot)',
    prizeSend: 'Envoyer mon adresse',
    prizeRefuse: 'Laisser le lot à quelqu’un d’autre',
    prizeStates: {
      answered: 'Merci. Votre lot est en préparation.',
      sent: 'Votre lot est parti. Dites-nous quand il arrive.',
      received: 'Merci d’avoir dit que le lot est arrivé.',
      'passed-on':
        'Le délai est passé, ou vous avez laissé ce lot : il revient au suppléant suivant.',
    },
    gotIt: 'J’ai reçu mon lot',
    wrongLink: 'Ce lien n’ouvre rien',
    wrongLinkText: 'Vérifiez qu’il est entier. Rien n’a été changé.',
  },
  en: {
    otherLanguage: 'Français',
    by: (organiser: string) => `Run by ${organiser}`,
    win: (quantity: number, label: string) => (quantity > 1 ? `${quantity} × ${label}` : label),
    each: (value: string) => `worth ${value} including tax`,
    terms: (household: boolean) =>
      `Free, nothing to buy. ${household ? 'One household, one entry.' : 'One person, one entry.'}`,
    dates: (from: string, to: string, zone: string) => `From ${from} to ${to} (${zone}).`,
    who: (age: number, isFrance: boolean) =>
      `Open from the age of ${age}${isFrance ? ', in metropolitan France, Corsica included' : ''}.`,
    notOpen: (at: string) => `The contest opens ${at}. Come back then.`,
    late: (at: string) =>
      `The contest has been closed since ${at}. An entry sent now will not be kept.`,
    lateComments: (at: string, until: string) =>
      `The contest has been closed since ${at}. Only somebody who commented on one of these publications while it was open can still enter and confirm their address, until ${until}: their comment keeps its hour.`,
    closed: 'The list is closed. Entries are no longer taken.',
    drawn: 'The draw has taken place.',
    toDraw: 'See the draw',
    firstName: 'First name',
    firstNameWhy: 'To write to you, and for the draw’s page if you win and agree.',
    familyName: 'Family name',
    familyNameWhy: 'To send a prize, and to keep to one entry per household.',
    email: 'E-mail address',
    emailWhy: 'To confirm your entry and tell you if you win. Nothing else.',
    postalCode: 'Postal code',
    postalCodeWhy: 'Because the contest has a territory.',
    birthYear: 'Year of birth',
    birthYearWhy: (age: number) => `Because you must be ${age}.`,
    hasRead: 'I have read the rules',
    readRules: 'Read the rules',
    optIn: (organiser: string) =>
      `I would like to get ${organiser}’s letter (optional, no effect on your chances)`,
    enter: 'Enter',
    howToCheck: 'How to verify this contest',
    failed: 'Nothing was saved, and what you wrote is still in the form.',
    mustRead: 'Tick this box: the contest keeps to these rules.',
    badYear: 'Four digits, such as 1984.',
    data: (controller: string, until: string) =>
      `Your data goes to ${controller} and nobody else. It is erased on ${until}, or as soon as you ask with your receipt.`,
    network: 'No social network runs or sponsors this contest.',
    received: (n: string) => `${n} entries received so far`,
    receipt: 'Your receipt',
    commented: 'If you commented',
    isTied: 'Your comment is linked to this entry: it keeps its hour as long as it stays online.',
    toTie: (code: string) =>
      `Write ${code} in a comment, by the same account, under the same publication:`,
    toTieMail:
      'Under a blog that asks for an e-mail address, confirming the same address is enough.',
    tieLimits:
      'It only helps whoever enters after the closing, and gives no further chance. Everybody will be able to see that this code belongs to your account.',
    openMail: 'Open the e-mail you got to confirm',
    openMailWhy: (until: string) =>
      `Without a confirmation before ${until} the entry does not count. Nothing there? Look into the spam folder.`,
    code: 'Your code',
    keep: 'Keep this page: print it, or photograph the square. It alone lets you follow, withdraw and erase your entry.',
    qr: 'The code to photograph: it leads to this page',
    states: {
      registered: 'Registered',
      'to-confirm': 'To be confirmed',
      'not-kept': 'Not kept',
      'place-lost': 'Drawn, place lost',
      withdrawn: 'Withdrawn and erased',
      drawn: 'Drawn',
      substitute: 'Substitute',
      'not-drawn': 'Not drawn',
    },
    stateTexts: {
      registered:
        'It is confirmed. The rules are applied before the list is closed: if it is not kept, an e-mail and this page tell you why. Otherwise the draw will tell.',
      'to-confirm': 'It has arrived; it remains to be confirmed by the link in the e-mail.',
      'not-kept': 'It is not kept.',
      'place-lost':
        'Your code was drawn, but the prize has gone to the next substitute. This can’t be undone.',
      withdrawn: 'Your data is erased. The code stays in the list and leads to nobody.',
      drawn: 'You have won. An e-mail tells you how to get your prize.',
      substitute:
        'You are on the list of substitutes: you get the prize if somebody before you doesn’t answer.',
      'not-drawn': 'Your code was in the list; it was not drawn.',
    },
    cameLate: (closed, byComment) =>
      `It arrived after the closing, ${closed}${byComment ? ': it is kept only if you commented before and link your comment below' : ': it will not be kept'}. You can withdraw and erase it on this page.`,
    reason: 'The reason',
    object: (email: string, until: string) =>
      `A mistake? Write to ${email} before ${until} and give this code. A person will look and answer.`,
    listClosed:
      'The list is closed and doesn’t change any more. A mistake? Say so and give this code.',
    objectLost: (email: string) =>
      `A mistake? Write to ${email} and give this code. A person will look and answer.`,
    rank: (rank: number) => `Rank in the draw: ${rank}`,
    when: 'Received',
    withdraw: 'Withdraw and erase',
    withdrawText: 'Your entry is withdrawn and your data erased at once. This can’t be undone.',
    withdrawNow: 'Yes, withdraw and erase',
    proof: 'To check for yourself',
    proofText:
      'With your address and this number anybody can compute your code again and look for it in the published list: the verification program does it.',
    nonce: 'Number of the receipt',
    commitment: 'Commitment',
    confirmTitle: 'Confirm your entry',
    confirmText: (code: string) =>
      `One click, and entry ${code} is confirmed. Opening this page decides nothing.`,
    confirm: 'Confirm',
    confirmed: 'Confirmed',
    confirmedText: (at: string) =>
      `Your entry is confirmed. The rules are applied before the list is closed: if it is not kept, an e-mail tells you why. The draw takes place ${at}.`,
    rulesTitle: 'Rules',
    rulesVersion: (n: number, at: string) => `Version ${n}, signed ${at}.`,
    rulesVersionOnly: (n: number) => `Version ${n}.`,
    rulesHash: 'Fingerprint of the rules',
    back: 'Back to the contest',
    prizeTitle: 'You have won',
    prizeText: (prize: string, code: string) => `Code ${code} was drawn. Your prize: ${prize}.`,
    prizeUntil: (at: string) =>
      `Answer before ${at}. Without an answer the prize goes to the next substitute.`,
    street: 'Address (number, street)',
    city: 'Town',
    mayPublish:
      'My first name and department may be shown on the draw’s page (optional, no effect on the prize)',
    prizeSend: 'Send my address',
    prizeRefuse: 'Let somebody else have the prize',
    prizeStates: {
      answered: 'Thank you. Your prize is being prepared.',
      sent: 'Your prize has left. Tell us when it arrives.',
      received: 'Thank you for telling us that the prize arrived.',
      'passed-on': 'The time is over, or you let this prize go: it goes to the next substitute.',
    },
    gotIt: 'I have got my prize',
    wrongLink: 'This link opens nothing',
    wrongLinkText: 'Check that it is whole. Nothing was changed.',
  },
});
