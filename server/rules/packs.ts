import type { Pack } from './pack.ts';
import { be } from './packs/be.ts';
import { ca, qc } from './packs/ca.ts';
import { ch } from './packs/ch.ts';
import { eu } from './packs/eu.ts';
import { fr } from './packs/fr.ts';
import { house } from './packs/house.ts';
import { platforms } from './packs/platforms.ts';
import { uk } from './packs/uk.ts';
import { us } from './packs/us.ts';

/** Every pack that is shipped, in the order in which the catalogue shows them. */
export const packs: readonly Pack[] = [fr, eu, uk, us, ca, qc, be, ch, platforms, house];
