/** The journal's sentences; who did it stands beside. */
export const journalTexts = {
  fr: {
    version: (n: number) => (n === 1 ? 'A créé ce contenu.' : `A enregistré la version ${n}.`),
    reviewed: (n: number) => `A relu la version ${n}.`,
    changesRequested: (n: number, reason: string) =>
      `A demandé des changements à la version ${n} : ${reason}`,
    withLink: (name: string, owner: string) => `${name}, avec le lien de ${owner}`,
    decisions: {
      approved: (n: number, _comment: string) => `Bon à tirer sur la version ${n}.`,
      changes: (n: number, comment: string) =>
        `Demande un changement à la version ${n} : ${comment}`,
      refused: (n: number, comment: string) =>
        `Ne souhaite pas publier la version ${n}.${comment ? ` ${comment}` : ''}`,
    },
    voided: (signer: string, reason: string) =>
      `Accord de ${signer} annulé : ${voidReasonsFr[reason] ?? voidReasonsFr.other}.`,
    events: {
      submitted: (detail: string) => `A envoyé en relecture (${detail}).`,
      'sent-to-client': (detail: string) => `A envoyé au client : ${detail}.`,
      'link-ended': (_detail: string) => 'A fermé le lien envoyé au client.',
      'link-disavowed': (detail: string) =>
        `Le lien de ${detail} est arrivé chez une autre personne : il est fermé.`,
      dropped: (detail: string) => `A abandonné ce contenu : ${detail}`,
      reopened: (_detail: string) => 'A repris ce contenu.',
    },
  },
  en: {
    version: (n: number) => (n === 1 ? 'Created this post.' : `Saved version ${n}.`),
    reviewed: (n: number) => `Reviewed version ${n}.`,
    changesRequested: (n: number, reason: string) => `Asked for changes to version ${n}: ${reason}`,
    withLink: (name: string, owner: string) => `${name}, with the link of ${owner}`,
    decisions: {
      approved: (n: number, _comment: string) => `Approved version ${n} for publication.`,
      changes: (n: number, comment: string) => `Asks for a change to version ${n}: ${comment}`,
      refused: (n: number, comment: string) =>
        `Does not want version ${n} published.${comment ? ` ${comment}` : ''}`,
    },
    voided: (signer: string, reason: string) =>
      `Approval of ${signer} voided: ${voidReasonsEn[reason] ?? voidReasonsEn.other}.`,
    events: {
      submitted: (detail: string) => `Submitted for review (${detail}).`,
      'sent-to-client': (detail: string) => `Sent to the client: ${detail}.`,
      'link-ended': (_detail: string) => 'Closed the link sent to the client.',
      'link-disavowed': (detail: string) =>
        `The link of ${detail} reached another person: it is closed.`,
      dropped: (detail: string) => `Dropped this post: ${detail}`,
      reopened: (_detail: string) => 'Took this post up again.',
    },
  },
} as const;

const voidReasonsFr: Readonly<Record<string, string>> = {
  'content-changed': 'texte modifié',
  withdrawn: 'contenu abandonné',
  'window-passed': 'heure passée',
  other: 'autre raison',
};
const voidReasonsEn: Readonly<Record<string, string>> = {
  'content-changed': 'content changed',
  withdrawn: 'post dropped',
  'window-passed': 'the hour has passed',
  other: 'another reason',
};
