import { catalogue } from '#web/catalogue.ts';

/** What is held of somebody who wrote under a publication, and its erasure. */
export const erasePerson = catalogue({
  fr: {
    title: 'Données d’une personne',
    lead: 'Quelqu’un a écrit ou s’est inscrit, et demande ce qui est gardé, ou que cela disparaisse.',
    back: 'L’audience',
    who: 'Qui est-ce ?',
    whoHint:
      'Son adresse e-mail, son nom tel qu’il s’affichait, son identifiant permanent sur le réseau (did:plc:… sur Bluesky), son pseudonyme ici, ou des mots d’un commentaire. Rien de cette recherche n’est gardé.',
    find: 'Chercher',
    none: 'Rien n’est gardé sous ce nom. Essayez des mots du commentaire : le nom affiché a pu changer.',
    pseudonym: 'Pseudonyme',
    held: (n: string) => `Gardé : ${n}`,
    reader:
      'Reçoit par courriel la tête du journal de ce client, ou l’a reçue : l’adresse et les lettres sont gardées.',
    readerConsequence:
      'Définitif. L’adresse et les lettres envoyées disparaissent, plus rien n’y part, et une empreinte empêche qu’on l’inscrive de nouveau. Si une sauvegarde plus ancienne est remise en place, l’effacement est refait.',
    onlyThat: 'Sans texte : une publication qui a été trouvée, ou une inscription',
    why: 'Pourquoi',
    reasons: {
      asked: 'La personne demande l’effacement',
      objected: 'La personne s’oppose à être observée',
      unlawful: 'Cela n’aurait pas dû être gardé',
    },
    erase: 'Effacer tout cela',
    consequence:
      'Définitif. Les textes, leurs sels et la réponse d’origine du réseau disparaissent ; les empreintes restent, et chaque effacement est une feuille du journal. Les prochains relevés ne garderont plus rien de cette personne. Si une sauvegarde plus ancienne est remise en place, l’effacement est refait.',
    erased: (n: string) => `Effacé : ${n}. Vous pouvez le confirmer à la personne.`,
    notYours:
      'Seuls un référent, la direction et la personne chargée des données peuvent chercher et effacer. Demandez à votre référent.',
  },
  en: {
    title: 'A person’s data',
    lead: 'Somebody wrote or subscribed, and asks what is held or that it goes.',
    back: 'The audience',
    who: 'Who is it?',
    whoHint:
      'Their e-mail address, their name as it was shown, their permanent id on the network (did:plc:… on Bluesky), their pseudonym here, or words of a comment. Nothing of this search is kept.',
    find: 'Search',
    none: 'Nothing is held under this name. Try words of the comment: the name shown may have changed.',
    pseudonym: 'Pseudonym',
    held: (n: string) => `Held: ${n}`,
    reader:
      'Gets the head of this client’s log by e-mail, or got it: the address and the letters are held.',
    readerConsequence:
      'For good. The address and the letters that were sent go, nothing goes there any more, and a hash keeps it from being named again. If an older backup is put back, the erasure is done again.',
    onlyThat: 'No text: a post that was found, or a subscription',
    why: 'Why',
    reasons: {
      asked: 'The person asks for erasure',
      objected: 'The person objects to being observed',
      unlawful: 'It should never have been kept',
    },
    erase: 'Erase all of this',
    consequence:
      'For good. The texts, their salts and what the network answered go; the hashes stay, and each erasure is a leaf of the log. Later readings keep nothing of this person. If an older backup is put back, the erasure is done again.',
    erased: (n: string) => `Erased: ${n}. You can confirm it to the person.`,
    notYours:
      'Only a mentor, the head and the person in charge of data may search and erase. Ask your mentor.',
  },
});
