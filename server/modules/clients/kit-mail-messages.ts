type Letter = { readonly subject: string; readonly text: string };
type Request = {
  readonly name: string;
  readonly clientName: string;
  readonly senderName: string;
  readonly n: number;
  /** The version that is signed now; null: none is. */
  readonly before: number | null;
  readonly url: string;
  readonly until: string;
};

/** The letter that asks for the signature of a brand kit. */
export const kitMailTexts = {
  fr: {
    request: (of: Request): Letter => ({
      subject: `${of.clientName} : votre charte, version ${of.n}, à valider`,
      text: [
        `Bonjour ${of.name},`,
        `${of.senderName} vous propose la version ${of.n} de la charte de ${of.clientName} : ce que la marque dit, comment, et ce qu’elle ne dit jamais.`,
        of.before === null
          ? 'C’est la première que vous signerez.'
          : `La page montre ce qui change depuis la version ${of.before}, qui reste valable d’ici là.`,
        `Lire et décider, sans compte :\n${of.url}`,
        `Ouvrir la page ne décide rien. Ce lien est personnel et vaut jusqu’au ${of.until}.`,
      ].join('\n\n'),
    }),
  },
  en: {
    request: (of: Request): Letter => ({
      subject: `${of.clientName}: your brand kit, version ${of.n}, to approve`,
      text: [
        `Hello ${of.name},`,
        `${of.senderName} proposes version ${of.n} of the brand kit of ${of.clientName}: what the brand says, how, and what it never says.`,
        of.before === null
          ? 'It is the first one that you will sign.'
          : `The page shows what changes since version ${of.before}, which stands until then.`,
        `Read and decide, without an account:\n${of.url}`,
        `Opening the page decides nothing. This link is yours and is valid until ${of.until}.`,
      ].join('\n\n'),
    }),
  },
} as const;
