import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, mkdir, open, rename, unlink } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { VaultError } from './vault-error.ts';

/** A key and its id, the first 8 bytes of its hash: a key file that was altered is noticed. */
export type VaultKey = { readonly id: string; readonly bytes: Uint8Array };

const shape = z.object({
  format: z.literal('compagnon-vault-keys/v1'),
  /** Oldest first; the last one seals. Old ones stay: what they sealed must still open. */
  keys: z.array(z.object({ id: z.string(), key: z.string(), createdAt: z.string() })).min(1),
});
type Content = z.infer<typeof shape>;

/** The keys, oldest first. Throws `key-file-missing` or `key-file-unreadable`. */
export function readKeys(keyFile: string): readonly VaultKey[] {
  return readContent(keyFile).keys.map(({ id, key }) => {
    const bytes = Buffer.from(key, 'base64');
    if (bytes.length !== 32 || idOf(bytes) !== id) {
      throw new VaultError('key-file-unreadable', `Key ${id} of ${keyFile} was altered.`);
    }
    return { id, bytes };
  });
}

/** Writes a first key, unless another process has just done so. */
export async function createKeyFile(keyFile: string, now: Date): Promise<void> {
  await mkdir(path.dirname(keyFile), { recursive: true, mode: 0o700 });
  const content = { format: 'compagnon-vault-keys/v1' as const, keys: [newKey(now)] };
  const draft = await writeDraft(keyFile, content);
  try {
    // A link, not a rename: it refuses to overwrite a key that appeared meanwhile.
    await link(draft, keyFile);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    await unlink(draft);
  }
  await syncFolder(path.dirname(keyFile));
}

/** Adds a key, which seals from then on; `compagnon` runs it, one at a time. */
export async function appendKey(keyFile: string, now: Date): Promise<void> {
  const content = readContent(keyFile);
  const draft = await writeDraft(keyFile, { ...content, keys: [...content.keys, newKey(now)] });
  await rename(draft, keyFile);
  await syncFolder(path.dirname(keyFile));
}

function readContent(keyFile: string): Content {
  let text: string;
  try {
    text = readFileSync(keyFile, 'utf8');
  } catch (cause) {
    if (!isCode(cause, 'ENOENT')) throw cause;
    throw new VaultError(
      'key-file-missing',
      `The vault's key file ${keyFile} is missing. Put it back from where you keep it apart from the backup; without it the channels must be connected again.`,
    );
  }
  const parsed = shape.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new VaultError('key-file-unreadable', `${keyFile} is no vault key file.`);
}

async function writeDraft(keyFile: string, content: Content): Promise<string> {
  const draft = `${keyFile}.${randomBytes(6).toString('hex')}.draft`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(content, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  return draft;
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function newKey(now: Date) {
  const bytes = randomBytes(32);
  return { id: idOf(bytes), key: bytes.toString('base64'), createdAt: now.toISOString() };
}

function idOf(key: Uint8Array): string {
  const hash = createHash('sha256').update('compagnon-vault-key/v1\n').update(key).digest('hex');
  return hash.slice(0, 16);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
