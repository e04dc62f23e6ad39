import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { openJobs } from '../server/jobs/jobs.ts';
import { type AgencyId, newId } from '../server/lib/ids.ts';
import { mailManyLater } from '../server/mail/mail.ts';
import { openMailer } from '../server/mail/mailer.ts';
import { sendMailJob } from '../server/mail/send-mail.ts';
import type { TestDatabase } from '../test/database.ts';
import { openOwnDatabase } from './own-database.ts';
import type { Case, Report } from './report.ts';

const MIN_PER_SECOND = 60;

/**
 * Letters of a contest's rush, written at once, over SMTP on loopback: how fast they leave, and whether
 * each leaves once. `relay` answers after 50 ms to each command that a distant server thinks about.
 */
export async function run(isQuick: boolean): Promise<Report> {
  const letters = isQuick ? 500 : 3_000;
  await using db = await openOwnDatabase();
  const cases: Case[] = [];
  for (const [name, answersAfterMs] of [
    ['local', 0],
    ['relay', 50],
  ] as const) {
    cases.push(await drain(db, { name, answersAfterMs, letters }));
  }
  return { cases, skipped: [] };
}

async function drain(
  db: TestDatabase,
  { name, answersAfterMs, letters }: { name: string; answersAfterMs: number; letters: number },
): Promise<Case> {
  const agencyId = newId<AgencyId>();
  await db.ownerPool.query(
    `insert into agency (id, name, locale, time_zone, is_demo, frozen_at, created_at)
     values ($1, 'Bench', 'fr', 'Europe/Paris', false, null, now())`,
    [agencyId],
  );
  await using smtp = await startSink(answersAfterMs);
  await using mailer = openMailer({ smtpUrl: smtp.url, from: 'c@agence.example' });
  const { ownerPool, ownerConfig } = db;
  const jobs = openJobs({ ownerPool, ownerConfig, onError: console.error });
  jobs.register(sendMailJob({ db: db.worker, mailer }));
  await jobs.start({ work: true });
  const text = `Bonjour,\n\nhttps://agence.example/j/x/confirm/key\n\n${'mot '.repeat(200)}\n`;
  const mails = Array.from({ length: letters }, (_, i) => ({
    agencyId,
    to: `lou.${i}@courriel.example`,
    subject: 'Confirmez votre participation',
    text,
  }));
  const start = performance.now();
  await db.app.write({ agencyId, clientIds: [] }, (tx) => mailManyLater(tx, jobs, mails));
  const count = async () =>
    (
      await ownerPool.query<{ sent: number; doubted: number }>(
        `select count(sent_at)::integer as sent, count(*) filter (where perhaps_twice)::integer
         as doubted from mail where agency_id = $1`,
        [agencyId],
      )
    ).rows[0] ?? { sent: 0, doubted: 0 };
  let found = await count();
  while (found.sent < letters && performance.now() - start < 600_000) {
    await sleep(100);
    found = await count();
  }
  const seconds = (performance.now() - start) / 1000;
  await jobs.stop();
  const value = found.sent / seconds;
  const taken = [...smtp.taken.values()];
  const more = taken.filter((times) => times > 1).length;
  const isOnce = taken.length === letters && more === 0 && found.doubted === 0;
  return {
    bench: 'mail',
    case: name,
    n: letters,
    seed: 'none',
    unit: 'letters/s',
    value,
    counters: { ...found, taken: taken.length, more, connections: smtp.state.connections },
    target: {
      words: `≥ ${MIN_PER_SECOND} a second, each once`,
      isMet: isOnce && value >= MIN_PER_SECOND,
    },
  };
}

/** Takes every letter, counts it by its address, keeps nothing of it. */
async function startSink(answersAfterMs: number) {
  const taken = new Map<string, number>();
  const state = { connections: 0 };
  const later = (callback: () => void) => {
    if (answersAfterMs === 0) return callback();
    setTimeout(callback, answersAfterMs);
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onConnect(_, callback) {
      state.connections += 1;
      callback();
    },
    onRcptTo: (_address, _session, callback) => later(callback),
    onData(stream, session, callback) {
      stream.on('end', () => {
        for (const { address } of session.envelope.rcptTo) {
          taken.set(address, (taken.get(address) ?? 0) + 1);
        }
        later(callback);
      });
      stream.resume();
    },
  });
  server.on('error', () => {}); // a connection that is closed at the end
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    taken,
    state,
    url: `smtp://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
