import { sql } from 'kysely';
import { signCheckpoint } from '../../verifier/format/checkpoint.ts';
import { rootOf } from '../../verifier/format/tree.ts';
import type { Tx } from '../db/db.ts';
import type { Clock } from '../lib/clock.ts';
import type { AgencyId, ClientId } from '../lib/ids.ts';
import type { Vault } from '../vault/vault.ts';
import type { Heads } from './heads.ts';
import { compareWithKept, findHeldHead } from './held-heads.ts';
import { openSigner } from './log-key.ts';
import { evidenceOf } from './tables.ts';

/**
 * Signs the head, inside the transaction that holds its lock; where it is signed already nothing
 * happens. Readers see committed rows only, so a checkpoint is on the disk before anybody gets it.
 * Nothing is signed that contradicts a head which was signed before and is held outside.
 *
 * @returns the note that was signed now, for `heads` to keep once it is committed; `held`: nothing was
 *   signed, since somebody holds a head of that size
 */
export async function makeCheckpoint(
  deps: {
    readonly vault: Pick<Vault, 'open'>;
    readonly clock: Clock;
    readonly heads?: Pick<Heads, 'read'>;
  },
  tx: Tx,
  head: {
    agencyId: AgencyId;
    clientId: ClientId;
    origin: string;
    size: number;
    hashes: readonly Uint8Array[];
  },
): Promise<{ note: string } | { held: number } | null> {
  const { clientId, origin, size } = head;
  if (size === 0) return null;
  const tables = evidenceOf(tx);
  const latest = await tables
    .selectFrom('checkpoint')
    .select((eb) => eb.fn.max('size').as('size'))
    .where('client_id', '=', clientId)
    .executeTakeFirst();
  if (latest?.size != null && latest.size >= size) return null;
  const before = await deps.heads?.read(clientId);
  if (before) await compareWithKept(tx, clientId, before, deps.clock.now());
  const held = await findHeldHead(tx, clientId);
  if (held) return { held: held.size };
  const root = rootOf({ size, hashes: head.hashes });
  const signer = await openSigner(deps, tx, { clientId, origin, size });
  const note = signCheckpoint({ origin, size, root }, signer);
  const { rows } = await sql<{ at: Date }>`
    select agency_now(${head.agencyId}, ${deps.clock.now()}) as at`.execute(tx);
  const at = rows[0]?.at ?? deps.clock.now();
  await tables
    .insertInto('checkpoint')
    .values({ client_id: clientId, size, root, note, made_at: at })
    .execute();
  return { note };
}
