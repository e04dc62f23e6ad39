import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { addCosignature, cosign } from '../verifier/format/cosignature.ts';
import { makeSigner, newSecret } from '../verifier/format/key.ts';
import { formatNote, parseNote } from '../verifier/format/note.ts';
import { startApp, type TestApp } from './app.ts';
import { fillAudience } from './audience-map.ts';
import { fillCrawls } from './crawl-map.ts';
import { fillCreators } from './creators-map.ts';
import { fillRules } from './fill-rules.ts';
import { fillOperations } from './operations-rows.ts';
import { createPerson, type Person } from './person.ts';
import { fillReports } from './reports-map.ts';

export const PASSWORD = 'quinze pots en verre';

/**
 * The product with two agencies on one database: the demo, played by its head and with something in
 * every table, and a real one across the street that has a client of its own.
 */
export async function startTwoAgencies(
  env: Readonly<Record<string, string>> = {},
  pages: { withPages?: boolean } = {},
) {
  const app = await startApp(env, pages);
  try {
    const stranger = createPerson(app.url);
    await stranger.api.people.setUp({
      locale: 'fr',
      timeZone: 'Europe/Paris',
      agencyName: 'Agence d’en face',
      name: 'Aude Passavant',
      email: 'aude@enface.example',
      password: PASSWORD,
    });
    const own = await stranger.api.clients.createClient({
      name: 'Cidrerie Passavant',
      locale: 'fr',
    });
    const visitor = createPerson(app.url);
    await visitor.api.people.signIn({ email: 'aude@enface.example', password: PASSWORD });
    await visitor.api.people.enterDemo({ locale: 'fr' });
    const filled = await fillEveryTable(app, visitor);
    await fillRules(app.database.app, visitor);
    const settle = () => waitForRest(app.database.ownerPool);
    await settle();
    const { agency } = await visitor.api.people.readSession({});
    const { agency: across } = await stranger.api.people.readSession({});
    return {
      ...app,
      /** Waits until what works in the background has nothing left to write. */
      settle,
      /** The demo's head, and her agency. */
      helene: visitor,
      /** Of the page of the creator whom `fillOperations` made. */
      creatorToken: filled.token,
      /** Of the page on which another creator reads what is held about them. */
      ownToken: filled.ownToken,
      reportToken: filled.reportToken,
      agencyId: agency.id,
      /** The head of the other agency, who holds nothing of the first. */
      stranger,
      strangerAgencyId: across.id,
      strangerClientId: own.id,
    };
  } catch (error) {
    await app[Symbol.asyncDispose]();
    throw error;
  }
}
export type TwoAgencies = Awaited<ReturnType<typeof startTwoAgencies>>;

/** What the demo's two weeks didn't need: a witness, an export, a pause, an invitation, a voided stamp. */
async function fillEveryTable({ url, database }: TestApp, person: Person) {
  const { api } = person;
  const { cast, clients, agency } = await api.people.readSession({});
  const helene = cast.find(({ role }) => role === 'head');
  const mentor = cast.find(({ role }) => role === 'mentor');
  const [client] = clients;
  if (!helene || !mentor || !client) throw new Error('the demo has no head, or no client');
  await api.people.playAs({ memberId: helene.memberId });
  const clientId = client.id;
  await api.people.inviteMember({ name: 'Noé', email: 'noe@corvelle.example', role: 'junior' });
  await api.clients.pauseClient({ clientId, reason: 'Une rumeur court.' });
  await api.clients.resumeClient({ clientId });
  await cosignLog(url, person, clientId);
  await database.ownerPool.query(
    `insert into witness_audit
     select w.client_id, repeat('a', 64), w.id, repeat('b', 64), 1, 1, now(), now(), 1, 0, 0, '\\x00', l.id
     from witness w join leaf l on l.client_id = w.client_id and l.idx = 0`,
  );
  await database.ownerPool.query(
    `insert into held_head select client_id, 1, decode(repeat('aa', 32), 'hex'), '', 'shown', now(), now()
     from log_head`,
  );
  const email = 'clarisse@ombrelune.example';
  await api.clients.addCheckpointReader({ clientId, email, locale: 'fr' });
  await api.clients.exportLog({ clientId });
  const around = { from: '2026-11-20T00:00:00Z', to: '2027-01-10T00:00:00Z' };
  const { posts } = await api.publishing.listPosts(around);
  const signed = posts.find(
    ({ stage, diffusion }) => stage === 'signed' && diffusion === 'scheduled',
  );
  if (!signed) throw new Error('the demo has no signed post that waits for its hour');
  const { version, content } = await api.publishing.readPost({ postId: signed.id });
  const text = `${content.text} Entrée libre.`;
  await api.publishing.savePost({
    postId: signed.id,
    basedOn: version,
    content: { ...content, text },
  });
  await fillCrawls(database, person, agency.id);
  const { ownToken } = await fillCreators(person);
  const operation = await fillOperations(database, person, { agencyId: agency.id, clientId });
  // The demo's list was closed in time: a postponement is made up.
  await database.ownerPool.query(
    `insert into contest_postponement
     select contest_id, client_id, 1, 1, 2, 'no-freeze', frozen_at, leaf_id from contest_freeze`,
  );
  // Its rules take no comments either.
  const made = [
    `insert into contest_comment (contest_id, delivery_id, comment_mark, client_id, text_mark, written_at, first_seen_at)
     select f.contest_id, d.id, 'c', f.client_id, 't', f.frozen_at, f.frozen_at from contest_freeze f
     join delivery d on d.client_id = f.client_id limit 1`,
    `insert into contest_source (contest_id, delivery_id, client_id, tried_at)
     select contest_id, delivery_id, client_id, written_at from contest_comment`,
    `insert into contest_import (id, client_id, contest_id, delivery_id, at, sha256, comments, people, leaf_id)
     select gen_random_uuid(), c.client_id, c.contest_id, delivery_id, written_at, repeat('a', 64), 1, 1, leaf_id
     from contest_comment c join contest_freeze f on f.contest_id = c.contest_id`,
    `insert into contest_objection (id, client_id, contest_id, n, form_key, name, words, locale, received_at)
     select gen_random_uuid(), client_id, contest_id, 1, 'k', 'Lou', 'Pourquoi ?', 'fr', frozen_at from contest_freeze`,
  ];
  for (const statement of made) await database.ownerPool.query(statement);
  // Nothing of the demo's is out long enough on a network whose readers are counted.
  await database.ownerPool.query(
    `insert into publication_reading (delivery_id, client_id, moment, due_at, why)
     select d.id, d.client_id, 'day-1', d.accepted_at + interval '1 day', 'unavailable'
     from delivery d join client c on c.id = d.client_id
     where c.agency_id = $1 and d.accepted_at is not null limit 1`,
    [agency.id],
  );
  await database.ownerPool.query(
    'insert into pseudonym_salt (scope_id, client_id) values ($1, $1)',
    [clientId],
  );
  // Nobody has written there who could ask to be erased.
  await database.ownerPool.query(
    `insert into person_erasure (scope_id, client_id, author, reason, records, at)
     values ($1, $1, repeat('0', 32), 'asked', 0, now())`,
    [clientId],
  );
  const { operationId } = operation;
  const [own] = (await api.publishing.listPosts({ ...around, clientId })).posts;
  if (!own) throw new Error('the client of the operation has no post');
  await fillAudience(url, person, { clientId, operationId, postId: own.id });
  return {
    ownToken,
    ...(await fillReports(person, {
      clientId,
      headId: helene.memberId,
      mentorId: mentor.memberId,
    })),
    ...operation,
  };
}

/** Hundreds of letters of the demo wait for their turn to do nothing: they aren't waited for. */
async function waitForRest(owner: Pool) {
  const busy = `
    select 'leaf' as what from leaf where idx is null
    union all select 'checkpoint' from log_head h
      where h.size > coalesce((select max(size) from checkpoint c where c.client_id = h.client_id), 0)
    union all select 'job' from pgboss.job 
      where state in ('created', 'active') and start_after <= now() and name <> 'send-mail'`;
  for (const until = Date.now() + 60_000; ; await sleep(100)) {
    const { rows } = await owner.query<{ what: string }>(busy);
    if (rows.length === 0) return;
    if (Date.now() > until) throw new Error(`no rest: ${rows.map(({ what }) => what).join()}`);
  }
}

/** Enrols a witness and hands its word on the next checkpoint over. */
async function cosignLog(url: string, { api }: Person, clientId: string) {
  const witness = makeSigner('temoin.example', 'cosignature', newSecret());
  const recovery = makeSigner('secours.example', 'note', newSecret()).vkey.text;
  const before = (await api.clients.readClient({ clientId })).log.size;
  await api.clients.enrolWitness({ clientId, vkey: witness.vkey.text, recovery });
  for (const until = Date.now() + 30_000; Date.now() < until; await sleep(100)) {
    const response = await fetch(`${url}/log/${clientId}/checkpoint`);
    const note = parseNote(await response.text());
    if (!note.ok || Number(note.value.text.split('\n')[1]) <= before) continue;
    const line = cosign(note.value.text, witness, new Date());
    const body = formatNote(addCosignature(note.value, line));
    const answer = await fetch(`${url}/log/${clientId}/cosignature`, { method: 'POST', body });
    if (answer.status !== 204) throw new Error(`the co-signature was answered ${answer.status}`);
    return;
  }
  throw new Error('no checkpoint was signed after the witness was enrolled');
}
