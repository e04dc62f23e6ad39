import { chmod, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openVault, rotateVaultKey, type Vault } from './vault.ts';

let folder: string;
let keyFile: string;
let vault: Vault;
const secret = new TextEncoder().encode('app-password of Ombrelune');

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vault-'));
  keyFile = path.join(folder, 'kept', 'apart.vault-key');
  vault = await openVault(keyFile);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('what is sealed', () => {
  test('opens for its purpose, whatever it is, and shows nothing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4096 }), fc.string(), (plain, purpose) => {
        const sealed = vault.seal(plain, purpose);
        expect(Buffer.from(vault.open(sealed, purpose)).equals(plain)).toBe(true);
        if (plain.length >= 8) expect(Buffer.from(sealed).includes(Buffer.from(plain))).toBe(false);
      }),
    );
  });

  test('is never the same twice', () => {
    expect(vault.seal(secret, 'a')).not.toEqual(vault.seal(secret, 'a'));
  });

  test('does not open for another purpose', () => {
    const sealed = vault.seal(secret, 'channel:1');
    expect(refusalOf(() => vault.open(sealed, 'channel:2'))).toBe('not-authentic');
  });

  test('does not open with any one bit changed, nor cut short', () => {
    const sealed = vault.seal(secret, 'channel:1');
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const forged = Uint8Array.from(sealed);
      forged[bit >> 3] = (forged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(refusalOf(() => vault.open(forged, 'channel:1'))).toMatch(/not-authentic|key-missing/);
    }
    for (let length = 0; length < sealed.length; length++) {
      const cut = sealed.subarray(0, length);
      expect(refusalOf(() => vault.open(cut, 'channel:1'))).toBe('not-authentic');
    }
  });
});

describe('the key file', () => {
  test("is its owner's alone, and no draft stays beside it", async () => {
    expect((await stat(keyFile)).mode & 0o777).toBe(0o600);
    expect(await readdir(path.dirname(keyFile))).toEqual(['apart.vault-key']);
  });

  test('is made once, also by several at the same moment', async () => {
    const file = path.join(folder, 'race');
    const vaults = await Promise.all(Array.from({ length: 8 }, () => openVault(file)));
    const sealed = vaults.map((each) => each.seal(secret, 'p'));
    for (const each of vaults) {
      for (const one of sealed) expect(Buffer.from(each.open(one, 'p')).equals(secret)).toBe(true);
    }
  });

  test('is rotated: the newest key seals, the old ones open, a running vault learns', async () => {
    const file = path.join(folder, 'rotated');
    const running = await openVault(file);
    const old = running.seal(secret, 'p');
    await rotateVaultKey(file);
    const restarted = await openVault(file);
    const fresh = restarted.seal(secret, 'p');
    expect(keyIdOf(fresh)).not.toBe(keyIdOf(old));
    expect(Buffer.from(restarted.open(old, 'p')).equals(secret)).toBe(true);
    expect(Buffer.from(running.open(fresh, 'p')).equals(secret)).toBe(true);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  test('whose rotation died before its last step still opens everything', async () => {
    const file = path.join(folder, 'killed');
    const sealed = (await openVault(file)).seal(secret, 'p');
    await writeFile(`${file}.0123.draft`, (await readFile(file, 'utf8')).slice(0, 40));
    const again = await openVault(file);
    expect(Buffer.from(again.open(sealed, 'p')).equals(secret)).toBe(true);
    await rotateVaultKey(file);
    expect(Buffer.from((await openVault(file)).open(sealed, 'p')).equals(secret)).toBe(true);
  });

  test('that is missing is named, with the key that is wanted', async () => {
    const file = path.join(folder, 'lost');
    const sealed = (await openVault(file)).seal(secret, 'p');
    await rename(file, `${file}.away`);
    await expect(openVault(file, { ifMissing: 'refuse' })).rejects.toMatchObject({
      type: 'key-file-missing',
      message: expect.stringContaining(file),
    });
    const other = await openVault(file);
    expect(refusalOf(() => other.open(sealed, 'p'))).toBe('key-missing');
    expect(() => other.open(sealed, 'p')).toThrow(keyIdOf(sealed));
  });

  test('that was altered is refused', async () => {
    const file = path.join(folder, 'altered');
    await openVault(file);
    const content = JSON.parse(await readFile(file, 'utf8'));
    content.keys[0].key = Buffer.alloc(32, 7).toString('base64');
    await chmod(file, 0o600);
    await writeFile(file, JSON.stringify(content));
    await expect(openVault(file)).rejects.toMatchObject({ type: 'key-file-unreadable' });
    await writeFile(file, '{');
    await expect(openVault(file)).rejects.toMatchObject({ type: 'key-file-unreadable' });
  });
});

function refusalOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error instanceof Error && 'type' in error ? error.type : error;
  }
  return 'opened';
}

function keyIdOf(sealed: Uint8Array): string {
  return Buffer.from(sealed.subarray(1, 9)).toString('hex');
}
