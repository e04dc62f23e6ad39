import { setTimeout as sleep } from 'node:timers/promises';

/** Asks until there is an answer; fails by name after `waitMs`. */
export async function waitFor<T>(
  what: string,
  ask: () => Promise<T | null | undefined | false>,
  waitMs = 90_000,
): Promise<T> {
  for (const until = Date.now() + waitMs; ; await sleep(250)) {
    const found = await ask();
    if (found) return found;
    if (Date.now() > until) throw new Error(`waited in vain for ${what}`);
  }
}
