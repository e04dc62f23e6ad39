/** How a network shows a text to its readers; its limits come from the connection, not from here. */
export type NetworkLook = {
  kind: 'article' | 'message';
  /** Where the network folds the text behind "see more", roughly; null: it shows all. */
  foldsAt: number | null;
  hasLinkCard: boolean;
};

const folds: readonly (readonly [string, number])[] = [
  ['facebook', 477],
  ['linkedin', 210],
  ['instagram', 125],
];

export function lookOf(network: { network: string; hasTitle: boolean }): NetworkLook {
  if (network.hasTitle) return { kind: 'article', foldsAt: null, hasLinkCard: false };
  const name = network.network.toLowerCase();
  return {
    kind: 'message',
    foldsAt: folds.find(([word]) => name.includes(word))?.[1] ?? null,
    hasLinkCard: !name.includes('instagram'),
  };
}

export function firstLink(text: string): URL | null {
  const found = /https?:\/\/[^\s<>"«»]+[^\s<>"«».,;:!?)]/.exec(text);
  return found === null || !URL.canParse(found[0]) ? null : new URL(found[0]);
}
