import { createHash } from 'node:crypto';
import { realpathSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const WAIT_MS = 3_000;

/**
 * Holds the folder for as long as this process lives. On Linux the lock is a name of the kernel's
 * own, gone with its holder however that dies; elsewhere a socket in the folder, which is taken over
 * when nobody answers on it. Waits a little for a holder on its way out; false: it stays.
 */
export async function lockFolder(folder: string): Promise<boolean> {
  const hash = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 24);
  const isLinux = process.platform === 'linux';
  const name = isLinux ? `\0compagnon-sandbox-${hash}` : path.join(folder, 'lock.sock');
  for (const until = Date.now() + WAIT_MS; ; await sleep(50)) {
    if (await hold(name)) return true;
    if (!isLinux && !(await isHeld(name))) rmSync(name, { force: true });
    if (Date.now() > until) return false;
  }
}

function hold(name: string): Promise<Server | null> {
  return new Promise((resolve) => {
    const server = createServer((socket) => socket.end());
    server.once('error', () => resolve(null));
    server.listen(name, () => resolve(server.unref()));
  });
}

function isHeld(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(name);
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('close', () => socket.destroy());
  });
}
