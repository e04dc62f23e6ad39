import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';

/** Bytes under their SHA-256, in a folder. Nothing says whose they are: the `blob` rows do. */
export type BlobStore = {
  /** Returns the hash once the bytes are surely on the disk: so before the row commits. */
  put(bytes: Uint8Array): Promise<string>;
  /** Null where there are none; throws where the bytes on the disk no longer have their hash. */
  get(sha256: string): Promise<Uint8Array | null>;
  remove(sha256: string): Promise<void>;
  list(): AsyncIterable<string>;
  /** Removes it unless it was put, for the first time or again, after `limit`. */
  removeIfOlder(sha256: string, limit: Date): Promise<boolean>;
};

const HASH = /^[0-9a-f]{64}$/;

export async function openBlobStore(folder: string): Promise<BlobStore> {
  const drafts = path.join(folder, 'drafts');
  await mkdir(drafts, { recursive: true, mode: 0o700 });
  await syncFolder(folder);
  const shardOf = (sha256: string) => path.join(folder, checked(sha256).slice(0, 2));
  const placeOf = (sha256: string) => path.join(shardOf(sha256), sha256);
  const newDraft = () => path.join(drafts, randomBytes(12).toString('hex'));

  return {
    async put(bytes) {
      const sha256 = hashOf(bytes);
      const shard = shardOf(sha256);
      if (!(await touch(placeOf(sha256), bytes.length))) {
        const draft = newDraft();
        await writeDurably(draft, bytes);
        if (await mkdir(shard, { recursive: true, mode: 0o700 })) await syncFolder(folder);
        await rename(draft, placeOf(sha256));
      }
      // Also where the file was there: whoever renamed it may have died before this step.
      await syncFolder(shard);
      return sha256;
    },

    async get(sha256) {
      const bytes = await readFile(placeOf(sha256)).catch(unlessMissing);
      if (!bytes) return null;
      if (hashOf(bytes) !== sha256) throw new Error(`The bytes of blob ${sha256} are damaged.`);
      return new Uint8Array(bytes);
    },

    async remove(sha256) {
      await rm(placeOf(sha256), { force: true });
    },

    async *list() {
      for (const shard of await readdir(folder)) {
        if (!/^[0-9a-f]{2}$/.test(shard)) continue;
        for (const name of await readdir(path.join(folder, shard))) {
          if (HASH.test(name)) yield name;
        }
      }
    },

    async removeIfOlder(sha256, limit) {
      const found = await stat(placeOf(sha256)).catch(unlessMissing);
      if (!found || found.mtime >= limit) return false;
      // Set aside first: a `put` that touched it since is seen by its time, and it is put back.
      const aside = newDraft();
      await rename(placeOf(sha256), aside);
      if ((await stat(aside)).mtime >= limit) {
        await rename(aside, placeOf(sha256));
        return false;
      }
      await rm(aside);
      return true;
    },
  };
}

/** Marks a complete file as wanted again; false where there is none, or one of another size. */
async function touch(file: string, size: number): Promise<boolean> {
  const found = await stat(file).catch(unlessMissing);
  if (found?.size !== size) return false;
  const now = new Date();
  return (await utimes(file, now, now).then(() => true, unlessMissing)) ?? false;
}

async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function checked(sha256: string): string {
  if (!HASH.test(sha256)) throw new Error('A blob is named by its SHA-256 in hexadecimal.');
  return sha256;
}

function unlessMissing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}
