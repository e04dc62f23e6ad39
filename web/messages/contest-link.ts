import { catalogue } from '#web/catalogue.ts';

/** The client's page by link: the rules of a contest, to be read and signed. */
export const contestLink = catalogue({
  fr: {
    title: (name: string) => `Règlement du jeu « ${name} »`,
    lead: 'L’agence vous demande de signer ce règlement. Le jeu ne peut pas ouvrir sans votre signature ; après l’ouverture, il ne change plus.',
    both: 'Vous signez les deux langues ensemble. Lire cette page ne décide rien.',
    version: (n: number) => `Version ${n}, empreinte`,
    french: 'En français',
    english: 'En anglais',
    sign: 'Je signe ce règlement',
    change: 'Demander un changement',
    changeText: (agency: string) =>
      `Rien n’est signé. ${agency} reçoit votre demande et vous enverra une version changée, avec un autre lien.`,
    changeWhat: 'Que faut-il changer ?',
    changeSend: 'Envoyer la demande',
    changeSent:
      'Votre demande est partie. Cette version n’est pas signée ; vous pouvez encore la signer telle quelle.',
    signed: 'Ce règlement est signé. Gardez une copie de cette page : elle s’imprime.',
    replaced:
      'Le règlement a changé depuis ce lien : ce que vous signeriez n’est plus à jour. L’agence vous en enverra un autre.',
  },
  en: {
    title: (name) => `Rules of the contest “${name}”`,
    lead: 'The agency asks you to sign these rules. The contest can’t open without your signature; after the opening, they don’t change.',
    both: 'You sign both languages together. Reading this page decides nothing.',
    version: (n) => `Version ${n}, fingerprint`,
    french: 'In French',
    english: 'In English',
    sign: 'I sign these rules',
    change: 'Ask for a change',
    changeText: (agency) =>
      `Nothing is signed. ${agency} gets your request and will send you a changed version, with another link.`,
    changeWhat: 'What should change?',
    changeSend: 'Send the request',
    changeSent:
      'Your request has been sent. This version isn’t signed; you can still sign it as it is.',
    signed: 'These rules are signed. Keep a copy of this page: it can be printed.',
    replaced:
      'The rules have changed since this link: what you would sign is out of date. The agency will send you another.',
  },
});
