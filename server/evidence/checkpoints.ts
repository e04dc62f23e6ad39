import { parseCheckpoint } from '../../verifier/format/checkpoint.ts';
import { addCosignature, checkCosignature } from '../../verifier/format/cosignature.ts';
import { parseVkey } from '../../verifier/format/key.ts';
import { formatNote, type Note, parseNote } from '../../verifier/format/note.ts';
import type { Tx } from '../db/db.ts';
import type { ClientId } from '../lib/ids.ts';
import { ok, type Result, refuse } from '../lib/result.ts';
import { noteHeldHead } from './held-heads.ts';
import { evidenceOf } from './tables.ts';

/** A stored checkpoint with the co-signatures that it has. */
export type SignedHead = { readonly size: number; readonly note: string; readonly madeAt: Date };

/** The latest, or null while there is none. */
export async function findLatestCheckpoint(tx: Tx, clientId: ClientId): Promise<SignedHead | null> {
  const row = await heads(tx, clientId).orderBy('size', 'desc').limit(1).executeTakeFirst();
  if (!row) return null;
  const lines = await listLines(tx, clientId, [row.size]);
  return present(row, lines);
}

/** What an export holds: each checkpoint that a witness co-signed, and the latest. */
export async function listExportedCheckpoints(
  tx: Tx,
  clientId: ClientId,
  size: number,
): Promise<SignedHead[]> {
  const rows = await heads(tx, clientId)
    .where('size', '<=', size)
    .where((eb) =>
      eb.or([
        eb('size', '=', size),
        eb.exists(
          eb
            .selectFrom('cosignature')
            .select('cosignature.size')
            .whereRef('cosignature.client_id', '=', 'checkpoint.client_id')
            .whereRef('cosignature.size', '=', 'checkpoint.size'),
        ),
      ]),
    )
    .orderBy('size')
    .execute();
  const lines = await listLines(
    tx,
    clientId,
    rows.map((row) => row.size),
  );
  return rows.map((row) => present(row, lines));
}

export type CosignatureRefusal =
  | { type: 'cosignature-malformed' }
  | { type: 'cosignature-unknown' }
  | { type: 'checkpoint-unknown' };

/**
 * Keeps a witness's word on a checkpoint of ours. The text must be the stored one, byte for byte, and
 * the line must be right and of a witness enrolled at that size. Said twice it is kept once. `held`: it
 * is a head of ours that the log no longer contains; that is noted, and nothing more is signed.
 */
export async function keepCosignature(
  tx: Tx,
  given: { clientId: ClientId; body: string; at: Date },
): Promise<Result<'kept' | 'held', CosignatureRefusal>> {
  const { clientId } = given;
  const note = parseNote(given.body);
  if (!note.ok) return refuse({ type: 'cosignature-malformed' });
  const checkpoint = parseCheckpoint(note.value.text);
  if (!checkpoint.ok) return refuse({ type: 'cosignature-malformed' });
  const { size } = checkpoint.value;
  const stored = await heads(tx, clientId).where('size', '=', size).executeTakeFirst();
  if (!stored || readNote(stored.note).text !== note.value.text) {
    // A head that our key has signed and that isn't here: an older backup was put back.
    const shown = { clientId, note: given.body, source: 'shown', at: given.at } as const;
    const isOurs = await noteHeldHead(tx, shown);
    return isOurs ? ok('held') : refuse({ type: 'checkpoint-unknown' });
  }
  const found = await findWord(tx, clientId, size, note.value);
  if (!found) return refuse({ type: 'cosignature-unknown' });
  await evidenceOf(tx)
    .insertInto('cosignature')
    .values({
      client_id: clientId,
      size,
      witness_id: found.witnessId,
      line: found.line,
      received_at: given.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return ok('kept');
}

async function findWord(tx: Tx, clientId: ClientId, size: number, note: Note) {
  const witnesses = await evidenceOf(tx)
    .selectFrom('witness')
    .select(['id', 'vkey'])
    .where('client_id', '=', clientId)
    .where('from_index', '<', size)
    .where((eb) => eb.or([eb('to_index', 'is', null), eb('to_index', '>=', size)]))
    .execute();
  for (const { id, vkey } of witnesses) {
    const key = parseVkey(vkey);
    if (!key.ok || checkCosignature(note, key.value).kind !== 'valid') continue;
    const own = note.signatures.filter(
      (line) => line.name === key.value.name && line.id === key.value.id,
    );
    const line = own.at(-1)?.line;
    if (line !== undefined) return { witnessId: id, line };
  }
  return null;
}

function heads(tx: Tx, clientId: ClientId) {
  return evidenceOf(tx)
    .selectFrom('checkpoint')
    .select(['size', 'note', 'made_at'])
    .where('client_id', '=', clientId);
}

async function listLines(tx: Tx, clientId: ClientId, sizes: readonly number[]) {
  if (sizes.length === 0) return [];
  return evidenceOf(tx)
    .selectFrom('cosignature')
    .select(['size', 'line'])
    .where('client_id', '=', clientId)
    .where('size', 'in', sizes)
    .orderBy('received_at')
    .execute();
}

function present(
  row: { size: number; note: string; made_at: Date },
  lines: readonly { size: number; line: string }[],
): SignedHead {
  const own = lines.filter(({ size }) => size === row.size);
  const note = own.reduce((whole, { line }) => addCosignature(whole, line), readNote(row.note));
  return { size: row.size, note: formatNote(note), madeAt: row.made_at };
}

function readNote(source: string): Note {
  const note = parseNote(source);
  if (!note.ok) throw new Error('a stored checkpoint is no note');
  return note.value;
}
