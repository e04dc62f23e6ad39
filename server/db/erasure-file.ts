import { createHash } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';

/** What was read of the journal. */
export type ErasureFile = {
  /** Each `what` once, in the order in which they were written. */
  readonly lines: readonly string[];
  /** Lines that are torn or were changed: they say nothing. */
  readonly broken: number;
};

/** Reads the journal; where there is no file, nobody was erased yet. */
export async function readErasureFile(file: string): Promise<ErasureFile> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const lines = new Set<string>();
  let broken = 0;
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const [, at = '', what = '', check] = /^(\S+) (.+) (\S+)$/.exec(line) ?? [];
    if (what !== '' && check === checkOf(at, what)) lines.add(what);
    else broken += 1;
  }
  return { lines: [...lines], broken };
}

/**
 * Appends to the journal and waits until the disk has it. A line that a power cut tore before stays by
 * itself: the next one begins after it.
 */
export async function appendErasures(
  file: string,
  erasures: readonly { readonly what: string; readonly at: Date }[],
): Promise<void> {
  if (erasures.length === 0) return;
  const folder = path.dirname(file);
  await mkdir(folder, { recursive: true });
  const handle = await open(file, 'a+', 0o600);
  try {
    const { size } = await handle.stat();
    const last = Buffer.alloc(1);
    if (size > 0) await handle.read(last, 0, 1, size - 1);
    const isTorn = size > 0 && last.toString() !== '\n';
    const lines = erasures.map(({ what, at }) => {
      const when = at.toISOString();
      return `${when} ${what} ${checkOf(when, what)}\n`;
    });
    await handle.appendFile(`${isTorn ? '\n' : ''}${lines.join('')}`);
    await handle.sync();
    if (size === 0) await syncFolder(folder);
  } finally {
    await handle.close();
  }
}

/** The name of a new file is on the disk, too. */
async function syncFolder(folder: string) {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

function checkOf(at: string, what: string): string {
  return createHash('sha256').update(`${at} ${what}`).digest('hex').slice(0, 16);
}
