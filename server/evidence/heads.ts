import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { type ClientId, isId } from '../lib/ids.ts';

/**
 * The last signed head of each log, in a folder outside the data: putting a backup back doesn't touch
 * it, so the server sees that its database is older than what it has signed.
 */
export type Heads = {
  /** The note as it was signed; null where there is none. */
  read(clientId: ClientId): Promise<string | null>;
  /** Whose heads are kept. */
  list(): Promise<ClientId[]>;
  /** When it returns, the disk has it. Called once the checkpoint is committed. */
  keep(clientId: ClientId, note: string): Promise<void>;
};

export function openHeads(folder: string): Heads {
  const placeOf = (clientId: ClientId) => path.join(folder, `${clientId}.txt`);
  return {
    async read(clientId) {
      try {
        return await readFile(placeOf(clientId), 'utf8');
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async list() {
      const names = await readdir(folder).catch((error) => {
        if (isMissing(error)) return [];
        throw error;
      });
      return names.flatMap((name) => {
        const id = name.endsWith('.txt') ? name.slice(0, -4) : '';
        return isId(id) ? [id as ClientId] : [];
      });
    },
    async keep(clientId, note) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const draft = path.join(folder, `${clientId}.${randomBytes(6).toString('hex')}.new`);
      const file = await open(draft, 'wx', 0o600);
      try {
        await file.writeFile(note);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, placeOf(clientId));
      const handle = await open(folder, 'r');
      await handle.sync().finally(() => handle.close());
    },
  };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
