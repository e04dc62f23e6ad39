/** The French words of the client's decision; `post-decide-en.ts` must say them too. */

/** The client's person decides from their own account. */
export const decide = {
  heading: 'Votre signature est attendue',
  signAs: (name: string) => `Vous signez : ${name}.`,
  exact: (n: number) => `Votre signature vaut pour la version ${n}, telle quelle.`,
  approve: 'Bon à tirer',
  refuse: 'Non, ne pas publier',
  change: 'Demander un changement',
  changeWhat: 'Que faut-il changer ?',
  changeHint: 'Une phrase suffit.',
  changePlace: 'Où ?',
  places: { all: 'l’ensemble', text: 'le texte' },
  changeQuote: 'Le passage visé',
  changeQuoteHint: 'Recopiez les mots, si cela aide.',
  changeSend: 'Envoyer cette demande',
  changed: 'Ce qui a changé depuis la version qui vous a été envoyée',
  past: 'L’heure prévue est passée. Si vous validez, rien ne part aussitôt : l’agence choisit la nouvelle heure, et vous la dit.',
  failed: 'Rien n’a été décidé.',
};
