import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const LOCK_WAIT_MS = 10 * 60_000;

/**
 * Installs the named Debian packages that are missing. Needs Debian and root; otherwise it throws
 * and says what to run. Waits up to ten minutes for another user of apt's lock.
 */
export async function ensureDebianPackages(names: readonly string[]): Promise<void> {
  const missing = await findMissing(names);
  if (missing.length === 0) return;
  const install = ['install', '-y', '--no-install-recommends', ...missing];
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) {
    throw new Error(
      `The tests need Debian's packages. As root, run: apt-get update && apt-get ${install.join(' ')}`,
    );
  }
  await aptGet(['update']);
  await aptGet(install);
}

async function findMissing(names: readonly string[]): Promise<string[]> {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own placeholders
  const query = ['-W', '-f', '${db:Status-Abbrev} ${Package}\n', ...names];
  const { output } = await run('dpkg-query', query);
  return names.filter((name) => !output.split('\n').some((line) => line === `ii  ${name}`));
}

/** Repeats while another apt holds the lock. */
async function aptGet(args: readonly string[]): Promise<void> {
  for (const until = Date.now() + LOCK_WAIT_MS; ; ) {
    const { code, output } = await run('apt-get', args);
    if (code === 0) return;
    const isBusy = /Could not get lock|Unable to (acquire|lock)/.test(output);
    if (!isBusy || Date.now() > until) {
      throw new Error(`apt-get ${args[0]} failed (${code}):\n${output.slice(-2_000)}`);
    }
    await sleep(3_000);
  }
}

type Ended = { code: number | null; output: string };

function run(command: string, args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += String(chunk);
      });
    }
    child.once('error', (cause) => resolve({ code: null, output: cause.message }));
    child.once('close', (code) => resolve({ code, output }));
  });
}
