import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startMailServer } from '../server/mail/mail-server.ts';
import { answerRules } from './answer-rules.ts';
import { startApp, type TestApp } from './app.ts';
import { createPerson } from './person.ts';

let smtp: Awaited<ReturnType<typeof startMailServer>>;
let app: TestApp;

beforeAll(async () => {
  smtp = await startMailServer();
  app = await startApp({ SMTP_URL: smtp.url, MAIL_FROM: 'Compagnon <c@zzagence.example>' });
}, 60_000);
afterAll(async () => {
  await app?.[Symbol.asyncDispose]();
  await smtp?.[Symbol.asyncDispose]();
});

/** Everything of people below begins with it, in names, addresses and words alike. */
const MARK = /zz[a-zé]{3,}/i;

test('what a process logs of a brief and a letter that fail names nobody', async () => {
  const { api } = createPerson(app.url);
  const password = 'quinze pots en verre';
  const email = 'zzhelene@zzagence.example';
  await api.people.setUp({
    ...{ locale: 'fr', timeZone: 'Europe/Paris', agencyName: 'Zzagence', name: 'Zzhélène' },
    ...{ email, password },
  });
  await api.people.signIn({ email, password });
  const { member } = await api.people.readSession({});
  const accountableId = member.id;
  const { id: clientId } = await api.clients.createClient({
    ...{ name: 'Zzlaiterie', locale: 'fr', accountableId },
  });
  const person = { name: 'Zzclarisse', email: 'zzclarisse@zzlait.example', canSign: true };
  const { id: contactId } = await api.clients.addContact({ clientId, ...person });
  // A careless server: refuses, and repeats whom it refuses.
  smtp.state.refuse = { code: 451, text: 'zzclarisse@zzlait.example: try later, Zzclarisse' };

  const { id: briefId } = await api.briefs.enterBrief({
    ...{ clientId, title: 'Zzrentrée', text: 'Zzpersonne veut du buzz avant mai.' },
    ...{ receivedFrom: 'Zzclarisse', receivedHow: 'mail' },
  });
  await api.briefs.sendBrief({ briefId, contactId, questions: ['budget'] });
  const { id: creatorId } = await api.creators.addCreator({
    ...{ name: 'Zzkatell', url: 'zzkatell.example', email: 'zzkatell@zzkatell.example' },
  });
  const { id: operationId } = await api.operations.createOperation({
    ...{ clientId, name: 'Zzopération', startsOn: '2026-12-09', endsOn: '2027-12-20' },
  });
  await answerRules(app.database, operationId);
  const { id: participationId } = await api.operations.keepCreator({ operationId, creatorId });
  const humanSentence = 'Zzphrase que seule une personne pouvait écrire.';
  const { id: letterId } = await api.operations.writeLetter({
    ...{ participationId, kind: 'proposal', humanSentence },
  });
  await api.operations.releaseLetter({ participationId, letterId });
  // A page that isn't there, a page that is none, a body that is no body.
  for (const path of ['/api/creators/zzkatell', '/api/contacts?q=zzclarisse@zzlait.example'])
    await fetch(`${app.url}${path}`);
  await fetch(`${app.url}/api/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: app.url },
    body: '{"email":"zzhelene@zzagence.example","password":',
  });
  // A row that breaks a rule of the database inside a request or a job is told without the row.
  await app.database.ownerPool.query(
    `update mail set thread = '"zzpersonne@zzlait.example"' where recipient like 'zzkatell%'`,
  );
  const attempts = async () => {
    const { rows } = await app.database.ownerPool.query<{ n: number }>(
      'select count(*) n from mail where attempts > 0',
    );
    return rows[0]?.n ?? 0;
  };
  for (let n = 0; n < 100 && (await attempts()) < 1; n++) await sleep(100);

  expect(app.lines.join('\n')).toMatch(/background work failed/);
  expect(app.lines.filter((line) => MARK.test(line))).toEqual([]);
}, 60_000);
