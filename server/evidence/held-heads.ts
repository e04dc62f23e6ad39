import { equalBytes } from '../../verifier/format/bytes.ts';
import { type Checkpoint, parseCheckpoint } from '../../verifier/format/checkpoint.ts';
import { parseNote, signatureBy } from '../../verifier/format/note.ts';
import type { Tx } from '../db/db.ts';
import type { ClientId } from '../lib/ids.ts';
import { listLogKeys } from './log-key.ts';
import { rootAt } from './root-at.ts';
import { evidenceOf } from './tables.ts';

/** The log can't be signed on: somebody holds a head of it that it no longer contains. */
export class LogWentBack extends Error {
  constructor(clientId: ClientId, held: number, size: number) {
    super(
      `Log ${clientId}: a signed checkpoint of ${held} leaves is held outside, and the log of ${size} leaves ` +
        `doesn't contain it: an older backup was put back. No further checkpoint is signed. ` +
        `Put the newest backup back; docs/restore.md says what if there is none.`,
    );
  }
}

/** The largest head that contradicts the log and isn't settled; null where all is well. */
export async function findHeldHead(
  tx: Tx,
  clientId: ClientId,
): Promise<{ size: number; foundAt: Date } | null> {
  const row = await evidenceOf(tx)
    .selectFrom('held_head')
    .select(['size', 'found_at'])
    .where('client_id', '=', clientId)
    .where('settled_at', 'is', null)
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { size: row.size, foundAt: row.found_at } : null;
}

/**
 * Notes a head that the log's own key has signed and that the log as it stands doesn't continue.
 *
 * @returns whether it contradicts the log and isn't settled
 */
export async function noteHeldHead(
  tx: Tx,
  given: { clientId: ClientId; note: string; source: 'folder' | 'shown'; at: Date },
): Promise<boolean> {
  const { clientId, note, source, at } = given;
  const head = readHead(note);
  if (!head) return false;
  // Our own folder is believed: its key may be one that the older backup doesn't know.
  if (source === 'shown' && !(await isOurs(tx, clientId, note))) return false;
  const ours = await rootAt(tx, clientId, head.size);
  if (ours && equalBytes(ours, head.root)) return false;
  const tables = evidenceOf(tx);
  await tables
    .insertInto('held_head')
    .values({
      client_id: clientId,
      size: head.size,
      root: head.root,
      ...{ note, source, found_at: at, settled_at: null },
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const open = await tables
    .selectFrom('held_head')
    .select('size')
    .where('client_id', '=', clientId)
    .where('size', '=', head.size)
    .where('root', '=', head.root)
    .where('settled_at', 'is', null)
    .executeTakeFirst();
  return open !== undefined;
}

/** Notes the head that our own folder keeps where the log as it stands doesn't continue it. */
export async function compareWithKept(
  tx: Tx,
  clientId: ClientId,
  note: string,
  at: Date,
): Promise<void> {
  if (await isLatest(tx, clientId, note)) return;
  await noteHeldHead(tx, { clientId, note, source: 'folder', at });
}

/** The common case, known without climbing the tree: the folder holds the newest stored head. */
async function isLatest(tx: Tx, clientId: ClientId, note: string): Promise<boolean> {
  const row = await evidenceOf(tx)
    .selectFrom('checkpoint')
    .select('note')
    .where('client_id', '=', clientId)
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.note === note;
}

async function isOurs(tx: Tx, clientId: ClientId, source: string): Promise<boolean> {
  const note = parseNote(source);
  if (!note.ok) return false;
  const origin = note.value.text.slice(0, note.value.text.indexOf('\n'));
  const keys = await listLogKeys(tx, clientId);
  return keys.some((key) => key.name === origin && signatureBy(note.value, key) === 'valid');
}

function readHead(source: string): Checkpoint | null {
  const note = parseNote(source);
  const head = note.ok ? parseCheckpoint(note.value.text) : note;
  return head.ok && head.value.size > 0 ? head.value : null;
}
