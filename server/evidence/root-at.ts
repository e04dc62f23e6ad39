import { rootOf } from '../../verifier/format/tree.ts';
import type { Tx } from '../db/db.ts';
import type { ClientId } from '../lib/ids.ts';
import { growFrontier } from './prove-consistency.ts';
import { readLogSize } from './read-log.ts';

/** The root over the log's first `size` leaves as they are stored; null where there aren't so many. */
export async function rootAt(tx: Tx, clientId: ClientId, size: number): Promise<Uint8Array | null> {
  if (size < 1 || size > (await readLogSize(tx, clientId))) return null;
  return rootOf(await growFrontier(tx, clientId, 0, size));
}
