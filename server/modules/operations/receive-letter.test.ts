import { setTimeout as sleep } from 'node:timers/promises';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerRules } from '../../../test/answer-rules.ts';
import { type Dovecot, startDovecot } from '../../../test/networks/dovecot/dovecot.ts';
import { type OperationsBench, openOperationsBench } from '../../../test/operations-bench.ts';
import type { SmallAgency } from '../../../test/small-agency.ts';
import { startInbox } from '../../mail/inbox.ts';
import { openMailer } from '../../mail/mailer.ts';
import { sendMailJob } from '../../mail/send-mail.ts';
import { receiveLetter } from './receive-letter.ts';

let bench: OperationsBench;
let agency: SmallAgency;
let dovecot: Dovecot;
let smtp: SMTPServer;
let smtpUrl: string;
let inbox: AsyncDisposable;
const sent: { raw: string; from: string; to: string }[] = [];
const errors: unknown[] = [];

beforeAll(async () => {
  bench = await openOperationsBench();
  agency = await bench.buildAgency();
  dovecot = await startDovecot();
  // Somebody else's letter that lay there before: it isn't ours.
  await dovecot.deliver(letter({ subject: 'Facture', text: 'Voici la facture.' }));
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom ? mailFrom.address : '';
        sent.push({ raw: Buffer.concat(chunks).toString(), from, to: rcptTo[0]?.address ?? '' });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  const address = smtp.server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  smtpUrl = `smtp://127.0.0.1:${address.port}`;
  const deps = { ...bench.captures, workerPool: bench.database.workerPool };
  inbox = startInbox({
    url: dovecot.url,
    workerPool: bench.database.workerPool,
    onLetter: async (one) => void (await receiveLetter(deps, one)),
    onError: (error) => void errors.push(error),
  });
  await waitFor(async () => {
    const { rowCount } = await bench.database.workerPool.query('select from inbox_cursor');
    return rowCount === 1;
  });
}, 60_000);
afterAll(async () => {
  await inbox?.[Symbol.asyncDispose]();
  await new Promise<void>((resolve) => smtp?.close(() => resolve()) ?? resolve());
  await dovecot?.stop();
  await bench?.[Symbol.asyncDispose]();
});

type Parts = {
  subject: string;
  text: string;
  headers?: readonly string[];
  to?: string;
  id?: string;
};

function letter({
  subject,
  text,
  headers = [],
  to = 'reponses@agence.example',
  id = 'x',
}: Parts): string {
  return [
    'From: Katell <katell@blog.example>',
    `To: ${to}`,
    `Subject: ${subject}`,
    `Message-ID: <${id}-${subject.length}@blog.example>`,
    'Date: Tue, 8 Dec 2026 10:00:00 +0100',
    'MIME-Version: 1.0',
    ...headers,
    ...(headers.some((one) => /^content-type/i.test(one))
      ? []
      : ['Content-Type: text/plain; charset=utf-8']),
    '',
    text,
    '',
  ].join('\r\n');
}

async function waitFor(is: () => Promise<boolean>, waitMs = 15_000) {
  for (const until = Date.now() + waitMs; Date.now() < until; await sleep(50))
    if (await is()) return;
  throw new Error('waited in vain');
}

/** A proposal that really went over SMTP. */
async function propose(name: string) {
  const creator = await bench.addCreator(agency, name);
  const solene = await bench.as('solene', agency);
  const { id: operationId } = await solene.createOperation({
    clientId: agency.clientId,
    name: `Opération ${name}`,
    startsOn: '2026-12-09',
    endsOn: '2026-12-20',
  });
  await answerRules(bench.database, operationId);
  const { id: participationId } = await solene.keepCreator({ operationId, creatorId: creator.id });
  const humanSentence = 'J’ai lu votre riz au lait deux fois avant d’oser vous écrire.';
  const { id: letterId } = await solene.writeLetter({
    participationId,
    kind: 'proposal',
    humanSentence,
  });
  await solene.releaseLetter({ participationId, letterId });
  await send();
  const mail = sent.at(-1);
  if (!mail) throw new Error('nothing was sent');
  return { participationId, mail, parsed: await simpleParser(mail.raw) };
}

/** The queue's work, here by hand: every mail that waits goes over SMTP. */
async function send() {
  const from = 'Compagnon <compagnon@agence.example>';
  await using mailer = openMailer({ smtpUrl, from, inbox: dovecot.address });
  const kind = sendMailJob({ db: bench.database.worker, mailer });
  const { rows } = await bench.database.ownerPool.query<{ id: string }>(
    'select id from mail where sent_at is null order by created_at',
  );
  for (const { id } of rows) await kind.handle({ agencyId: agency.agencyId, mailId: id }, { id });
}

async function received(participationId: string, n: number) {
  const solene = await bench.as('solene', agency);
  await waitFor(async () => {
    const { letters } = await solene.readParticipation({ participationId });
    return letters.filter(({ direction }) => direction === 'in').length >= n;
  });
  return solene.readParticipation({ participationId });
}

test('a letter leaves with an address of its own to come back to, and answers find their thread', async () => {
  const { participationId, mail, parsed } = await propose('Farine');
  const key = /\+([a-z2-7]{16})@/.exec(mail.from)?.[1];
  expect(parsed.replyTo?.value[0]?.address).toBe(`reponses+${key}@agence.example`);
  expect(parsed.headers.get('auto-submitted')).toBeUndefined();
  // By the address, as the mail server hands it over.
  const to = `reponses+${key}@agence.example`;
  await dovecot.deliver(
    letter({ subject: 'Re: oui', text: 'Volontiers, avec plaisir.', to, id: 'a' }),
    to,
  );
  const first = await received(participationId, 1);
  expect(first.letters.at(-1)).toMatchObject({
    kind: 'reply',
    sender: 'katell@blog.example',
    body: 'Volontiers, avec plaisir.',
  });
  expect(first.alert).toMatchObject({ kind: 'answer-came', isRed: true });
  // By what it answers alone: the address has lost its key on the way.
  const headers = [`In-Reply-To: ${parsed.messageId}`, 'Content-Type: text/html; charset=utf-8'];
  const html =
    '<p>Une <b>question</b></p><script>alert(1)</script><img src="https://suivi.example/x.gif">';
  await dovecot.deliver(letter({ subject: 'Encore', text: html, headers, id: 'b' }));
  const second = await received(participationId, 2);
  const body = second.letters.at(-1)?.body ?? '';
  expect(body).toContain('question');
  expect(body).not.toMatch(/<|alert|suivi/);
  // Our answer is in the same thread for their mail program too.
  const solene = await bench.as('solene', agency);
  const humanSentence = 'Oui, le coffret est consigné et repris.';
  const { id: letterId } = await solene.writeLetter({
    participationId,
    kind: 'answer',
    humanSentence,
  });
  await solene.releaseLetter({ participationId, letterId });
  await send();
  const answer = await simpleParser(sent.at(-1)?.raw ?? '');
  expect(answer.inReplyTo).toBe('<b-6@blog.example>');
  expect(answer.references).toContain(parsed.messageId);
  await solene.markLettersRead({ participationId });
  expect((await solene.readParticipation({ participationId })).alert?.kind).not.toBe('answer-came');
});

test('an attachment is kept by its hash, one that is too heavy by its name', async () => {
  const { participationId, mail } = await propose('Pièces');
  const file = (name: string, bytes: Buffer) =>
    [
      '--b',
      'Content-Type: application/pdf',
      `Content-Disposition: attachment; filename="${name}"`,
      'Content-Transfer-Encoding: base64',
      '',
      bytes.toString('base64').replaceAll(/.{76}/g, '$&\r\n'),
    ].join('\r\n');
  const text = [
    '--b',
    'Content-Type: text/plain',
    '',
    'Ci-joint.',
    file('kit.pdf', Buffer.from('%PDF-1.4')),
    file('video.pdf', Buffer.alloc(5_100_000, 1)),
    '--b--',
  ].join('\r\n');
  const headers = ['Content-Type: multipart/mixed; boundary=b'];
  await dovecot.deliver(
    letter({ subject: 'Kit', text, headers, to: mail.from, id: 'c' }),
    mail.from,
  );
  const { letters } = await received(participationId, 1);
  const { attachments } = letters.at(-1) ?? {};
  expect(attachments).toMatchObject([
    { name: 'kit.pdf', size: 8, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    { name: 'video.pdf', sha256: null, url: '' },
  ]);
  expect(
    Buffer.from((await bench.blobs.get(attachments?.[0]?.sha256 ?? '')) ?? '').toString(),
  ).toBe('%PDF-1.4');
});

test('a letter that comes back shows where it was sent, and a letter of nobody’s is left alone', async () => {
  const { participationId, mail, parsed } = await propose('Partie');
  const text = [
    '--r',
    'Content-Type: text/plain',
    '',
    'Your message could not be delivered.',
    '--r',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.blog.example',
    '',
    'Final-Recipient: rfc822; partie@blog.example',
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 No such user',
    '',
    '--r',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${parsed.messageId}`,
    'Subject: une proposition',
    '--r--',
  ].join('\r\n');
  const headers = ['Content-Type: multipart/report; report-type=delivery-status; boundary=r'];
  await dovecot.deliver(
    letter({ subject: 'Undelivered', text, headers, to: mail.from, id: 'd' }),
    mail.from,
  );
  const view = await received(participationId, 1);
  expect(view.letters.at(-1)).toMatchObject({
    kind: 'bounce',
    body: expect.stringContaining('No such user'),
  });
  expect(view.letters[0]).toMatchObject({ delivery: 'bounced' });
  expect(view.alert).toMatchObject({ kind: 'bounced', isRed: true });
  const count = async () => {
    const { rows } = await bench.database.ownerPool.query<{ n: number }>(
      "select count(*)::integer as n from outreach_message where direction = 'in'",
    );
    return rows[0]?.n ?? 0;
  };
  const before = await count();
  await dovecot.deliver(letter({ subject: 'Réunion', text: 'Jeudi ?', id: 'e' }));
  await dovecot.deliver(
    letter({ subject: 'Undelivered', text, headers, to: mail.from, id: 'd' }),
    mail.from,
  );
  const { rows: at } = await bench.database.ownerPool.query<{ last_uid: number }>(
    'select last_uid from inbox_cursor',
  );
  await waitFor(async () => {
    const { rows } = await bench.database.ownerPool.query<{ last_uid: number }>(
      'select last_uid from inbox_cursor',
    );
    return (rows[0]?.last_uid ?? 0) >= (at[0]?.last_uid ?? 0) + 2 || (rows[0]?.last_uid ?? 0) >= 7;
  });
  expect(await count()).toBe(before);
  expect(errors).toEqual([]);
});
