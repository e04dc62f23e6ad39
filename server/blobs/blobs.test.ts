import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/database.ts';
import { type AgencyId, type ClientId, newId } from '../lib/ids.ts';
import { type BlobStore, openBlobStore } from './blobs.ts';
import { findBlob, keepBlob } from './keep-blob.ts';
import { sweepBlobs } from './sweep-blobs.ts';

let folder: string;
let blobs: BlobStore;
let database: TestDatabase;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'blobs-'));
  blobs = await openBlobStore(folder);
  database = await openTestDatabase();
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const bytesOf = (text: string) => new TextEncoder().encode(text);
const placeOf = (hash: string) => path.join(folder, hash.slice(0, 2), hash);
async function listAll() {
  const names: string[] = [];
  for await (const name of blobs.list()) names.push(name);
  return names;
}
const twoDaysAgo = () => new Date(Date.now() - 48 * 3_600_000);

test('bytes come back under their hash, and once however often they are put', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => {
      const hash = await blobs.put(bytes);
      expect(hash).toBe(createHash('sha256').update(bytes).digest('hex'));
      expect(await blobs.put(bytes)).toBe(hash);
      expect(Buffer.from((await blobs.get(hash)) ?? '').equals(bytes)).toBe(true);
    }),
    { numRuns: 40 },
  );
  expect(await readdir(path.join(folder, 'drafts'))).toEqual([]);
});

test('the same bytes put many times at the same moment are one blob', async () => {
  const bytes = bytesOf('the same');
  const hashes = await Promise.all(Array.from({ length: 12 }, () => blobs.put(bytes)));
  expect(new Set(hashes).size).toBe(1);
  const found = await listAll();
  expect(found.filter((name) => name === hashes[0])).toHaveLength(1);
});

test('what is not there is null, what is removed too', async () => {
  expect(await blobs.get('0'.repeat(64))).toBeNull();
  const hash = await blobs.put(bytesOf('soon gone'));
  await blobs.remove(hash);
  await blobs.remove(hash);
  expect(await blobs.get(hash)).toBeNull();
});

test('a name that is no hash never becomes a path', async () => {
  await expect(blobs.get('../../etc/passwd')).rejects.toThrow('SHA-256');
  await expect(blobs.remove('..')).rejects.toThrow('SHA-256');
});

test('damaged bytes are not given', async () => {
  const hash = await blobs.put(bytesOf('a photo'));
  await writeFile(placeOf(hash), 'A photo');
  await expect(blobs.get(hash)).rejects.toThrow(/damaged/);
});

test('a put that died before its last step leaves no half blob, and the next one heals it', async () => {
  const bytes = bytesOf('an image that took long to write');
  const hash = createHash('sha256').update(bytes).digest('hex');
  await writeFile(path.join(folder, 'drafts', 'f00d'), bytes.subarray(0, 5));
  expect(await blobs.get(hash)).toBeNull();
  expect(await listAll()).not.toContain(hash);
  await blobs.put(bytes);
  expect(await blobs.get(hash)).not.toBeNull();
  // A file of the right name that a disk cut short is written anew.
  await writeFile(placeOf(hash), bytes.subarray(0, 5));
  await blobs.put(bytes);
  expect(Buffer.from((await blobs.get(hash)) ?? '').equals(bytes)).toBe(true);
});

test('the sweep takes what nobody named for a day, and nothing else', async () => {
  const agency = newId<AgencyId>();
  const client = newId<ClientId>();
  const stranger = newId<ClientId>();
  await database.ownerPool.query(
    `insert into agency (id, name, locale, time_zone, created_at) values ($1, 'A', 'fr', 'Europe/Paris', now())`,
    [agency],
  );
  for (const id of [client, stranger]) {
    await database.ownerPool.query(
      `insert into client (id, agency_id, name, time_zone, created_at) values ($1, $2, 'C', 'Europe/Paris', now())`,
      [id, agency],
    );
  }
  const names = ['kept', 'orphan', 'orphan put again', 'fresh orphan'] as const;
  const hashes = await Promise.all(names.map((name) => blobs.put(bytesOf(name))));
  const [kept = '', orphan = '', again = '', fresh = ''] = hashes;
  const scope = { agencyId: agency, clientIds: [client] };
  await database.app.write(scope, async (tx) => {
    const blob = { sha256: kept, mediaType: 'image/png', size: 4 };
    await keepBlob(tx, client, blob, new Date());
    await keepBlob(tx, client, blob, new Date());
    expect(await findBlob(tx, client, kept)).toEqual(blob);
  });
  const other = { agencyId: agency, clientIds: [stranger] };
  expect(await database.app.read(other, (tx) => findBlob(tx, client, kept))).toBeNull();
  for (const hash of [kept, orphan, again]) await utimes(placeOf(hash), twoDaysAgo(), twoDaysAgo());
  await blobs.put(bytesOf('orphan put again'));
  await sweepBlobs({ blobs, workerPool: database.workerPool }, new Date());
  expect(await blobs.get(kept)).not.toBeNull();
  expect(await blobs.get(orphan)).toBeNull();
  expect(await blobs.get(again)).not.toBeNull();
  expect(await blobs.get(fresh)).not.toBeNull();
});

test('a put and a sweep at the same moment never lose the bytes', async () => {
  for (let round = 0; round < 60; round++) {
    const bytes = bytesOf(`contested ${round}`);
    const hash = await blobs.put(bytes);
    await utimes(placeOf(hash), twoDaysAgo(), twoDaysAgo());
    const limit = new Date(Date.now() - 3_600_000);
    await Promise.all([blobs.put(bytes), blobs.removeIfOlder(hash, limit)]);
    expect(await blobs.get(hash)).not.toBeNull();
  }
});
