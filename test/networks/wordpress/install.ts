import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Debian's packages (WordPress 6.1, PHP 8.2, MariaDB 10.11): about 280 MB on disk. */
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

const LOCK_WAIT_MS = 10 * 60_000;

/**
 * Installs what `startWordPress` needs, where it is missing. Needs Debian and root; otherwise it
 * throws and says what to run. Waits up to ten minutes for another user of apt's lock.
 */
export async function ensureInstalled(): Promise<void> {
  const missing = await missingPackages();
  if (missing.length === 0) return;
  const install = ['install', '-y', '--no-install-recommends', ...missing];
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) {
    throw new Error(
      `A test WordPress needs Debian's packages. As root, run: apt-get update && apt-get ${install.join(' ')}`,
    );
  }
  await aptGet(['update']);
  await aptGet(install);
}

async function missingPackages(): Promise<string[]> {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the fields are dpkg's own placeholders
  const query = ['-W', '-f', '${db:Status-Abbrev} ${Package}\n', ...PACKAGES];
  const { output } = await run('dpkg-query', query);
  return PACKAGES.filter((name) => !output.split('\n').some((line) => line === `ii  ${name}`));
}

/** Repeats while another apt holds the lock. */
async function aptGet(args: readonly string[]): Promise<void> {
  for (const until = Date.now() + LOCK_WAIT_MS; ; ) {
    const { code, output } = await run('apt-get', args);
    if (code === 0) return;
    const busy = /Could not get lock|Unable to (acquire|lock)/.test(output);
    if (!busy || Date.now() > until) {
      throw new Error(`apt-get ${args[0]} failed (${code}):\n${output.slice(-2_000)}`);
    }
    await sleep(3_000);
  }
}

function run(
  command: string,
  args: readonly string[],
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += String(chunk);
    });
    child.stderr.on('data', (chunk) => {
      output += String(chunk);
    });
    child.once('error', (cause) => resolve({ code: null, output: cause.message }));
    child.once('close', (code) => resolve({ code, output }));
  });
}
