import { sql } from 'kysely';
import { decodeLeaf } from '../../verifier/format/leaf.ts';
import { appendHash, type Frontier } from '../../verifier/format/tree.ts';
import type { Db, Tx } from '../db/db.ts';
import type { Clock } from '../lib/clock.ts';
import type { AgencyId, ClientId, LeafId } from '../lib/ids.ts';
import type { Vault } from '../vault/vault.ts';
import type { Heads } from './heads.ts';
import { LogWentBack } from './held-heads.ts';
import { makeCheckpoint } from './make-checkpoint.ts';
import { evidenceOf } from './tables.ts';

export type SequencerDeps = {
  /** The worker's handle: numbering is its right alone. */
  readonly worker: Db;
  readonly vault: Pick<Vault, 'open'>;
  readonly clock: Clock;
  /** Where the last signed head is kept besides, outside of what a backup puts back. */
  readonly heads?: Heads;
  /** Told each time that a head can't be signed; the log goes on unsigned. */
  readonly onError?: (error: Error) => void;
};

const BATCH = 500;

/**
 * Numbers the committed leaves of one client's log, without a gap, and signs the head where a
 * checkpoint is asked. The head's row is locked, so that there is one sequencer a client whoever
 * calls; the next index comes from that row, never from a database sequence.
 * A leaf whose transaction is still open is not seen, and numbered the next time.
 */
export async function sequence(
  deps: SequencerDeps,
  log: { agencyId: AgencyId; clientId: ClientId },
  want: { checkpoint: boolean },
): Promise<{ size: number }> {
  const scope = { agencyId: log.agencyId, clientIds: [log.clientId] };
  for (;;) {
    const { size, isDone, made } = await deps.worker.write(scope, async (tx) => {
      const head = await lockHead(tx, log.clientId);
      const leaves = await listStaged(tx, log.clientId);
      const next = await number(tx, log.clientId, head, leaves);
      const last = leaves.length < BATCH;
      const signs = last && want.checkpoint;
      const signed = signs ? await makeCheckpoint(deps, tx, { ...log, ...head, ...next }) : null;
      return { size: next.size, isDone: last, made: signed };
    });
    if (made && 'note' in made) await deps.heads?.keep(log.clientId, made.note);
    if (made && 'held' in made) deps.onError?.(new LogWentBack(log.clientId, made.held, size));
    if (isDone) return { size };
  }
}

type Head = { readonly origin: string; readonly size: number; readonly hashes: Uint8Array[] };
type Staged = { id: LeafId; kind: string; hash: Uint8Array; bytes: Uint8Array | null };

async function lockHead(tx: Tx, clientId: ClientId): Promise<Head> {
  const { origin, size, frontier } = await evidenceOf(tx)
    .selectFrom('log_head')
    .select(['origin', 'size', 'frontier'])
    .where('client_id', '=', clientId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return { origin, size, hashes: frontier };
}

/**
 * In the order of staging among those committed: what a leaf refers to was committed before it was
 * staged, so it is in this list or numbered already.
 */
async function listStaged(tx: Tx, clientId: ClientId): Promise<Staged[]> {
  return evidenceOf(tx)
    .selectFrom('leaf')
    .select(['id', 'kind', 'hash'])
    .select(
      sql<Uint8Array | null>`case when kind in ('key-rotated', 'witness-enrolled') then bytes end`.as(
        'bytes',
      ),
    )
    .where('client_id', '=', clientId)
    .where('idx', 'is', null)
    .orderBy('staged_no')
    .limit(BATCH)
    .execute();
}

async function number(
  tx: Tx,
  clientId: ClientId,
  head: Head,
  leaves: readonly Staged[],
): Promise<Frontier> {
  let frontier: Frontier = head;
  for (const leaf of leaves) {
    if (leaf.bytes) await applyKeyChange(tx, clientId, frontier.size, leaf.bytes);
    frontier = appendHash(frontier, leaf.hash);
  }
  if (leaves.length === 0) return frontier;
  const ids = leaves.map(({ id }) => id);
  await sql`update leaf set idx = ${head.size} + numbered.place - 1
    from unnest(${ids}::uuid[]) with ordinality as numbered (id, place)
    where leaf.id = numbered.id`.execute(tx);
  await evidenceOf(tx)
    .updateTable('log_head')
    .set({ size: frontier.size, frontier: [...frontier.hashes] })
    .where('client_id', '=', clientId)
    .execute();
  return frontier;
}

/** The index of such a leaf says from which size on a key or a witness counts. */
async function applyKeyChange(tx: Tx, clientId: ClientId, index: number, bytes: Uint8Array) {
  const leaf = decodeLeaf(bytes);
  if (!leaf.ok) throw new Error(`a stored leaf can't be read: ${leaf.error.type}`);
  const tables = evidenceOf(tx);
  if (leaf.value.kind === 'key-rotated') {
    const { oldKey, newKey } = leaf.value.body;
    const keys = tables.updateTable('log_key').where('client_id', '=', clientId);
    await keys.where('vkey', '=', oldKey).set({ to_index: index }).execute();
    await keys.where('vkey', '=', newKey).set({ from_index: index }).execute();
  }
  if (leaf.value.kind === 'witness-enrolled') {
    const { replaces, witness } = leaf.value.body;
    const witnesses = tables.updateTable('witness').where('client_id', '=', clientId);
    if (replaces !== null) {
      await witnesses
        .where('vkey', '=', replaces)
        .set({ to_index: index, ended_at: leaf.value.at })
        .execute();
    }
    await witnesses.where('vkey', '=', witness).set({ from_index: index }).execute();
  }
}
