import { ensureDebianPackages } from '../../debian.ts';

/** WordPress 6.1, PHP 8.2 and MariaDB 10.11: about 280 MB on disk. */
const PACKAGES = [
  'wordpress',
  'wordpress-theme-twentytwentythree',
  'php-cli',
  'php-mysql',
  'php-gd',
  'php-xml',
  'php-curl',
  'php-mbstring',
  'mariadb-server',
];

/** Installs what `startWordPress` needs, where it is missing; throws and says what to run if it can't. */
export async function ensureInstalled(): Promise<void> {
  await ensureDebianPackages(PACKAGES);
}
