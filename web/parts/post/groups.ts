type Shown = { network: string; text: string; hasTitle: boolean };

/** Networks that show the same text in the same form are read once. */
export function groupByText<N extends Shown>(networks: readonly N[]): N[][] {
  const groups = new Map<string, N[]>();
  for (const network of networks) {
    const key = `${network.hasTitle} ${network.text}`;
    groups.set(key, [...(groups.get(key) ?? []), network]);
  }
  return [...groups.values()];
}
