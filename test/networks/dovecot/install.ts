import { ensureDebianPackages } from '../../debian.ts';

/** Dovecot's IMAP and LMTP: 15 MB on disk. */
export async function ensureInstalled(): Promise<void> {
  await ensureDebianPackages(['dovecot-imapd', 'dovecot-lmtpd']);
}
