import type { Connectors } from './connector.ts';

/** Every network, in the order in which they are offered: one line each. Only `app.ts` imports this. */
const list = await Promise.all([
  import('./bluesky/bluesky.ts').then(({ bluesky }) => bluesky),
  import('./wordpress/wordpress.ts').then(({ wordpress }) => wordpress),
  import('./sandbox/sandbox.ts').then(({ sandbox }) => sandbox),
]);

export const connectors: Connectors = new Map(list.map((connector) => [connector.id, connector]));
