import { sql } from 'kysely';
import { z } from 'zod';
import type { Db, Tx } from '../db/db.ts';
import type { JobKind } from '../jobs/jobs.ts';
import type { AgencyId } from '../lib/ids.ts';
import { mailThread, SEND_MAIL, sendMailSchema } from './mail.ts';
import { MAIL_CONNECTIONS, type Mailer } from './mailer.ts';

/** Links are keys: once a mail has left, its copy here keeps everything but them. */
export const LINK_WAS_SENT = '[…]';

type SendMail = z.infer<typeof sendMailSchema>;
type Waiting = {
  recipient: string;
  subject: string;
  body: string;
  created_at: Date;
  thread: unknown;
};

/** Longer than the server may take to answer: what isn't settled then belongs to a process that died. */
const CLAIM_SECONDS = 150;
const WORKERS = 4;

/**
 * The kind of job that sends. A mail that was sent, that no mailer can send, or that a demo wrote is
 * left alone. A failure is kept in words that hold no secret; a passing one is thrown, so that the
 * queue tries again for about six hours, and a final one (no such address) is not. One process at a
 * time hands a mail over; one that died while it did leaves a doubt, and the mail goes again under the
 * same Message-ID, marked `perhaps_twice`.
 */
export function sendMailJob(deps: { db: Db; mailer: Mailer | null }): JobKind<SendMail> {
  return {
    name: SEND_MAIL,
    data: sendMailSchema,
    handle: (data) => sendMail(deps, data),
    concurrency: WORKERS,
    // None waits for a connection while it is claimed: a claim is shorter than such a queue may be.
    atOnce: MAIL_CONNECTIONS / WORKERS,
    retryLimit: 12,
    retryDelaySeconds: 30,
    retryDelayMaxSeconds: 3600,
  };
}

async function sendMail({ db, mailer }: { db: Db; mailer: Mailer | null }, job: SendMail) {
  if (mailer === null) return;
  const scope = { agencyId: job.agencyId as AgencyId, clientIds: [] }; // written by `mailLater`
  const waiting = await db.write(scope, (tx) => claim(tx, job.mailId));
  if (waiting === 'settled') return;
  if (waiting === 'claimed') throw new Error(`mail ${job.mailId} is being handed over elsewhere`);
  try {
    await mailer.send({
      id: job.mailId,
      to: waiting.recipient,
      subject: waiting.subject,
      text: waiting.body,
      writtenAt: waiting.created_at,
      thread: waiting.thread === null ? null : mailThread.parse(waiting.thread),
    });
  } catch (error) {
    const failure = describeFailure(error);
    await db.write(scope, (tx) => keepFailure(tx, job.mailId, failure));
    if (failure.isFinal) return;
    throw new Error(`mail ${job.mailId} was not sent: ${failure.words}`);
  }
  const body = waiting.body.replace(/https?:\/\/\S+/g, LINK_WAS_SENT);
  await db.write(scope, (tx) => keepSent(tx, job.mailId, body));
}

/** Takes it for this process, and says so before anything goes over the wire. */
async function claim(tx: Tx, id: string): Promise<Waiting | 'settled' | 'claimed'> {
  const { rows } = await sql<Waiting & { is_free: boolean }>`
    select m.recipient, m.subject, m.body, m.created_at, m.thread,
           coalesce(m.claimed_until < now(), true) as is_free
    from mail m join agency a on a.id = m.agency_id and not a.is_demo
    where m.id = ${id} and m.sent_at is null for update of m`.execute(tx);
  const [row] = rows;
  if (!row) return 'settled';
  if (!row.is_free) return 'claimed';
  await sql`update mail set claimed_until = now() + make_interval(secs => ${CLAIM_SECONDS}),
    perhaps_twice = perhaps_twice or in_doubt, in_doubt = true where id = ${id}`.execute(tx);
  return row;
}

async function keepSent(tx: Tx, id: string, body: string) {
  await sql`update mail set sent_at = now(), attempts = attempts + 1, last_error = null,
    body = ${body}, claimed_until = null, in_doubt = false where id = ${id}`.execute(tx);
}

async function keepFailure(tx: Tx, id: string, failure: Failure) {
  await sql`update mail set attempts = attempts + 1, last_error = ${failure.words},
    claimed_until = null, in_doubt = ${failure.isInDoubt} where id = ${id}`.execute(tx);
}

const smtpError = z.object({
  code: z.string().optional(),
  command: z.string().optional(),
  responseCode: z.number().optional(),
  syscall: z.string().optional(),
});

type Failure = {
  readonly words: string;
  readonly isFinal: boolean;
  /** The connection was lost, and the server may have taken it before. */
  readonly isInDoubt: boolean;
};

/** Codes only: a server's answer may repeat what was said to it, a password included. */
function describeFailure(error: unknown): Failure {
  const parsed = smtpError.safeParse(error);
  if (!parsed.success) return { words: 'unknown failure', isFinal: false, isInDoubt: true };
  const { code, command, responseCode, syscall } = parsed.data;
  const words = [code, command?.split(' ')[0], responseCode].filter(Boolean).join(' ');
  const isFinal = command === 'RCPT TO' && responseCode !== undefined && responseCode >= 550;
  const isUnheard = responseCode === undefined && syscall !== 'connect' && code !== 'EDNS';
  return { words: words || 'unknown failure', isFinal, isInDoubt: isUnheard && code !== 'EAUTH' };
}
