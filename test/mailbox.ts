import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export type Letter = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
  /** Where an answer goes; '' where the letter doesn't say. */
  readonly replyTo: string;
};

/** A real SMTP server on loopback that keeps what it gets. */
export async function openMailbox() {
  const letters: Letter[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      simpleParser(stream).then((mail) => {
        const to = [mail.to ?? []]
          .flat()
          .flatMap((list) => list.value.map(({ address }) => address ?? ''));
        letters.push({
          to: to.join(','),
          subject: mail.subject ?? '',
          text: mail.text ?? '',
          messageId: mail.messageId ?? '',
          replyTo: mail.replyTo?.value[0]?.address ?? '',
        });
        done();
      }, done);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // The server listens on a TCP port, so its address is not a path.
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    /** Waits for the newest letter to this address that matches. */
    async find(to: string, pattern: RegExp, waitMs = 30_000): Promise<Letter> {
      for (const until = Date.now() + waitMs; Date.now() < until; await sleep(100)) {
        const found = letters.findLast(
          (one) => one.to === to && pattern.test(one.subject + one.text),
        );
        if (found) return found;
      }
      throw new Error(`no letter to ${to} matches ${pattern}; there are ${letters.length}`);
    },
    async close() {
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
export type Mailbox = Awaited<ReturnType<typeof openMailbox>>;

/** The first address of ours in a letter. */
export function linkIn(letter: Letter, path: string): string {
  const found = new RegExp(`https?://[^\\s<>"]*${path}[^\\s<>"]*`).exec(letter.text)?.[0];
  if (!found) throw new Error(`no ${path} in the letter "${letter.subject}"`);
  return found;
}
