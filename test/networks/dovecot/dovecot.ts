import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { freePort } from '../../free-port.ts';

export type Dovecot = Awaited<ReturnType<typeof startDovecot>>;

/** A real mail server on loopback: IMAP for whoever reads, LMTP for what is delivered. */
export async function startDovecot(address = 'reponses@agence.example', password = 'quinze pots') {
  const folder = await mkdtemp(path.join(tmpdir(), 'dovecot-'));
  const [imap, lmtp] = [await freePort(), await freePort()];
  await chmod(folder, 0o755);
  for (const name of ['run', 'mail']) await mkdir(path.join(folder, name));
  // Dovecot hands the mail to a user of its own, never to root.
  await chmod(path.join(folder, 'mail'), 0o777);
  await writeFile(path.join(folder, 'users'), `${address}:{PLAIN}${password}\n`);
  await writeFile(path.join(folder, 'dovecot.conf'), configure({ folder, imap, lmtp }));
  const server = spawn('/usr/sbin/dovecot', ['-F', '-c', path.join(folder, 'dovecot.conf')], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let words = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (text) => (words += text));
  try {
    await Promise.all([
      waitForPort(imap, server, () => words),
      waitForPort(lmtp, server, () => words),
    ]);
  } catch (error) {
    server.kill('SIGTERM');
    throw error;
  }
  const transport = createTransport({ host: '127.0.0.1', port: lmtp, lmtp: true, ignoreTLS: true });
  return {
    address,
    url: `imap://${encodeURIComponent(address)}:${encodeURIComponent(password)}@127.0.0.1:${imap}`,
    /** Hands raw bytes over, as the last server on a letter's way does. */
    async deliver(raw: string, to = address) {
      await transport.sendMail({ envelope: { from: 'someone@blog.example', to }, raw });
    },
    async stop() {
      transport.close();
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Plus-addresses go to the address without them, as with most providers. */
function configure({ folder, imap, lmtp }: { folder: string; imap: number; lmtp: number }): string {
  return `
base_dir = ${folder}/run
log_path = /dev/stderr
protocols = imap lmtp
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${folder}/mail/%n
first_valid_uid = 1
recipient_delimiter = +
default_internal_user = dovecot
default_login_user = dovenull
passdb {
  driver = passwd-file
  args = username_format=%u ${folder}/users
}
userdb {
  driver = static
  args = uid=mail gid=mail home=${folder}/mail/%n
}
service imap-login {
  inet_listener imap {
    port = ${imap}
  }
  inet_listener imaps {
    port = 0
  }
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = ${lmtp}
  }
}
protocol lmtp {
  postmaster_address = postmaster@agence.example
  auth_username_format = %Lu
}
`;
}

async function waitForPort(port: number, server: ChildProcess, words: () => string) {
  for (const until = Date.now() + 15_000; Date.now() < until; await sleep(50)) {
    if (server.exitCode !== null)
      throw new Error(`dovecot ended (${server.exitCode}):\n${words()}`);
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
    });
    if (isOpen) return;
  }
  throw new Error(`dovecot doesn't listen on ${port}:\n${words()}`);
}
