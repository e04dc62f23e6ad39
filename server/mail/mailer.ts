import { createTransport } from 'nodemailer';
import type { MailThread } from './mail.ts';

/** One mail as it goes over the wire. */
type Letter = {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly writtenAt: Date;
  readonly thread: MailThread | null;
};

/** Connections kept open: no more letters than this may be handed over at a time. */
export const MAIL_CONNECTIONS = 16;

/** The way out; null where SMTP_URL isn't set, and then nothing is ever sent. */
export type Mailer = {
  /** Resolves once the server took the mail; throws otherwise. */
  send(letter: Letter): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
};

/** `inbox`: the address of the mailbox that this server reads; answers come there, each with its key. */
export function openMailer(options: {
  smtpUrl: string | null;
  from: string;
  inbox?: string | null;
}): Mailer | null {
  if (options.smtpUrl === null) return null;
  const host = options.from.match(/@([^\s>]+)/)?.[1] ?? 'localhost';
  const transport = createTransport({
    url: options.smtpUrl,
    pool: true,
    maxConnections: MAIL_CONNECTIONS,
    // Whether a letter goes again is for its row to decide, which then says so.
    maxRequeues: 0,
    // Sooner than servers do: none hangs up on a letter that is on its way.
    idleTimeout: 10_000,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(letter) {
      await transport.sendMail({
        from: options.from,
        to: letter.to,
        subject: letter.subject,
        text: letter.text,
        date: letter.writtenAt,
        // From the row: a retry after a lost answer is the same mail, and shows as one.
        messageId: `<${letter.id}@${host}>`,
        ...(letter.thread
          ? threadOf(letter.thread, { to: letter.to, host, inbox: options.inbox ?? null })
          : { headers: { 'Auto-Submitted': 'auto-generated' } }),
      });
    },
    async [Symbol.asyncDispose]() {
      transport.close();
    },
  };
}

type Around = { to: string; host: string; inbox: string | null };

/** What makes a letter part of a thread; returned ones come back with its key as well. */
function threadOf(thread: MailThread, { to, host, inbox }: Around) {
  const references = thread.answers.map((one) =>
    'mailId' in one ? `<${one.mailId}@${host}>` : one.messageId,
  );
  const back = inbox === null ? null : keyedAddress(inbox, thread.key);
  const replyTo = back ?? thread.replyTo;
  return {
    ...(replyTo && { replyTo }),
    ...(references.length > 0 && { references, inReplyTo: references.at(-1) }),
    ...(back && { envelope: { from: back, to } }),
  };
}

/** `reponses@agence.example` with a key: `reponses+abcd…@agence.example` (RFC 5233). */
export function keyedAddress(address: string, key: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at)}+${key}${address.slice(at)}`;
}
