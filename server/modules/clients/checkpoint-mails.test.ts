import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ClientsBench, openClientsBench, refusalOf } from '../../../test/clients-bench.ts';
import type { SmallAgency } from '../../../test/small-agency.ts';
import { checkLog } from '../../../verifier/check/log.ts';
import { findNotes } from '../../../verifier/format/find-notes.ts';
import { parseVkey } from '../../../verifier/format/key.ts';
import { sequence } from '../../evidence/sequence.ts';
import { newId } from '../../lib/ids.ts';
import type { MailId } from '../../mail/mail.ts';
import { startMailServer } from '../../mail/mail-server.ts';
import { openMailer } from '../../mail/mailer.ts';
import { mailCheckpoints } from './checkpoint-mails.ts';

let bench: ClientsBench;
let agency: SmallAgency;
let now: Date;

beforeAll(async () => {
  bench = await openClientsBench();
  agency = await bench.buildAgency();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

const email = 'clarisse@ombrelune.example';

async function mail(at: string) {
  now = new Date(at);
  const errors: unknown[] = [];
  const sent = await mailCheckpoints({
    worker: bench.database.worker,
    clock: { now: () => now },
    jobs: bench.deps.jobs,
    publicUrl: bench.deps.publicUrl,
    onError: (error) => errors.push(error),
  });
  expect(errors).toEqual([]);
  return sent;
}

async function letters(): Promise<{ subject: string; body: string }[]> {
  const { rows } = await bench.database.ownerPool.query(
    'select subject, body from mail where agency_id = $1 and recipient = $2 order by created_at, id',
    [agency.agencyId, email],
  );
  return rows;
}

async function grow() {
  const { worker } = bench.database;
  const deps = { worker, vault: bench.deps.vault, clock: bench.deps.clock };
  const of = { agencyId: agency.agencyId, clientId: agency.clientId };
  await sequence(deps, of, { checkpoint: true });
}

const readers = async () =>
  (await (await bench.as('solene', agency)).readClient({ clientId: agency.clientId })).log.readers;

test('the client names an address, and gets a letter on the days when the log grew', async () => {
  const { clientId } = agency;
  const clarisse = await bench.as('clarisse', agency);
  const naming = { clientId, email, locale: 'fr' } as const;
  await clarisse.addCheckpointReader(naming);
  const twice = clarisse.addCheckpointReader({ ...naming, email: email.toUpperCase() });
  expect(await refusalOf(twice)).toBe('reader-known');
  const karim = await bench.as('karim', agency);
  expect(await refusalOf(karim.addCheckpointReader(naming))).not.toBe('done');
  expect(await mail('2026-11-24T06:30:00Z')).toBe(0); // there is no checkpoint yet
  await grow();
  expect(await mail('2026-11-25T05:30:00Z')).toBe(0); // half past six in Paris
  expect(await mail('2026-11-25T06:30:00Z')).toBe(1);
  expect(await mail('2026-11-25T22:30:00Z')).toBe(0); // not twice a day
  expect(await mail('2026-11-26T06:30:00Z')).toBe(0); // it hasn't grown
  const [letter, ...others] = await letters();
  expect(others).toEqual([]);
  expect(letter?.subject).toContain('2026-11-25');
  expect(letter?.body).toMatch(/http:\/\/localhost:4321\/checkpoints\/[\w-]{32}$/);
  expect(await readers()).toMatchObject([{ email, lastDay: '2026-11-25', stoppedAt: null }]);
});

test('the letter as it came is checked against an export', async () => {
  const { clientId } = agency;
  const solene = await bench.as('solene', agency);
  await solene.exportLog({ clientId });
  const { rows } = await bench.database.ownerPool.query(
    'select sha256 from log_export where client_id = $1 order by made_at desc limit 1',
    [clientId],
  );
  const bytes = await bench.blobs.get(rows[0].sha256);
  const [letter] = await letters();
  const key = parseVkey(/--key '(\S+)'/.exec(letter?.body ?? '')?.[1] ?? '');
  if (!bytes || !letter || !key.ok) throw new Error('nothing to compare');
  const checked = checkLog(bytes, { keys: [key.value], checkpoints: [letter.body] });
  const types = checked.findings.map(({ type }) => type).sort();
  expect(types).toEqual(['checkpoint-contained', 'witness-absent']);
  // The log of another client has its own name, and doesn't hold what was mailed.
  const other = await bench.buildAgency();
  await (await bench.as('solene', other)).exportLog({ clientId: other.clientId });
  const found = await bench.database.ownerPool.query(
    'select sha256 from log_export where client_id = $1',
    [other.clientId],
  );
  const elsewhere = await bench.blobs.get(found.rows[0].sha256);
  if (!elsewhere) throw new Error('no export');
  const wrong = checkLog(elsewhere, { checkpoints: [letter.body] });
  expect(wrong.verdict).toBe('not-verified');
  expect(wrong.findings.map(({ type }) => type)).toContain('checkpoint-of-another-log');
});

test('the checkpoint survives the way by SMTP, byte for byte', async () => {
  const [letter] = await letters();
  if (!letter) throw new Error('no letter');
  const smtp = await startMailServer();
  const mailer = openMailer({ smtpUrl: smtp.url, from: 'Compagnon <compagnon@agence.test>' });
  const id = newId<MailId>();
  const { subject, body: text } = letter;
  await mailer?.send({ id, to: email, subject, text, writtenAt: new Date(), thread: null });
  const [taken] = smtp.taken;
  const came = findNotes(taken?.text ?? '');
  expect(came).toEqual(findNotes(text));
  expect(came[0]?.day).toBe('2026-11-25');
  await mailer?.[Symbol.asyncDispose]();
  await smtp[Symbol.asyncDispose]();
});

test('whoever holds the letter stops them, and nobody names the address again', async () => {
  const { clientId } = agency;
  const [letter] = await letters();
  const token = /checkpoints\/([\w-]+)$/.exec(letter?.body ?? '')?.[1] ?? '';
  const nobody = await bench.as(null, agency);
  const page = { clientName: 'Ombrelune', email, locale: 'fr', isStopped: false };
  expect(await nobody.readCheckpointStop({ token })).toEqual(page);
  expect(await refusalOf(nobody.stopCheckpointMail({ token: 'x'.repeat(32) }))).toBe('not-found');
  await nobody.stopCheckpointMail({ token });
  await nobody.stopCheckpointMail({ token });
  expect(await nobody.readCheckpointStop({ token })).toEqual({ ...page, isStopped: true });
  const solene = await bench.as('solene', agency);
  const again = solene.addCheckpointReader({ clientId, email, locale: 'fr' });
  expect(await refusalOf(again)).toBe('reader-stopped');
  expect(await readers()).toMatchObject([{ email, stoppedAt: expect.any(String) }]);
  await bench.database.ownerPool.query(
    'update checkpoint_reader set last_size = 1, last_day = $1 where client_id = $2',
    ['2026-11-01', clientId],
  );
  expect(await mail('2026-11-27T09:00:00Z')).toBe(0);
});

test('an address that was taken off may be named again', async () => {
  const { clientId } = agency;
  const solene = await bench.as('solene', agency);
  const naming = { clientId, email: 'compta@ombrelune.example', locale: 'en' } as const;
  await solene.addCheckpointReader(naming);
  const [one] = (await readers()).filter((reader) => reader.email === naming.email);
  await solene.removeCheckpointReader({ clientId, readerId: one?.id ?? '' });
  expect((await readers()).map((reader) => reader.email)).toEqual([email]);
  await solene.addCheckpointReader(naming);
  expect(await mail('2026-11-28T09:00:00Z')).toBe(1);
});
