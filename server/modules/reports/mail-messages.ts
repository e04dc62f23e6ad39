type Letter = { readonly subject: string; readonly text: string };
type Report = {
  readonly name: string;
  readonly clientName: string;
  readonly senderName: string;
  readonly title: string;
  readonly sealedAt: string;
  readonly why: string;
  readonly replaces: number | null;
  readonly url: string;
  readonly checkUrl: string;
  readonly until: string;
};

const join = (...parts: readonly string[]) => parts.filter((part) => part !== '').join('\n\n');

/** The letter that brings a sealed report. */
export const mailTexts = {
  fr: {
    report: (of: Report): Letter => ({
      subject: `${of.clientName} : bilan « ${of.title} »`,
      text: join(
        `Bonjour ${of.name},`,
        `${of.senderName} vous remet le bilan « ${of.title} », scellé le ${of.sealedAt}.`,
        of.replaces === null ? '' : `Il corrige la version ${of.replaces} : ${of.why}`,
        `Lire, annoter, accuser réception et télécharger, sans compte :\n${of.url}`,
        `Vérifier à tout moment que votre exemplaire est celui qui a été scellé :\n${of.checkUrl}`,
        `Ouvrir la page ne décide rien. Ce lien est personnel et vaut jusqu’au ${of.until}.`,
      ),
    }),
  },
  en: {
    report: (of: Report): Letter => ({
      subject: `${of.clientName}: report “${of.title}”`,
      text: join(
        `Hello ${of.name},`,
        `${of.senderName} brings you the report “${of.title}”, sealed on ${of.sealedAt}.`,
        of.replaces === null ? '' : `It corrects version ${of.replaces}: ${of.why}`,
        `Read, annotate, acknowledge and download it, without an account:\n${of.url}`,
        `Check at any time that your copy is the one that was sealed:\n${of.checkUrl}`,
        `Opening the page decides nothing. This link is personal and valid until ${of.until}.`,
      ),
    }),
  },
} as const;
