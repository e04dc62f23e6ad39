import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/database.ts';
import { type JobQueue, openJobs } from '../jobs/jobs.ts';
import { type AgencyId, newId } from '../lib/ids.ts';
import { listMail } from './list-mail.ts';
import { type Mail, mailLater } from './mail.ts';
import { startMailServer } from './mail-server.ts';
import { type Mailer, openMailer } from './mailer.ts';
import { LINK_WAS_SENT, sendMailJob } from './send-mail.ts';

let db: TestDatabase;
let smtp: Awaited<ReturnType<typeof startMailServer>>;
let mailer: Mailer | null;
let jobs: JobQueue;
const real = newId<AgencyId>();
const demo = newId<AgencyId>();
const scope = { agencyId: real, clientIds: [] };

beforeAll(async () => {
  db = await openTestDatabase();
  await db.ownerPool.query(
    `insert into agency (id, name, locale, time_zone, is_demo, frozen_at, created_at)
     values ($1, 'Real', 'fr', 'Europe/Paris', false, null, now()),
            ($2, 'Demo', 'fr', 'Europe/Paris', true, now(), now())`,
    [real, demo],
  );
  smtp = await startMailServer();
  mailer = openMailer({ smtpUrl: smtp.url, from: 'Compagnon <compagnon@agence.test>' });
  jobs = openJobs({ ownerPool: db.ownerPool, ownerConfig: db.ownerConfig, onError: () => {} });
  jobs.register({ ...sendMailJob({ db: db.worker, mailer }), retryDelaySeconds: 1 });
  await jobs.start({ work: true });
});
afterAll(async () => {
  await jobs.stop();
  await mailer?.[Symbol.asyncDispose]();
  await smtp[Symbol.asyncDispose]();
  await db[Symbol.asyncDispose]();
});
beforeEach(() => {
  smtp.taken.length = 0;
  smtp.state.refuse = null;
});

const write = (mail: Partial<Mail> = {}) =>
  db.app.write({ agencyId: mail.agencyId ?? real, clientIds: [] }, (tx) =>
    mailLater(tx, jobs, {
      agencyId: real,
      to: 'clarisse@ombrelune.test',
      subject: 'À relire : l’été',
      text: 'Bonjour,\n\nhttps://agence.test/signing/secret-token\n\nMerci.\n',
      ...mail,
    }),
  );

const newest = async () => {
  const [mail] = await db.app.read(scope, (tx) => listMail(tx, { withPersonal: true, limit: 1 }));
  if (!mail) throw new Error('no mail');
  return mail;
};

async function until<T>(ask: () => Promise<T | null | undefined | false>): Promise<T> {
  for (let n = 0; n < 200; n++) {
    const found = await ask();
    if (found) return found;
    await sleep(50);
  }
  throw new Error('it did not come');
}

test('a mail leaves as written, in plain text; its copy here keeps no link', async () => {
  await write();
  const sent = await until(async () => (await newest()).sentAt && newest());
  const [mail] = smtp.taken;
  expect(mail?.subject).toBe('À relire : l’été');
  expect(mail?.text).toContain('https://agence.test/signing/secret-token');
  expect(mail?.html).toBe(false);
  expect(mail?.messageId).toBe(`<${sent.id}@agence.test>`);
  expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
  expect(sent.body).toContain(LINK_WAS_SENT);
  expect(sent.body).not.toContain('secret-token');
  expect(sent.lastError).toBeNull();
});

test('a transaction that fails leaves neither a mail nor a job', async () => {
  const failed = db.app.write(scope, async (tx) => {
    const mail = { agencyId: real, to: 'x@agence.test', subject: 'never', text: 'never' };
    await mailLater(tx, jobs, mail);
    throw new Error('the command failed');
  });
  await expect(failed).rejects.toThrow('the command failed');
  expect((await newest()).subject).not.toBe('never');
});

test('a passing refusal is tried again; after a lost answer the second one is recognisable', async () => {
  smtp.state.refuse = { code: 451, text: 'try later' };
  await write();
  const waiting = await until(async () => ((await newest()).lastError ? newest() : null));
  expect(waiting.sentAt).toBeNull();
  expect(waiting.lastError).toBe('EENVELOPE RCPT 451');
  smtp.state.refuse = null;
  smtp.state.loseAnswers = 1;
  await until(async () => (await newest()).sentAt);
  expect(smtp.taken.length).toBeGreaterThanOrEqual(2);
  expect(new Set(smtp.taken.map((mail) => mail.messageId)).size).toBe(1);
  expect((await newest()).isPerhapsTwice).toBe(true);
});

test('a refusal leaves no doubt: what goes again then went once', async () => {
  smtp.state.refuse = { code: 451, text: 'try later' };
  await write();
  await until(async () => (await newest()).lastError);
  smtp.state.refuse = null;
  await until(async () => (await newest()).sentAt);
  expect(smtp.taken).toHaveLength(1);
  expect((await newest()).isPerhapsTwice).toBe(false);
});

describe('two processes', () => {
  /** A mail that no job of this process knows of. */
  const leave = () =>
    db.app.write(scope, (tx) =>
      mailLater(tx, { send: async () => {} }, { ...base, subject: 'À deux', text: 'Bonjour.' }),
    );
  const base = { agencyId: real, to: 'clarisse@ombrelune.test' };
  const handle = (job: { agencyId: string; mailId: string }, how: { id: string }) =>
    sendMailJob({ db: db.worker, mailer }).handle(job, how);

  test('never hand one mail over at the same time: it leaves once', async () => {
    const mailId = await leave();
    const both = await Promise.allSettled(
      ['one', 'other'].map((id) => handle({ agencyId: real, mailId }, { id })),
    );
    // The later one either found it sent, or is told to come back.
    expect(both.some(({ status }) => status === 'fulfilled')).toBe(true);
    await handle({ agencyId: real, mailId }, { id: 'again' });
    expect(smtp.taken).toHaveLength(1);
    expect((await newest()).isPerhapsTwice).toBe(false);
  });

  test('killed after the server took it: it goes again under the same Message-ID, and says so', async () => {
    const mailId = await leave();
    const options = { worker: db.workerConfig, smtp: smtp.url, agencyId: real, mailId };
    const file = path.join(import.meta.dirname, '../../test/delivery/mail-victim.ts');
    const child = spawn(process.execPath, [file, JSON.stringify(options)], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const [, signal] = await once(child, 'exit');
    expect([signal, smtp.taken.length]).toEqual(['SIGKILL', 1]);
    const now = handle({ agencyId: real, mailId }, { id: 'too-soon' });
    await expect(now).rejects.toThrow('elsewhere');
    await db.ownerPool.query(
      "update mail set claimed_until = now() - interval '1 second' where id = $1",
      [mailId],
    );
    await handle({ agencyId: real, mailId }, { id: 'successor' });
    expect(smtp.taken.map(({ messageId }) => messageId)).toEqual(
      Array(2).fill(`<${mailId}@agence.test>`),
    );
    expect(await newest()).toMatchObject({ id: mailId, isPerhapsTwice: true });
  });
});

test('an address that does not exist is not tried again', async () => {
  smtp.state.refuse = { code: 550, text: 'no such mailbox' };
  await write({ to: 'nobody@ombrelune.test' });
  const failed = await until(async () => ((await newest()).lastError ? newest() : null));
  smtp.state.refuse = null;
  await sleep(2_500);
  expect(smtp.taken).toEqual([]);
  expect((await newest()).id).toBe(failed.id);
  expect((await newest()).sentAt).toBeNull();
});

test('what a demo writes never leaves', async () => {
  await write({ agencyId: demo });
  await write();
  await until(async () => (await newest()).sentAt);
  await sleep(300);
  expect(smtp.taken).toHaveLength(1);
});

test('what is kept of a failure holds no password, even where the server repeats it', async () => {
  await using guarded = await startMailServer({ user: 'agence', password: 'right' });
  const smtpUrl = `smtp://agence:s3cr3t-pass@127.0.0.1:${guarded.port}`;
  await using wrong = openMailer({ smtpUrl, from: 'c@agence.test' });
  await write();
  await until(async () => (await newest()).sentAt);
  const { id } = await newest();
  await db.ownerPool.query('update mail set sent_at = null where id = $1', [id]);
  const { handle } = sendMailJob({ db: db.worker, mailer: wrong });
  const failure = await handle({ agencyId: real, mailId: id }, { id: 'job' }).catch(String);
  expect(failure).toContain('EAUTH');
  expect(failure).not.toContain('s3cr3t-pass');
  expect((await newest()).lastError).not.toContain('s3cr3t-pass');
});

test('without a mail server the mail stays, with its link', async () => {
  expect(openMailer({ smtpUrl: null, from: 'c@agence.test' })).toBeNull();
  const { handle } = sendMailJob({ db: db.worker, mailer: null });
  await write();
  await until(async () => (await newest()).sentAt);
  const { id } = await newest();
  await db.ownerPool.query(
    "update mail set sent_at = null, body = 'https://a.test/x' where id = $1",
    [id],
  );
  await handle({ agencyId: real, mailId: id }, { id: 'job' });
  expect(await newest()).toMatchObject({ sentAt: null, body: 'https://a.test/x' });
});
