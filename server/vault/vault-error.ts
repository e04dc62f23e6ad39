/** Why the vault gives nothing; the message names files and key ids, never a secret. */
export class VaultError extends Error {
  readonly type: 'key-file-missing' | 'key-file-unreadable' | 'key-missing' | 'not-authentic';

  constructor(type: VaultError['type'], message: string) {
    super(message);
    this.name = 'VaultError';
    this.type = type;
  }
}
