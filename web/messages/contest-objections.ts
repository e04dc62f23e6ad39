import { catalogue } from '#web/catalogue.ts';

/** Objections to a draw: the reader's form, and the team's register. */
export const contestObjections = catalogue({
  fr: {
    title: 'Contester ce tirage',
    text: (organiser: string) =>
      `Quelque chose ne va pas ? Dites-le à ${organiser} : une personne regarde et répond par courriel. Le tirage ne se refait pas, mais un gagnant que le règlement exclut perd son lot.`,
    name: 'Votre nom',
    email: 'Votre adresse électronique',
    emailWhy: 'Pour vous répondre. Effacée avec les données du jeu.',
    code: 'Votre code, si vous en avez un',
    words: 'Ce qui ne va pas',
    send: 'Envoyer',
    sent: (n: number) =>
      `Reçu, n° ${n} du registre. La réponse viendra par courriel. La renvoyer ne change rien.`,
    failed: 'Rien n’a été enregistré, et ce que vous avez écrit est encore dans le formulaire.',
    register: 'Contestations',
    registerNote:
      'Chacune attend une réponse, envoyée par courriel à qui l’a écrite. Elle ne se reprend pas.',
    none: 'Aucune contestation.',
    number: (n: number) => `N° ${n}`,
    erased: 'Personne effacée',
    received: 'Reçue',
    answered: (by: string | null, at: string) =>
      by === null ? `Réponse, ${at}` : `Réponse de ${by}, ${at}`,
    waits: 'Attend',
    isAnswered: 'Répondue',
    answer: 'Répondre',
    answerText: 'Réponse',
    answerSend: 'Envoyer la réponse',
    answerDone: 'Réponse envoyée.',
  },
  en: {
    title: 'Object to this draw',
    text: (organiser) =>
      `Is something wrong? Tell ${organiser}: a person looks at it and answers by e-mail. The draw isn’t made again, but a winner whom the rules exclude loses the prize.`,
    name: 'Your name',
    email: 'Your e-mail address',
    emailWhy: 'To answer you. Erased with the contest’s data.',
    code: 'Your code, if you have one',
    words: 'What is wrong',
    send: 'Send',
    sent: (n) =>
      `Received, no. ${n} of the register. The answer will come by e-mail. Sending it again changes nothing.`,
    failed: 'Nothing was saved, and what you wrote is still in the form.',
    register: 'Objections',
    registerNote: 'Each waits for an answer, mailed to whoever wrote it. It can’t be taken back.',
    none: 'No objection.',
    number: (n) => `No. ${n}`,
    erased: 'Person erased',
    received: 'Received',
    answered: (by, at) => (by === null ? `Answer, ${at}` : `Answer by ${by}, ${at}`),
    waits: 'Waits',
    isAnswered: 'Answered',
    answer: 'Answer',
    answerText: 'Answer',
    answerSend: 'Send the answer',
    answerDone: 'Answer sent.',
  },
});
