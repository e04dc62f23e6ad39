/** Short words about what somebody did with a link. */
export const linkTexts = {
  fr: {
    who: (name: string, owner: string | null) =>
      owner ? `${name}, avec le lien de ${owner},` : name,
    pauseReason: (who: string) => `Suspendu par le client : ${who} a tout arrêté depuis son lien.`,
  },
  en: {
    who: (name: string, owner: string | null) =>
      owner ? `${name}, with the link of ${owner},` : name,
    pauseReason: (who: string) =>
      `Paused by the client: ${who} stopped everything from their link.`,
  },
} as const;
