import { bluesky } from './bluesky/bluesky.ts';
import type { Connector, Connectors } from './connector.ts';
import { sandbox } from './sandbox/sandbox.ts';
import { wordpress } from './wordpress/wordpress.ts';

const list: readonly Connector[] = [bluesky, wordpress, sandbox];

/** Every network, in the order in which they are offered. Only `app.ts` imports this. */
export const connectors: Connectors = new Map(list.map((connector) => [connector.id, connector]));
