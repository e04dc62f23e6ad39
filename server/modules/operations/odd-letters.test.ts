import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerRules } from '../../../test/answer-rules.ts';
import { type OperationsBench, openOperationsBench } from '../../../test/operations-bench.ts';
import type { SmallAgency } from '../../../test/small-agency.ts';
import { type ReceivedLetter, readLetter } from '../../mail/read-letter.ts';
import { removeCreator } from '../creators/remove-creator.ts';
import { receiveLetter } from './receive-letter.ts';

let bench: OperationsBench;
let agency: SmallAgency;
let thread: { id: string; key: string };
let creatorId: Parameters<typeof removeCreator>[1];

beforeAll(async () => {
  bench = await openOperationsBench();
  agency = await bench.buildAgency();
  const solene = await bench.as('solene', agency);
  const dates = { startsOn: '2026-12-09', endsOn: '2026-12-20' };
  const made = await solene.createOperation({ clientId: agency.clientId, name: 'Lune', ...dates });
  await answerRules(bench.database, made.id);
  creatorId = (await bench.addCreator(agency, 'Farine')).id;
  const { id } = await solene.keepCreator({ operationId: made.id, creatorId });
  const { rows } = await bench.database.ownerPool.query<{ key: string }>(
    'select thread_key as key from participation where id = $1',
    [id],
  );
  thread = { id, key: rows[0]?.key ?? '' };
}, 120_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

/** As the inbox does: whatever is thrown here would be read again, and nothing after it. */
function receive(letter: ReceivedLetter): Promise<boolean> {
  return receiveLetter({ ...bench.captures, workerPool: bench.database.workerPool }, letter);
}

function raw(parts: { id: string; to?: string; headers?: string[]; body?: string }) {
  const { id, to = `reponses+${thread.key}@agence.example`, headers = [], body = 'Oui.' } = parts;
  const head = [
    'From: Katell <katell@blog.example>',
    `To: ${to}`,
    `Message-ID: <${id}@blog.example>`,
  ];
  return readLetter(Buffer.from([...head, ...headers, '', body, ''].join('\r\n')));
}

async function kept() {
  const { rows } = await bench.database.ownerPool.query<{ body: string }>(
    "select body from outreach_message where participation_id = $1 and direction = 'in' order by n",
    [thread.id],
  );
  return rows.map(({ body }) => body.trim());
}

test('a reference that only looks like ours leads nowhere, and stops nobody', async () => {
  const odd = `<01234567-${'-'.repeat(27)}@agence.example>`;
  const headers = [`In-Reply-To: ${odd}`, `References: ${odd}`];
  expect(await receive(await raw({ id: 'odd', to: 'reponses@agence.example', headers }))).toBe(
    false,
  );
  expect(await receive(await raw({ id: 'odd-2', headers }))).toBe(true);
  expect(await kept()).toEqual(['Oui.']);
});

test('a letter with bytes that the database refuses is kept without them', async () => {
  const headers = ['Content-Type: text/plain; charset=utf-8'];
  expect(await receive(await raw({ id: 'nul', headers, body: 'Peut-\u0000être.' }))).toBe(true);
  const subject = ['Subject: =?utf-8?Q?a=00b?=', 'Content-Type: multipart/mixed; boundary=b'];
  const name = `${'a'.repeat(119)}😀.txt`;
  const part = `Content-Type: text/plain; charset=utf-8\r\nContent-Disposition: attachment; filename*=utf-8''${encodeURIComponent(name)}`;
  const body = `--b\r\nContent-Type: text/plain\r\n\r\nNon.\r\n--b\r\n${part}\r\n\r\nx\r\n--b--`;
  expect(await receive(await raw({ id: 'odd-3', headers: subject, body }))).toBe(true);
  expect((await kept()).slice(1)).toEqual(['Peut-être.', expect.stringContaining('Non.')]);
});

test('what somebody writes who was erased is not kept', async () => {
  const { app } = bench.database;
  const at = bench.clock.now();
  await app.write(agency.scope, (tx) => removeCreator(tx, creatorId, { bar: true, at }));
  expect(await receive(await raw({ id: 'after', body: 'Encore moi, Katell.' }))).toBe(false);
  expect((await kept()).join('')).toBe('');
});

test('the client’s people see what a line really came to, and no remark or proof of the agency’s', async () => {
  const solene = await bench.as('solene', agency);
  const creator = await bench.addCreator(agency, 'Levain', null);
  const dates = { startsOn: '2026-12-09', endsOn: '2026-12-20' };
  const { id: operationId } = await solene.createOperation({
    clientId: agency.clientId,
    name: 'Deux',
    ...dates,
    lines: [
      {
        family: 'fees',
        label: 'Suivi',
        quantityHundredths: 100,
        unitPriceCents: 90_000,
        isInternal: true,
        owner: 'Inès',
      },
    ],
  });
  await answerRules(bench.database, operationId);
  const { id: participationId } = await solene.keepCreator({ operationId, creatorId: creator.id });
  const letter = await solene.writeLetter({
    participationId,
    kind: 'proposal',
    humanSentence: 'Une phrase assez longue.',
  });
  await solene.releaseLetter({ participationId, letterId: letter.id });
  await solene.moveParticipation({ participationId, to: 'declined', note: 'remarque-interne' });
  const lineId = (await solene.readOperation({ operationId })).lines[0]?.id ?? '';
  await solene.updateLine({
    operationId,
    lineId,
    realCents: 41_234,
    state: 'received',
    evidence: 'preuve-interne',
  });
  const clarisse = await bench.as('clarisse', agency);
  const seen = JSON.stringify([
    await clarisse.readOperation({ operationId }),
    await clarisse.readParticipation({ participationId }),
    await clarisse.listOperations({}),
  ]);
  for (const secret of ['remarque-interne', 'preuve-interne', 'Inès'])
    expect(seen).not.toContain(secret);
  const { budget, lines } = await clarisse.readOperation({ operationId });
  expect(lines.map(({ realCents }) => realCents)).toEqual([41_234]);
  expect(budget).toMatchObject({ agreedCents: 90_000, committedCents: 41_234 });
  const ours = JSON.stringify(await solene.readOperation({ operationId }));
  for (const known of ['remarque-interne', 'preuve-interne', '41234'])
    expect(ours).toContain(known);
});
