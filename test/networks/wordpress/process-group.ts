import { spawn } from 'node:child_process';
import { open } from 'node:fs/promises';

/**
 * Runs the command in the background and kills its whole group as soon as standard input closes,
 * which happens however this process dies. PHP's workers outlive their parent otherwise. Nothing is
 * shut down gently: the folder they work on is scratch, and goes with them.
 */
const KEEPER =
  'exec 3<&0; "$@" </dev/null 3<&- & (cat <&3 >/dev/null; rm -rf "$SCRATCH"; kill -KILL 0) & wait $!';

export type ProcessGroup = { readonly ended: Promise<void>; stop(): Promise<void> };

/** Starts a command as the leader of a process group that dies with this process. */
export async function startGroup(at: {
  command: readonly string[];
  env?: Readonly<Record<string, string>>;
  logFile: string;
  scratch: string;
}): Promise<ProcessGroup> {
  const log = await open(at.logFile, 'a');
  const child = spawn('/bin/sh', ['-c', KEEPER, 'keeper', ...at.command], {
    detached: true,
    stdio: ['pipe', log.fd, log.fd],
    env: { ...process.env, ...at.env, SCRATCH: at.scratch },
  });
  await log.close();
  const { stdin } = child;
  stdin?.on('error', () => {});
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    ended,
    async stop() {
      stdin?.end();
      await ended;
    },
  };
}
