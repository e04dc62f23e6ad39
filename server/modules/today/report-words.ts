/** Today's sentences about reports. */
export const reportWords = {
  fr: {
    'waits-for-senior': {
      title: (title: string) => `Bilan «\u00a0${title}\u00a0»\u00a0: à relire et à signer`,
      why: 'Son auteur l’a signé. Sans une seconde signature, il ne peut pas être scellé.',
    },
    signed: {
      title: (title: string) => `Bilan «\u00a0${title}\u00a0»\u00a0: à sceller`,
      why: 'Les deux signatures y sont. Tant qu’il n’est pas scellé, il peut encore changer.',
    },
    sealed: {
      title: (title: string) => `Bilan «\u00a0${title}\u00a0»\u00a0: à remettre au client`,
      why: 'Il est scellé, et personne chez le client ne l’a encore reçu.',
    },
    sent: {
      title: (title: string) => `Bilan «\u00a0${title}\u00a0»\u00a0: chez le client`,
      why: 'La réception n’est pas encore accusée.',
    },
  },
  en: {
    'waits-for-senior': {
      title: (title: string) => `Report “${title}”: to read and to sign`,
      why: 'Its author has signed it. Without a second signature it can’t be sealed.',
    },
    signed: {
      title: (title: string) => `Report “${title}”: to be sealed`,
      why: 'Both signatures stand. As long as it isn’t sealed, it may still change.',
    },
    sealed: {
      title: (title: string) => `Report “${title}”: to hand over to the client`,
      why: 'It is sealed, and nobody of the client’s has received it yet.',
    },
    sent: {
      title: (title: string) => `Report “${title}”: with the client`,
      why: 'Its receipt has not been acknowledged yet.',
    },
  },
} as const;
