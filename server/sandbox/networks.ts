/** The networks that the sandbox plays, with the limits that it announces and enforces. */
export const NETWORKS = ['Facebook', 'Mastodon', 'Bluesky', 'WordPress', 'Ghost'] as const;
export type Network = (typeof NETWORKS)[number];

export type NetworkLimits = {
  /** In graphemes; null: none. */
  readonly textLength: number | null;
  readonly images: number;
  readonly imageBytes: number;
  readonly imageTypes: readonly string[];
};

const imageTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'];

export const LIMITS: Readonly<Record<Network, NetworkLimits>> = {
  Facebook: { textLength: 63_206, images: 10, imageBytes: 4_000_000, imageTypes },
  Mastodon: { textLength: 500, images: 4, imageBytes: 16_777_216, imageTypes },
  Bluesky: { textLength: 300, images: 4, imageBytes: 1_000_000, imageTypes },
  WordPress: { textLength: null, images: 20, imageBytes: 2_097_152, imageTypes },
  Ghost: { textLength: null, images: 20, imageBytes: 5_242_880, imageTypes },
};

/** The others publish no title. */
export const HAS_TITLES: ReadonlySet<Network> = new Set<Network>(['WordPress', 'Ghost']);

/** As in addresses and handles. */
export function slugOf(network: Network): string {
  return network.toLowerCase();
}

export function findNetwork(slug: string): Network | null {
  return NETWORKS.find((network) => slugOf(network) === slug) ?? null;
}
