import type { Config } from '../config.ts';
import { rotateVaultKey } from '../vault/vault.ts';

/** Adds a key that seals from the next start on; restart the server afterwards. */
export async function rotateKeys(config: Config): Promise<number> {
  await rotateVaultKey(config.vaultKeyFile);
  console.log(
    `A new key seals from the next start on. Keep a copy of ${config.vaultKeyFile} apart from the backups.`,
  );
  return 0;
}
