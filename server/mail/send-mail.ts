import { sql } from 'kysely';
import { z } from 'zod';
import type { Db, Tx } from '../db/db.ts';
import type { JobKind } from '../jobs/jobs.ts';
import type { AgencyId } from '../lib/ids.ts';
import { mailThread, SEND_MAIL, sendMailSchema } from './mail.ts';
import type { Mailer } from './mailer.ts';

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

/**
 * The kind of job that sends. A mail that was sent, that no mailer can send, or that a demo wrote is
 * left alone. A failure is kept in words that hold no secret; a passing one is thrown, so that the
 * queue tries again for about six hours, and a final one (no such address) is not.
 */
export function sendMailJob(deps: { db: Db; mailer: Mailer | null }): JobKind<SendMail> {
  return {
    name: SEND_MAIL,
    data: sendMailSchema,
    handle: (data) => sendMail(deps, data),
    concurrency: 2,
    retryLimit: 12,
    retryDelaySeconds: 30,
    retryDelayMaxSeconds: 3600,
  };
}

async function sendMail({ db, mailer }: { db: Db; mailer: Mailer | null }, job: SendMail) {
  if (mailer === null) return;
  const scope = { agencyId: job.agencyId as AgencyId, clientIds: [] }; // written by `mailLater`
  const waiting = await db.read(scope, (tx) => findWaiting(tx, job.mailId));
  if (!waiting) return;
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
    await db.write(scope, (tx) => keepFailure(tx, job.mailId, failure.words));
    if (failure.isFinal) return;
    throw new Error(`mail ${job.mailId} was not sent: ${failure.words}`);
  }
  const body = waiting.body.replace(/https?:\/\/\S+/g, LINK_WAS_SENT);
  await db.write(scope, (tx) => keepSent(tx, job.mailId, body));
}

async function findWaiting(tx: Tx, id: string): Promise<Waiting | undefined> {
  const { rows } = await sql<Waiting>`
    select m.recipient, m.subject, m.body, m.created_at, m.thread
    from mail m join agency a on a.id = m.agency_id and not a.is_demo
    where m.id = ${id} and m.sent_at is null`.execute(tx);
  return rows[0];
}

async function keepSent(tx: Tx, id: string, body: string) {
  await sql`update mail set sent_at = now(), attempts = attempts + 1, last_error = null,
    body = ${body} where id = ${id}`.execute(tx);
}

async function keepFailure(tx: Tx, id: string, words: string) {
  await sql`update mail set attempts = attempts + 1, last_error = ${words}
    where id = ${id}`.execute(tx);
}

const smtpError = z.object({
  code: z.string().optional(),
  command: z.string().optional(),
  responseCode: z.number().optional(),
});

/** Codes only: a server's answer may repeat what was said to it, a password included. */
function describeFailure(error: unknown): { words: string; isFinal: boolean } {
  const parsed = smtpError.safeParse(error);
  if (!parsed.success) return { words: 'unknown failure', isFinal: false };
  const { code, command, responseCode } = parsed.data;
  const words = [code, command?.split(' ')[0], responseCode].filter(Boolean).join(' ');
  const isFinal = command === 'RCPT TO' && responseCode !== undefined && responseCode >= 550;
  return { words: words || 'unknown failure', isFinal };
}
