import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { chainShape } from '../draw/chain.ts';
import { fromHex, toHex } from '../format/bytes.ts';
import type { Json } from '../format/canonical.ts';
import { canonicalText, parseCanonicalText } from '../format/canonical.ts';
import type { Signer, Vkey } from '../format/key.ts';
import { makeSigner, parseVkey } from '../format/key.ts';
import type { Result } from '../format/result.ts';
import { ok, refuse } from '../format/result.ts';
import { findFlaw, is } from '../format/shape.ts';
import type { Pending } from './audit.ts';

/** What a witness remembers. It never signs what contradicts `last`. */
export type Memory = {
  /** The log's keys that are accepted, oldest first; all bear the log's origin as their name. */
  readonly keys: readonly Vkey[];
  /** The last checkpoint that it signed, as a note with its own line; null before the first. */
  readonly last: string | null;
};

const keyShape = { v: is.one(1), name: is.text, secret: is.hash };
const memoryShape = { v: is.one(1), keys: is.list(is.logKey, 1, 64), last: is.orNull(is.text) };

/** Makes the folder of a new witness. Refuses `exists` where one is there: its memory is precious. */
export function createFolder(
  folder: string,
  name: string,
  secret: Uint8Array,
  logKey: Vkey,
): Result<true> {
  if (existsSync(join(folder, 'key.json')) || existsSync(join(folder, 'memory.json'))) {
    return refuse({ type: 'exists', where: folder });
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeWhole(folder, 'key.json', canonicalText({ v: 1, name, secret: toHex(secret) }));
  writeMemory(folder, { keys: [logKey], last: null });
  return ok(true);
}

export function readSigner(folder: string): Result<Signer> {
  const found = readShaped(folder, 'key.json', keyShape);
  if (!found.ok) return found;
  // readShaped has just found these fields with these types.
  const { name, secret } = found.value as { name: string; secret: string };
  const bytes = fromHex(secret);
  return bytes.ok ? ok(makeSigner(name, 'cosignature', bytes.value)) : bytes;
}

/** A missing or damaged memory is refused, never taken for an empty one. */
export function readMemory(folder: string): Result<Memory> {
  const found = readShaped(folder, 'memory.json', memoryShape);
  if (!found.ok) return found;
  // readShaped has just found these fields with these types.
  const { keys, last } = found.value as { keys: readonly string[]; last: string | null };
  const parsed = keys.flatMap((text) => {
    const key = parseVkey(text);
    return key.ok ? [key.value] : [];
  });
  return ok({ keys: parsed, last });
}

export function writeMemory(folder: string, { keys, last }: Memory): void {
  const value = { v: 1, keys: keys.map(({ text }) => text), last };
  writeWhole(folder, 'memory.json', canonicalText(value));
}

/** Keeps what was shown and what contradicts it, as proof for anybody. Returns where. */
export function keepRefused(
  folder: string,
  at: Date,
  files: Readonly<Record<string, string>>,
): string {
  const parent = join(folder, 'refused');
  const name = at.toISOString().replaceAll(':', '-');
  const place = join(parent, name);
  mkdirSync(place, { recursive: true, mode: 0o700 });
  for (const [file, text] of Object.entries(files)) writeWhole(place, file, text);
  syncFolder(parent);
  return place;
}

/**
 * Holds the folder for one process at a time: two that sign at once could contradict each other.
 * The lock of a process that is gone is taken over.
 */
export function holdFolder(folder: string): Result<Disposable> {
  const path = join(folder, 'lock');
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const file = openSync(path, 'wx', 0o600);
      writeSync(file, String(process.pid));
      closeSync(file);
      return ok({ [Symbol.dispose]: () => rmSync(path, { force: true }) });
    } catch (error) {
      if (!existsSync(folder)) return refuse({ type: 'no-folder', where: folder });
      if (!existsSync(path)) throw error;
      if (isAlive(Number(readFileSync(path, 'utf8')))) return refuse({ type: 'busy', where: path });
      rmSync(path, { force: true });
    }
  }
  return refuse({ type: 'busy', where: path });
}

const pendingShape = {
  v: is.one(1),
  head: is.text,
  key: is.logKey,
  chain: is.object,
  round: is.fromOne,
  count: is.fromOne,
} as const;

/** The audit that was settled and isn't made yet. Undefined where there is none. */
export function readPending(folder: string): Result<Pending | undefined> {
  if (!existsSync(join(folder, 'audit.json'))) return ok(undefined);
  const found = readShaped(folder, 'audit.json', pendingShape);
  if (!found.ok) return found;
  // readShaped has just found these fields with these types.
  const pending = found.value as unknown as Pending;
  return findFlaw(pending.chain, chainShape) === undefined
    ? ok(pending)
    : refuse({ type: 'damaged', where: join(folder, 'audit.json') });
}

export function writePending(folder: string, { head, key, chain, round, count }: Pending): void {
  writeWhole(
    folder,
    'audit.json',
    canonicalText({ v: 1, head, key, chain: { ...chain }, round, count }),
  );
}

/** Keeps an audit's file; returns where it stands. */
export function keepAudit(folder: string, round: number, bytes: Uint8Array): string {
  const place = join(folder, 'audits');
  mkdirSync(place, { recursive: true, mode: 0o700 });
  const name = `${String(round).padStart(12, '0')}.audit.json`;
  writeWhole(place, name, new TextDecoder().decode(bytes));
  return join(place, name);
}

/** The audits that the log hasn't recorded yet, oldest first; each with its name. */
export function listUnrecorded(folder: string): { name: string; file: Uint8Array }[] {
  const place = join(folder, 'audits');
  if (!existsSync(place)) return [];
  return readdirSync(place)
    .filter((name) => /^\d{12,}\.audit\.json$/.test(name))
    .filter((name) => !existsSync(join(place, `${name}.recorded`)))
    .sort()
    .map((name) => ({ name, file: readFileSync(join(place, name)) }));
}

export function markRecorded(folder: string, name: string): void {
  writeWhole(join(folder, 'audits'), `${name}.recorded`, '');
}

/** Written beside, synced, renamed, and the folder synced: whole, or as it was before. */
function writeWhole(folder: string, name: string, text: string): void {
  const path = join(folder, name);
  const draft = `${path}.new`;
  const file = openSync(draft, 'w', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, path);
  syncFolder(folder);
}

function syncFolder(folder: string): void {
  // Windows can't open a folder; there the rename alone must do.
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function readShaped(
  folder: string,
  name: string,
  shape: Parameters<typeof findFlaw>[1],
): Result<Json> {
  const path = join(folder, name);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return refuse({ type: 'no-folder', where: path });
  }
  const value = parseCanonicalText(text);
  if (!value.ok || findFlaw(value.value, shape) !== undefined) {
    return refuse({ type: 'damaged', where: path });
  }
  return value;
}

function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process exists, though it may not be signalled.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
