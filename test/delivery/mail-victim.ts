import pg from 'pg';
import { z } from 'zod';
import '../../server/db/connect.ts'; // how timestamps are read
import { openDb } from '../../server/db/db.ts';
import { openMailer } from '../../server/mail/mailer.ts';
import { sendMailJob } from '../../server/mail/send-mail.ts';

/** A process of the tests that sends one mail, and kills itself once the server has taken it. */
const { worker, smtp, ...job } = z
  .object({
    worker: z.record(z.string(), z.string()),
    smtp: z.string(),
    agencyId: z.string(),
    mailId: z.string(),
  })
  .parse(JSON.parse(process.argv[2] ?? ''));

const mailer = openMailer({ smtpUrl: smtp, from: 'Compagnon <compagnon@agence.test>' });
if (!mailer) throw new Error('no mailer');
const db = openDb(new pg.Pool({ ...worker, max: 2 }));
const dying = {
  ...mailer,
  async send(letter: Parameters<typeof mailer.send>[0]) {
    await mailer.send(letter);
    process.kill(process.pid, 'SIGKILL');
  },
};
await sendMailJob({ db, mailer: dying }).handle(job, { id: 'victim' });
