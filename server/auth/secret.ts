import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import path from 'node:path';

/**
 * The secret that signs session cookies and seals second factors, made at the first start.
 * It lies beside the vault's key, outside the database's backup: whoever reads a dump can neither
 * forge a session nor compute a code. Two processes that start at once get the same one.
 */
export async function openAuthSecret(file: string): Promise<string> {
  const found = await read(file);
  if (found !== null) return found;
  await mkdir(path.dirname(file), { recursive: true });
  const temporary = `${file}.${randomBytes(6).toString('hex')}`;
  const handle = await open(temporary, 'wx', 0o600);
  try {
    await handle.writeFile(`${randomBytes(32).toString('base64url')}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await link(temporary, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await unlink(temporary);
  await syncFolder(path.dirname(file));
  const made = await read(file);
  if (made === null) throw new Error(`${file} was made and can't be read`);
  return made;
}

async function read(file: string): Promise<string | null> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const secret = text.trim();
  if (secret.length < 32) throw new Error(`${file} does not hold a secret: restore it from backup`);
  return secret;
}

async function syncFolder(folder: string) {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
