import { catalogue } from '#web/catalogue.ts';

/** Comments under a contest's publications, as the team chooses and reads them. */
export const contestComments = catalogue({
  fr: {
    title: 'Commentaires sous vos publications',
    note: 'Un commentaire n’est pas une participation : il faut remplir le formulaire. Il garde l’heure de son auteur, qui peut s’inscrire jusqu’à la fin des confirmations même si le jeu est fermé.',
    how: 'Son auteur se fait reconnaître par le code de son reçu, écrit dans un commentaire du même compte, ou par la même adresse électronique sous un blog. Un compte, une participation.',
    choose: 'Les commentaires sous ces publications gardent l’heure de leur auteur',
    chooseHint:
      'Le règlement les nommera par leur titre. Changer ce choix demande une nouvelle signature.',
    noPosts: 'Ce client n’a pas encore de publication. Écrivez-la d’abord dans le calendrier.',
    save: 'Enregistrer le choix',
    saved: 'Choix enregistré.',
    none: 'Le règlement signé de ce jeu ne nomme aucune publication : les commentaires n’y comptent pas.',
    notOut:
      'Aucune des publications nommées n’est encore en ligne. Leurs commentaires seront lus dès qu’elles le seront.',
    readNow: 'Lire maintenant',
    readDone: (read: number, failed: number) =>
      failed > 0
        ? `Publications lues : ${read}. Sans réponse : ${failed}.`
        : `Publications lues : ${read}.`,
    rhythm:
      'Lus toutes les dix minutes, du début du jeu à la clôture de la liste, et une fois à l’heure de fermeture.',
    publication: 'Publication',
    lastRead: 'Dernière lecture',
    never: 'Pas encore lue',
    comments: 'Commentaires',
    people: 'Personnes',
    inTime: 'Pendant le jeu',
    gone: 'Supprimés',
    captures: 'Relevés gardés',
    erased: 'réponses du réseau effacées, leur empreinte reste',
    tied: (n: string) => `Participations reliées à un commentaire : ${n}.`,
    savedByHour: (n: string) =>
      `Arrivées après la fermeture et gardées grâce à l’heure du commentaire : ${n}.`,
    reply: 'Une réponse à publier vous-même sous un commentaire',
    replyText: (url: string) => `Merci. Pour participer, le formulaire est ici : ${url}`,
    why: {
      'no-access': 'Le compte n’est plus relié. Reliez-le sur la fiche du client.',
      unsupported:
        'Les commentaires de ce compte ne peuvent pas être lus ici : ils ne gardent l’heure de personne.',
      rejected: 'Le réseau a refusé : la publication n’y est peut-être plus.',
      reconnect: 'Le réseau demande de relier à nouveau le compte.',
    } as Record<string, string>,
    whyElse: 'Le réseau n’a pas répondu. Ce qui a été lu est gardé ; il sera redemandé.',
  },
  en: {
    title: 'Comments under your publications',
    note: 'A comment is no entry: the form must be filled in. It keeps its author’s hour: they can enter until confirmations end, even after the closing.',
    how: 'Its author is known by their receipt’s code, written in a comment by the same account, or by the same e-mail address under a blog. One account, one entry.',
    choose: 'Comments under these publications keep their author’s hour',
    chooseHint:
      'The rules will name them by their titles. Changing the choice asks for a new signature.',
    noPosts: 'This client has no publication yet. Write it in the calendar first.',
    save: 'Save the choice',
    saved: 'Choice saved.',
    none: 'The signed rules of this contest name no publication: comments don’t count.',
    notOut:
      'None of the publications that are named is out yet. Their comments will be read as soon as they are.',
    readNow: 'Read now',
    readDone: (read: number, failed: number) =>
      failed > 0
        ? `Publications read: ${read}. Without an answer: ${failed}.`
        : `Publications read: ${read}.`,
    rhythm:
      'Read every ten minutes, from the opening until the list is closed, and once at the closing hour.',
    publication: 'Publication',
    lastRead: 'Last reading',
    never: 'Not read yet',
    comments: 'Comments',
    people: 'People',
    inTime: 'While open',
    gone: 'Deleted',
    captures: 'Readings kept',
    erased: 'the network’s answers are erased, their hash stays',
    tied: (n: string) => `Entries that a comment belongs to: ${n}.`,
    savedByHour: (n: string) => `Came after the closing and kept by their comment’s hour: ${n}.`,
    reply: 'A reply for you to publish under a comment',
    replyText: (url: string) => `Thank you. To enter, the form is here: ${url}`,
    why: {
      'no-access': 'The account is no longer connected. Connect it on the client’s page.',
      unsupported: 'This account’s comments can’t be read here: they keep nobody’s hour.',
      rejected: 'The network refused: the publication may be gone.',
      reconnect: 'The network asks for the account to be connected again.',
    } as Record<string, string>,
    whyElse: 'The network didn’t answer. What was read is kept; it will be asked again.',
  },
});
