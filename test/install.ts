import { existsSync } from 'node:fs';
import { ensureDebianPackages } from './debian.ts';
import { ensureInstalled as ensureBluesky } from './networks/bluesky/install.ts';
import { ensureInstalled as ensureDovecot } from './networks/dovecot/install.ts';
import { ensureInstalled as ensureWordPress } from './networks/wordpress/install.ts';

/** Everything that the tests need beyond `npm ci`; what is there already is left alone. */
export async function installNeeds(report: (line: string) => void): Promise<void> {
  if (!existsSync('/usr/bin/chromium')) {
    report('installing Chromium from Debian');
    await ensureDebianPackages(['chromium']);
  }
  report('WordPress, PHP and MariaDB from Debian (280 MB, first time only)');
  await ensureWordPress();
  report('Dovecot from Debian (15 MB, first time only)');
  await ensureDovecot();
  report('a Bluesky server from npm (400 MB, first time only)');
  await ensureBluesky();
}
