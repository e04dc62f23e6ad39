import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { appendKey, createKeyFile, readKeys, type VaultKey } from './key-file.ts';
import { VaultError } from './vault-error.ts';

/**
 * Keeps secrets under a key that lies outside the backup. What is sealed for one purpose opens for
 * that purpose only: a row's secret that was copied to another row doesn't open there.
 */
export type Vault = {
  seal(plain: Uint8Array, purpose: string): Uint8Array;
  /** Throws a `VaultError`: `key-missing`, or `not-authentic` (altered, or of another purpose). */
  open(sealed: Uint8Array, purpose: string): Uint8Array;
};

/** version (1) | key id (8) | nonce (12) | ciphertext | tag (16) */
const VERSION = 1;
const KEY_ID = 8;
const NONCE = 12;
const TAG = 16;
const HEADER = 1 + KEY_ID;

/**
 * Opens the vault; at a first start its key file is made, readable by its owner only and on the disk
 * before anything is sealed with it. With `ifMissing: 'refuse'` a missing file is an error: the way
 * to start where sealed rows exist already.
 */
export async function openVault(
  keyFile: string,
  options: { ifMissing?: 'create' | 'refuse' } = {},
): Promise<Vault> {
  if (options.ifMissing !== 'refuse' && !existsSync(keyFile)) {
    await createKeyFile(keyFile, new Date());
  }
  let keys = readKeys(keyFile);
  const find = (id: string) => keys.find((key) => key.id === id);

  return {
    seal(plain, purpose) {
      const newest = keys.at(-1);
      if (!newest) throw new VaultError('key-missing', `${keyFile} holds no key.`);
      return seal(newest, plain, purpose);
    },
    open(sealed, purpose) {
      if (sealed.length < HEADER + NONCE + TAG || sealed[0] !== VERSION) throw notAuthentic();
      const id = Buffer.from(sealed.subarray(1, HEADER)).toString('hex');
      // A key that another process has added since is in the file by now.
      if (!find(id)) keys = readKeys(keyFile);
      const key = find(id);
      if (!key) {
        throw new VaultError(
          'key-missing',
          `This was sealed with key ${id}, which isn't in ${keyFile}. Put back the key file that holds it.`,
        );
      }
      return open(key, sealed, purpose);
    },
  };
}

/** Adds a new key to the file: it seals from then on, the old ones still open. */
export async function rotateVaultKey(keyFile: string): Promise<void> {
  await appendKey(keyFile, new Date());
}

function seal(key: VaultKey, plain: Uint8Array, purpose: string): Uint8Array {
  const header = Buffer.concat([Buffer.of(VERSION), Buffer.from(key.id, 'hex')]);
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce);
  cipher.setAAD(Buffer.concat([header, Buffer.from(purpose, 'utf8')]));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return new Uint8Array(Buffer.concat([header, nonce, body, cipher.getAuthTag()]));
}

function open(key: VaultKey, sealed: Uint8Array, purpose: string): Uint8Array {
  const header = sealed.subarray(0, HEADER);
  const nonce = sealed.subarray(HEADER, HEADER + NONCE);
  const decipher = createDecipheriv('aes-256-gcm', key.bytes, nonce, { authTagLength: TAG });
  decipher.setAAD(Buffer.concat([header, Buffer.from(purpose, 'utf8')]));
  decipher.setAuthTag(sealed.subarray(-TAG));
  try {
    const body = sealed.subarray(HEADER + NONCE, -TAG);
    return new Uint8Array(Buffer.concat([decipher.update(body), decipher.final()]));
  } catch {
    throw notAuthentic();
  }
}

function notAuthentic(): VaultError {
  return new VaultError(
    'not-authentic',
    'These sealed bytes were altered, or were sealed for something else. They were not opened.',
  );
}
